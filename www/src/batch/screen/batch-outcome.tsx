import { askAboutBatch, sendAgain } from "../../steps/batch.js";
import { correctRefused } from "../../steps/returned.js";
import { Notice } from "../../view/notice.js";
import { useView } from "../../view/view.js";
import type { Batch, Counts } from "../batch.js";

interface Props {
  batch: Batch;
  counts: Counts;
  isSending: boolean;
}

/** What there is to do about what was not simply accepted. */
export function BatchOutcome({ batch, counts, isSending }: Props) {
  const { panel, text } = useView();
  if (isSending || batch.state === "ready") return null;
  const { refused, left, waiting } = counts;
  // Nothing is under way: what is still marked as sending was interrupted, and is as unknown as the rest.
  const open = counts.unknown + counts.pending + counts.sending;
  const all = refused + left + open + waiting === 0;
  return (
    <>
      {batch.state === "cancelled" && (
        <Notice tone="calm">
          <p>{text.count("batches.cancelled", waiting)}</p>
        </Notice>
      )}
      {all && (
        <Notice tone="good">
          <p class="strong">{text.say("batches.all_accepted")}</p>
        </Notice>
      )}
      {refused > 0 && (
        <Notice tone="error">
          <p class="strong">{text.count("batches.refused", refused)}</p>
          <p>{text.say("batches.refused.next")}</p>
          <p>
            <button type="button" class="small" onClick={() => correctRefused(panel, batch)}>
              {text.say("import.correct")}
            </button>
          </p>
        </Notice>
      )}
      {left > 0 && (
        <Notice tone="warning">
          <p class="strong">{text.count("batches.left_over", left)}</p>
          <p>{text.say("batches.left_over.next")}</p>
          {batch.state !== "cancelled" && (
            <p>
              <button
                type="button"
                class="small"
                onClick={() => sendAgain(panel, batch.id, { lookup: "absent" })}
              >
                {text.say("batches.again")}
              </button>
            </p>
          )}
        </Notice>
      )}
      {open > 0 && (
        <Notice tone="warning">
          <p class="strong">{text.count("batches.open", open)}</p>
          <p>{text.say("batches.open.next")}</p>
          <p>
            <button type="button" class="small" onClick={() => askAboutBatch(panel, batch.id)}>
              {text.say("batches.ask")}
            </button>
          </p>
        </Notice>
      )}
    </>
  );
}
