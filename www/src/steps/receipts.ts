import type { Receipt } from "#core";
import { download } from "../download.js";
import { type Panel, toFailure } from "../panel.js";
import { FlaError } from "../session/session.js";

/** Reads the receipts kept on this computer. Not a task: it must not get in the way of one. */
export async function readReceipts(panel: Panel): Promise<void> {
  try {
    panel.store.dispatch({ type: "receiptsRead", list: await panel.journal.list() });
  } catch {
    const failure = toFailure(new FlaError("journal.unreadable"), "reading");
    panel.store.dispatch({ type: "failed", failure });
  }
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
