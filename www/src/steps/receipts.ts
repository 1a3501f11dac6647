import type { Receipt } from "#core";
import { toCsv } from "../csv.js";
import { download } from "../download.js";
import { type Panel, toFailure } from "../panel.js";
import { receiptBook } from "../receipt/book.js";
import { headings, row } from "../receipt/table.js";
import { FlaError } from "../session/session.js";
import type { Settings } from "../state/state.js";
import type { Text } from "../text/text.js";
import { deleteBatches } from "./batch.js";

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
 * Deletes the receipts and batches that were kept longer than the user wants, if there is such a term. What has no known
 * outcome stays. Nobody waits for it, and a failure is tried again at the next start.
 */
export async function forgetOldReceipts(panel: Panel): Promise<void> {
  const before = endOfTerm(panel.store.state.settings, panel.now());
  if (before === null) return;
  await panel.journal.clear(before).catch(() => {});
  await panel.batches.deleteOld(before).catch(() => {});
}

/** What was sent before this time (ISO) has been kept long enough; `null` when there is no term. */
export function endOfTerm({ receiptYears }: Pick<Settings, "receiptYears">, now: number): string | null {
  if (receiptYears === 0) return null;
  const before = new Date(now);
  before.setFullYear(before.getFullYear() - receiptYears);
  return before.toISOString();
}

/** Deletes all receipts and batches, for good. */
export async function deleteReceipts(panel: Panel): Promise<void> {
  try {
    await deleteBatches(panel);
    await panel.journal.clear();
    panel.store.dispatch({ type: "receiptsRead", list: [] });
    panel.store.dispatch({ type: "announced", key: "receipts.deleted" });
  } catch (error) {
    panel.store.dispatch({ type: "failed", failure: toFailure(error, "reading") });
  }
}

export const RECEIPT_FORMATS = ["xlsx", "csv", "json"] as const;

/** As many receipts as are turned into rows at a time. */
const GROUP = 500;

/** Gives the user these receipts as one file: as they are kept, or as a table. */
export async function exportReceipts(
  panel: Panel,
  receipts: readonly Receipt[],
  format: (typeof RECEIPT_FORMATS)[number],
  text: Text,
): Promise<void> {
  const day = new Date(panel.now()).toISOString().slice(0, 10);
  try {
    download(await contentsOf(panel, receipts, format, text), `fla-receipts-${day}.${format}`);
  } catch (error) {
    panel.store.dispatch({ type: "failed", failure: toFailure(error, "exporting") });
  }
}

async function contentsOf(
  panel: Panel,
  receipts: readonly Receipt[],
  format: (typeof RECEIPT_FORMATS)[number],
  text: Text,
): Promise<Blob> {
  switch (format) {
    case "json":
      return new Blob([`${JSON.stringify(receipts, null, 2)}\n`], { type: "application/json" });
    case "csv":
      return new Blob([toCsv([headings(text), ...receipts.map((receipt) => row(receipt, text))])], {
        type: "text/csv",
      });
    case "xlsx": {
      const { bytes, mediaType } = await receiptBook(panel, text, inGroups(receipts, text));
      return new Blob([bytes], { type: mediaType });
    }
  }
}

async function* inGroups(receipts: readonly Receipt[], text: Text) {
  for (let from = 0; from < receipts.length; from += GROUP)
    yield receipts.slice(from, from + GROUP).map((receipt) => row(receipt, text));
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
