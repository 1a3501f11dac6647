import { formatCount } from "../format.js";
import { cancel } from "../steps/cancel.js";
import { sayDuration, sayHeldUp } from "../view/estimate.js";
import { useNow } from "../view/use-now.js";
import { useView } from "../view/view.js";
import { KindTable } from "./kind-table.js";
import { PrivacyNotice } from "./privacy-notice.js";
import { progressOf, type SaveRun, secondsLeft } from "./save-state.js";

/** How far it is and how long it takes, kind by kind; and the way to let it rest. */
export function SaveProgress({ run }: { run: SaveRun }) {
  const { panel, state, text } = useView();
  const waitsUntil = state.busy?.waitsUntil ?? null;
  const now = useNow(1);
  const { records, total, sure } = progressOf(run);
  const left = run.stage === "fetching" && waitsUntil === null ? secondsLeft(run, now) : null;
  const label = text.say("save.progress");
  return (
    <section class="under-way" aria-label={label}>
      {run.stage === "fetching" && total !== null && total > 0 ? (
        <progress class="progress" max={total} value={records} aria-label={label} />
      ) : (
        <div class="progress endless" aria-hidden="true" />
      )}
      <p class="waiting">
        {total === null
          ? text.count("consult.records", records, { count: formatCount(records, text.language) })
          : text.say(sure ? "save.records_of" : "save.records_of_about", {
              count: formatCount(records, text.language),
              total: formatCount(total, text.language),
            })}
        {left !== null && ` · ${text.say("busy.left", { duration: sayDuration(text, left) })}`}
      </p>
      <p class="hint" role="status">
        {waitsUntil === null ? text.say(`save.at.${run.stage}`) : sayHeldUp(text, waitsUntil)}
      </p>
      <KindTable run={run} />
      <PrivacyNotice />
      <div class="actions">
        <button
          type="button"
          class="primary"
          aria-disabled={run.stage !== "fetching"}
          onClick={() => cancel(panel)}
        >
          {text.say("save.pause")}
        </button>
      </div>
    </section>
  );
}
