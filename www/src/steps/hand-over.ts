import type { BatchHead, Drafted } from "../batch/batch.js";
import type { OpenTable } from "../import/open-table.js";
import type { Panel } from "../panel.js";
import { FlaError } from "../session/session.js";
import { Text } from "../text/text.js";
import { sendingOf } from "./batch.js";
import { atTable } from "./import.js";

/** As many drafts as cross from the table at a time. */
const SLICE = 500;

/**
 * Makes a batch of the ready rows and shows it. They leave the table for good, and those with errors stay. Nothing is
 * sent by it. That a batch is being made is written down first: whatever happens in between, no row is in both.
 */
export function handOver(panel: Panel): Promise<void> {
  return atTable(panel, async (open) => {
    const { summary } = panel.store.state.imports;
    const head = headOf(panel);
    await open.beginHanding(head.total);
    const rows: number[] = [];
    const batch = await panel.batches
      .create(head, drafts(open, rows), (done) => progressed(panel, done, head.total))
      .catch((error: unknown) => {
        open.endHanding();
        throw error;
      });
    const left = rows.length < (summary?.rows ?? 0) ? await open.handOver(rows) : null;
    if (!left) void open.forget();
    panel.store.dispatch({ type: "batchMade", batch });
    return { type: "importHanded", batch: batch.id, rows: rows.length, summary: left };
  });
}

/** The ready rows, a slice at a time, and which ones they were. */
async function* drafts({ table }: OpenTable, rows: number[]): AsyncIterable<readonly Drafted[]> {
  for (let from = 0; ; ) {
    const slice = await table.drafts(from, SLICE);
    const last = slice.at(-1);
    if (!last) return;
    for (const { row } of slice) rows.push(row);
    yield slice.map(({ row, draft }) => ({ draft, source: row }) as Drafted);
    from = last.row + 1;
  }
}

function headOf({ store }: Panel): BatchHead {
  const { state } = store;
  const { imports, settings } = state;
  const sending = sendingOf(state);
  if (!sending) throw new FlaError("session.no_identity");
  return {
    ...sending,
    kind: imports.kind,
    title: imports.source?.name || new Text(settings.language).say("import.pasted"),
    total: imports.summary?.ready ?? 0,
  };
}

function progressed({ store, now }: Panel, done: number, total: number): void {
  store.dispatch({ type: "progressed", progress: { stage: "writing", done, total }, at: now() });
}
