import { useId, useRef } from "preact/hooks";
import { RECENT_DAYS, titleOf } from "../recent.js";
import type { Filled } from "../state/state.js";
import { fillWith, removeTemplate } from "../steps/again.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { useView } from "../view/view.js";
import { detailOf, nameOf } from "./name-of.js";
import { SaveTemplate } from "./save-template.js";

/** What was entered before, to enter it again: templates with a name, and what was sent lately. */
export function Again() {
  const { state, text } = useView();
  const { recent, templates } = state;
  const count = recent.entries.length + templates.length;
  const failure = useFailure("keeping");
  return (
    <details class="fold again">
      <summary>{count === 0 ? text.say("again.title") : text.say("again.title.count", { count })}</summary>
      <FailureBox failure={failure} />
      <Templates />
      <RecentEntries />
      <SaveTemplate />
    </details>
  );
}

function Templates() {
  const { panel, state, text } = useView();
  const title = useRef<HTMLHeadingElement>(null);
  return (
    <section>
      <h2 ref={title} tabIndex={-1}>
        {text.say("again.templates")}
      </h2>
      {state.templates.length === 0 && <p class="hint">{text.say("again.templates.none")}</p>}
      <ul class="again-list">
        {state.templates.map((template) => (
          <li key={template.id}>
            <UseButton filled={template} name={template.name} />
            <span class="hint about">
              {[
                template.name === titleOf(template) ? "" : nameOf(template, text),
                template.workers.length > 0 && text.count("work.workers", template.workers.length),
                text.say(template.kept ? "again.kept" : "again.session"),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
            <button
              type="button"
              class="quiet small"
              aria-label={text.say("again.template.remove.what", { name: template.name })}
              onClick={() => {
                void removeTemplate(panel, template.id);
                title.current?.focus();
              }}
            >
              {text.say("again.template.remove")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RecentEntries() {
  const { panel, state, text } = useView();
  const { recent } = state;
  const title = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const empty = recent.entries.length === 0 && recent.workers.length === 0;
  return (
    <section>
      <h2 ref={title} tabIndex={-1}>
        {text.say("again.recent")}
      </h2>
      {empty && <p class="hint">{text.say("again.recent.none")}</p>}
      <ul class="again-list">
        {recent.entries.map(({ filled, at }) => (
          <li key={`${at} ${filled.kind}`}>
            <UseButton filled={filled} name={nameOf(filled, text)} />
            <span class="hint about">{detailOf(filled, text)}</span>
          </li>
        ))}
      </ul>
      <label class="choice">
        <input
          type="checkbox"
          checked={recent.kept}
          aria-describedby={id}
          onChange={(event) =>
            panel.store.dispatch({ type: "recentKept", kept: event.currentTarget.checked })
          }
        />
        <span>{text.say("again.recent.keep")}</span>
      </label>
      <p class="hint" id={id}>
        {text.say("again.recent.keep.hint", { days: RECENT_DAYS })}
      </p>
      {!empty && (
        <p>
          <button
            type="button"
            class="small"
            onClick={() => {
              panel.store.dispatch({ type: "recentForgotten" });
              panel.store.dispatch({ type: "announced", key: "again.forgotten" });
              title.current?.focus();
            }}
          >
            {text.say("again.forget", {
              workers: text.count("again.forget.workers", recent.workers.length),
              entries: text.count("again.forget.entries", recent.entries.length),
            })}
          </button>
        </p>
      )}
    </section>
  );
}

function UseButton({ filled, name }: { filled: Filled; name: string }) {
  const { panel, text } = useView();
  return (
    <button
      type="button"
      class="small"
      aria-label={text.say("again.use.what", { name })}
      onClick={(event) => {
        const fold = event.currentTarget.closest("details");
        fillWith(panel, filled);
        if (fold) fold.open = false;
      }}
    >
      {name}
    </button>
  );
}
