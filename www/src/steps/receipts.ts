import type { Receipt } from "#core";
import { toCsv } from "../csv.js";
import { download } from "../download.js";
import { type Panel, toFailure } from "../panel.js";
import { headings, row } from "../receipt/table.js";
import { FlaError } from "../session/session.js";
import type { Text } from "../text/text.js";

/** Reads the receipts kept on this computer. Not a task: it must not get in the way of one. */
export async function readReceipts(panel: Panel): Promise<void> {
  try {
    panel.store.dispatch({ type: "receiptsRead", list: await panel.journal.list() });
  } catch {
    const failure = toFailure(new FlaError("journal.unreadable"), "reading");
    panel.store.dispatch({ type: "failed", failure });
  }
}

/**
 * Deletes the receipts that were kept longer than the user wants, if there is such a term. Nobody waits for it, and a
 * failure is tried again at the next start.
 */
export async function forgetOldReceipts(panel: Panel): Promise<void> {
  const { receiptYears } = panel.store.state.settings;
  if (receiptYears === 0) return;
  const before = new Date(panel.now());
  before.setFullYear(before.getFullYear() - receiptYears);
  await panel.journal.clear(before.toISOString()).catch(() => {});
}

/** Deletes all receipts, for good. */
export async function deleteReceipts(panel: Panel): Promise<void> {
  try {
    await panel.journal.clear();
    panel.store.dispatch({ type: "receiptsRead", list: [] });
    panel.store.dispatch({ type: "announced", key: "receipts.deleted" });
  } catch (error) {
    panel.store.dispatch({ type: "failed", failure: toFailure(error, "reading") });
  }
}

export const RECEIPT_FORMATS = ["csv", "json"] as const;

/** Gives the user these receipts as one file: as they are kept, or as a table. */
export function exportReceipts(
  panel: Panel,
  receipts: readonly Receipt[],
  format: (typeof RECEIPT_FORMATS)[number],
  text: Text,
): void {
  const day = new Date(panel.now()).toISOString().slice(0, 10);
  const contents =
    format === "json"
      ? new Blob([`${JSON.stringify(receipts, null, 2)}\n`], { type: "application/json" })
      : new Blob([toCsv([headings(text), ...receipts.map((receipt) => row(receipt, text))])], {
          type: "text/csv",
        });
  download(contents, `fla-receipts-${day}.${format}`);
}

/** Shows one receipt, or the list. */
export function showReceipt(panel: Panel, id: string | null): void {
  panel.store.dispatch({ type: "receiptShown", id });
}

/** Gives the user a receipt as a file: exactly what is kept, indented to be readable. */
export function downloadReceipt(receipt: Receipt): void {
  const blob = new Blob([`${JSON.stringify(receipt, null, 2)}\n`], { type: "application/json" });
  download(blob, receiptFileName(receipt));
}

/** `fla-receipt-2026-11-22-<reference>.json`; a demo says so. No national number: names of files travel. */
export function receiptFileName(receipt: Receipt): string {
  const demo = receipt.environment === "demo" ? "demo-" : "";
  const reference = receipt.reference.replace(/[^\w.-]/g, "_");
  return `fla-receipt-${demo}${receipt.sentAt.slice(0, 10)}-${reference}.json`;
}
