import type { Panel } from "../panel.js";

/** Workers who do not exist: BIS numbers with month 40 and day 00. The practice company has them. */
export const WORKERS = ["85400003392", "90400002412", "78400011161"] as const;

/** A number with a digit that is mistyped: its last two do not fit. */
export const MISTYPED = "85400003393";

/** Pastes a column of numbers into the field of the worker, as from a spreadsheet. */
export async function addWorkers(panel: Panel, numbers: readonly string[]): Promise<void> {
  await panel.field("field.worker.ssin").evaluate((field, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    field.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, numbers.join("\r\n"));
}
