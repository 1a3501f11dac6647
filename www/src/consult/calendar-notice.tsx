import { KNOWN } from "#known";
import { Notice } from "../view/notice.js";
import { useNow } from "../view/use-now.js";
import { useView } from "../view/view.js";

/** The end of 31 December 2026 in Belgium: from then on nothing is left of the register (law of 14 January 2026). */
export const DESTROYED_FROM = Date.UTC(2026, 11, 31, 23);

const DAY = 86_400_000;

/** The days on which the register can still be consulted by law, today included; none once it is destroyed. */
export function daysLeft(now: number): number {
  return Math.max(0, Math.ceil((DESTROYED_FROM - now) / DAY));
}

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
