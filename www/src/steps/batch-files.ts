import type { Batch, Entry } from "../batch/batch.js";
import { toCsv, toCsvLines } from "../csv.js";
import { download } from "../download.js";
import { type Panel, toFailure } from "../panel.js";
import { receiptBook } from "../receipt/book.js";
import { headings, row } from "../receipt/table.js";
import type { Text } from "../text/text.js";

/** Entries that are read at a time when all of them are wanted. */
const PAGE = 500;

/** How many employers the entries of a batch are for. */
export async function employersIn(panel: Panel, batch: Batch): Promise<number> {
  const seen = new Set<unknown>();
  for await (const entries of pages(panel, batch.id)) {
    for (const { draft } of entries) seen.add(draft.employer?.enterpriseNumber);
  }
  return seen.size;
}

/** Gives the user a batch as one file: everything that is known of each entry, or its receipts as a table. */
export async function exportBatch(
  panel: Panel,
  batch: Batch,
  format: "csv" | "xlsx" | "json",
  text: Text,
): Promise<void> {
  try {
    const name = `fla-batch-${batch.createdAt.slice(0, 10)}-${batch.id}.${format}`;
    if (format === "xlsx") {
      const own = ENTRY_HEADINGS.map((key) => text.say(key));
      const { bytes, mediaType } = await receiptBook(panel, text, rowsOf(panel, batch, text), own);
      download(new Blob([bytes], { type: mediaType }), name);
      return;
    }
    const parts: string[] = [];
    if (format === "csv") {
      parts.push(toCsv([[...ENTRY_HEADINGS.map((key) => text.say(key)), ...headings(text)]]));
      for await (const entries of pages(panel, batch.id)) {
        parts.push(toCsvLines(entries.map((entry) => cells(entry, text))));
      }
    } else {
      parts.push(`{"batch":${JSON.stringify(batch)},"entries":[`);
      let first = true;
      for await (const entries of pages(panel, batch.id)) {
        parts.push((first ? "\n" : ",\n") + entries.map((entry) => JSON.stringify(entry)).join(",\n"));
        first = false;
      }
      parts.push("\n]}\n");
    }
    const type = format === "csv" ? "text/csv" : "application/json";
    download(new Blob(parts, { type }), name);
  } catch (error) {
    panel.store.dispatch({ type: "failed", failure: toFailure(error, "exporting") });
  }
}

const ENTRY_HEADINGS = ["batches.column.row", "batches.column.state"] as const;

async function* rowsOf(panel: Panel, batch: Batch, text: Text) {
  for await (const entries of pages(panel, batch.id)) yield entries.map((entry) => cells(entry, text));
}

/** The entry, then its receipt; of one that has none, only its reference and its worker are known. */
function cells({ row: place, state, receipt, reference, draft }: Entry, text: Text): string[] {
  const own = [String(place + 1), text.say(`batches.state.${state}`)];
  if (receipt) return [...own, ...row(receipt, text)];
  const blank = headings(text).map(() => "");
  blank[headings(text).indexOf(text.say("receipt.reference"))] = reference;
  blank[headings(text).indexOf(text.say("receipt.worker"))] = draft.worker?.ssin ?? "";
  return [...own, ...blank];
}

/** All entries of a batch, some at a time. */
async function* pages(panel: Panel, id: string) {
  for (let from: number | null = 0; from !== null; ) {
    const page: Awaited<ReturnType<Panel["batches"]["entries"]>> = await panel.batches.entries(id, {
      from,
      count: PAGE,
    });
    yield page.entries;
    from = page.next;
  }
}
