import { useEffect } from "preact/hooks";
import { formatCount, formatInstant } from "../../format.js";
import { EnvironmentBadge } from "../../frame/environment-badge.js";
import { isOfWorld, readBatches, showBatch } from "../../steps/batch.js";
import { useView } from "../../view/view.js";
import type { Batch } from "../batch.js";

/** The batches of this computer, the newest first: all, or those that are not done. */
export function BatchList({ open = false }: { open?: boolean }) {
  const { panel, state, text } = useView();
  const { list } = state.batches;
  const unread = list === null;
  useEffect(() => {
    if (unread) void readBatches(panel);
  }, [panel, unread]);
  const shown = (list ?? []).filter((batch) => isOfWorld(state, batch) && (!open || isOpen(batch)));
  if (shown.length === 0) return null;
  return (
    <section>
      <h2>{text.say(open ? "batches.open_ones" : "batches.list")}</h2>
      <ul class="receipt-list">
        {shown.map((batch) => (
          <li key={batch.id}>
            <button type="button" class="row-open" onClick={() => showBatch(panel, batch.id)}>
              <span class="strong">{batch.title}</span>
              <span>{inNumbers(batch)}</span>
              <span class="hint">{formatInstant(batch.createdAt)}</span>
            </button>
            {batch.environment !== "production" && (
              <div class="row-side">
                <EnvironmentBadge environment={batch.environment} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );

  function inNumbers({ counts, total }: Batch): string {
    const done = counts.accepted + counts.warned;
    return text.say("batches.accepted_of", {
      done: formatCount(done, text.language),
      total: formatCount(total, text.language),
    });
  }
}

function isOpen({ state }: Batch): boolean {
  return state === "ready" || state === "paused";
}
