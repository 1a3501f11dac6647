import { useId, useState } from "preact/hooks";
import { makeTemplate } from "../steps/again.js";
import { MAX_TEMPLATE_NAME } from "../templates.js";
import { useView } from "../view/view.js";
import { filledIn, workersIn } from "./filled.js";

/** Makes a template of the form as it stands. Nothing of it stays on this computer unless that is ticked. */
export function SaveTemplate() {
  const { panel, state, text } = useView();
  const [typed, setTyped] = useState("");
  const [withWorkers, setWithWorkers] = useState(false);
  const [kept, setKept] = useState(false);
  const id = useId();
  const workers = workersIn(filledIn(state.work)).length;
  const save = () => {
    if (typed.trim() === "") return;
    void makeTemplate(panel, typed, { kept, withWorkers: withWorkers && workers > 0 });
    setTyped("");
  };
  return (
    <section>
      <h2>{text.say("again.save")}</h2>
      <div class="field">
        <label for={id}>{text.say("again.save.name")}</label>
        <div class="with-button">
          <input
            id={id}
            type="text"
            autocomplete="off"
            maxLength={MAX_TEMPLATE_NAME}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
              // Here Enter saves the template; it does not send the form.
              event.preventDefault();
              save();
            }}
          />
          <button type="button" onClick={save}>
            {text.say("again.save.do")}
          </button>
        </div>
      </div>
      <label class="choice">
        <input
          type="checkbox"
          checked={withWorkers && workers > 0}
          disabled={workers === 0}
          onChange={(event) => setWithWorkers(event.currentTarget.checked)}
        />
        <span>
          {text.say("again.save.workers")}
          <span class="hint">{text.say("again.save.workers.hint")}</span>
        </span>
      </label>
      <label class="choice">
        <input type="checkbox" checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
        <span>
          {text.say("again.save.keep")}
          <span class="hint">{text.say("again.save.keep.hint")}</span>
        </span>
      </label>
    </section>
  );
}
