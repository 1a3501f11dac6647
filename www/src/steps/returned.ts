import type { Batch, Entry, EntryPage } from "../batch/batch.js";
import { type Panel, toFailure } from "../panel.js";
import { remarksOf } from "../receipt/remark.js";
import type { Returning } from "../state/import-state.js";
import { read, seekKept } from "./import.js";

/** Entries that are read at a time. */
const PAGE = 500;

/**
 * Opens refused entries of a batch as rows, each with what the server said about it, to be corrected and sent again.
 * They keep their references: should one have been taken after all, the server can tell. When other rows are being
 * worked on, the user is asked first.
 */
export async function openRows(
  panel: Panel,
  { title, kind }: Pick<Batch, "title" | "kind">,
  entries: readonly Entry[],
): Promise<void> {
  const drafts = entries.map(({ draft, reference }) => ({ ...draft, reference }));
  const contents = new Blob([JSON.stringify(drafts)]);
  const remarks = Object.fromEntries(
    entries.map((entry, row) => [row, entry.receipt ? remarksOf(entry.receipt.outcome) : []]),
  );
  const source = { name: `${title.replace(/\.\w+$/, "")}.json`, contents };
  const returning: Returning = { kind, source, rows: entries.length, remarks };
  // Rows kept from an earlier time must not be overwritten by these.
  await seekKept(panel);
  panel.store.dispatch({ type: "doorOpened", door: "file" });
  if (panel.store.state.imports.summary) panel.store.dispatch({ type: "rowsReturned", returning });
  else await takeReturned(panel, returning);
}

/** Opens everything in a batch that was refused as rows. The batch stays as it is: it says what happened. */
export async function correctRefused(panel: Panel, batch: Batch): Promise<void> {
  try {
    const refused: Entry[] = [];
    for (let from: number | null = 0; from !== null; ) {
      const page: EntryPage = await panel.batches.entries(batch.id, {
        states: ["refused"],
        from,
        count: PAGE,
      });
      refused.push(...page.entries);
      from = page.next;
    }
    await openRows(panel, batch, refused);
  } catch (error) {
    panel.store.dispatch({ type: "failed", failure: toFailure(error, "reading") });
  }
}

/** Works on the rows that came back, in place of those that are here. */
export function takeReturned(panel: Panel, { kind, source, remarks }: Returning): Promise<void> {
  return read(panel, source, { kind, remarks });
}

/** Leaves the rows that came back where they are: in their batch. */
export function leaveReturned(panel: Panel): void {
  panel.store.dispatch({ type: "rowsReturned", returning: null });
}
