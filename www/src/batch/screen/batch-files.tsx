import { useState } from "preact/hooks";
import { deleteBatch, showBatch } from "../../steps/batch.js";
import { exportBatch } from "../../steps/batch-files.js";
import { RECEIPT_FORMATS } from "../../steps/receipts.js";
import { Understood } from "../../view/understood.js";
import { useView } from "../../view/view.js";
import type { Batch } from "../batch.js";

/** The batch as a file, on paper, and gone. */
export function BatchFiles({ batch, isSending }: { batch: Batch; isSending: boolean }) {
  const { panel, text } = useView();
  return (
    <section class="export">
      <h2>{text.say("batches.files")}</h2>
      <p class="hint">{text.say("receipts.export.hint")}</p>
      <p class="links">
        {RECEIPT_FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            class="quiet"
            onClick={() => void exportBatch(panel, batch, format, text)}
          >
            {text.say(`receipts.export.${format}`)}
          </button>
        ))}
        <button type="button" class="quiet" onClick={() => print()}>
          {text.say("receipt.print")}
        </button>
      </p>
      {!isSending && <Delete batch={batch} />}
    </section>
  );
}

function Delete({ batch }: { batch: Batch }) {
  const { panel, text } = useView();
  const [asked, setAsked] = useState(false);
  const [understood, setUnderstood] = useState(false);
  const erase = async () => {
    await deleteBatch(panel, batch.id);
    showBatch(panel, null);
  };
  if (!asked) {
    return (
      <p>
        <button type="button" class="quiet" onClick={() => setAsked(true)}>
          {text.say("batches.delete")}
        </button>
      </p>
    );
  }
  return (
    <fieldset class="ask">
      <legend>{text.say("batches.delete")}</legend>
      <p>{text.say("receipts.delete.means")}</p>
      <Understood label={text.say("receipts.delete.understood")} given={understood} onGive={setUnderstood} />
      <p class="links">
        <button type="button" disabled={!understood} onClick={erase}>
          {text.count("receipts.delete", batch.total)}
        </button>
        <button type="button" class="quiet" onClick={() => setAsked(false)}>
          {text.say("receipts.delete.no")}
        </button>
      </p>
    </fieldset>
  );
}
