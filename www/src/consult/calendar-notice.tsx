import { KNOWN } from "#known";
import { daysLeft } from "../calendar.js";
import { Notice } from "../view/notice.js";
import { useNow } from "../view/use-now.js";
import { useView } from "../view/view.js";

/** How long looking up is still possible by law, and who says so. It never stops anybody: the server has the last word. */
export function CalendarNotice() {
  const { panel, state, text } = useView();
  useNow(3600);
  const left = daysLeft(panel.now());
  return (
    <Notice tone={left === 0 ? "warning" : "calm"}>
      <p>
        {left === 0 ? (
          text.say("consult.calendar.destroyed")
        ) : (
          <>
            <strong>{text.count("consult.calendar.left", left)}</strong> {text.say("consult.calendar.law")}
          </>
        )}
      </p>
      {state.mode === "demo" && <p>{text.say("consult.calendar.demo")}</p>}
      <details class="sources">
        <summary>{text.say("consult.calendar.sources")}</summary>
        <p class="hint">{text.say("consult.calendar.sources.text")}</p>
        <ul class="links">
          {KNOWN.calendarSources.map(({ name, url }) => (
            <li key={url}>
              <a href={url} target="_blank" rel="noreferrer">
                {name}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </Notice>
  );
}
