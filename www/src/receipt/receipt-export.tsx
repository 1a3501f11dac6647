import type { Receipt } from "#core";
import { exportReceipts, RECEIPT_FORMATS } from "../steps/receipts.js";
import { useView } from "../view/view.js";

/** Gives out the receipts that were found, in the form that suits: for a program, for a spreadsheet, for paper. */
export function ReceiptExport({ receipts }: { receipts: readonly Receipt[] }) {
  const { panel, text } = useView();
  if (receipts.length === 0) return null;
  return (
    <section class="export">
      <h2>{text.count("receipts.export", receipts.length)}</h2>
      <p class="hint">{text.say("receipts.export.hint")}</p>
      <p class="links">
        {RECEIPT_FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            class="quiet"
            onClick={() => void exportReceipts(panel, receipts, format, text)}
          >
            {text.say(`receipts.export.${format}`)}
          </button>
        ))}
        <button type="button" class="quiet" onClick={() => print()}>
          {text.say("receipt.print")}
        </button>
      </p>
    </section>
  );
}
