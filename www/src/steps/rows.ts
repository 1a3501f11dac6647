import { download } from "../download.js";
import type { OpenTable } from "../import/open-table.js";
import { type Panel, toFailure } from "../panel.js";
import type { RowFilter } from "../state/import-state.js";
import type { FieldPath, RowView, TableFormat, TableSummary } from "../table/table.js";
import { atTable } from "./import.js";

/** As many rows as are asked for at a time when all of them are wanted. */
const SLICE = 2_000;

/** Puts a text where a row has its value for a field, and gives the row as it is then; `null` when that failed. */
export async function editCell(
  panel: Panel,
  row: number,
  path: FieldPath,
  value: string,
): Promise<RowView | null> {
  let edited: RowView | null = null;
  await change(panel, async (open) => {
    const { row: now, summary } = await open.edit(row, path, value);
    edited = now;
    return summary;
  });
  return edited;
}

/** Follows what is certain about one finding of one row. */
export function fixRow(panel: Panel, row: number, rule: string): Promise<void> {
  return change(panel, async (open) => (await open.fix(row, rule)).summary);
}

/** Takes back the last thing that was done to the rows. */
export function undoChange(panel: Panel): Promise<void> {
  panel.store.dispatch({ type: "announced", key: "import.undone" });
  return change(panel, (open) => open.undo());
}

/** Takes one row out. */
export function removeRow(panel: Panel, row: number): Promise<void> {
  panel.store.dispatch({ type: "announced", key: "import.removed.short" });
  return change(panel, (open) => open.remove([row]));
}

/** Follows what is certain about all findings of one rule. */
export function fixAll(panel: Panel, rule: string): Promise<void> {
  return atTable(panel, async (open) => ({ type: "importChanged", summary: await open.fixAll(rule) }));
}

/** Takes out every row that the filter shows. */
export function removeShown(panel: Panel): Promise<void> {
  const { filter } = panel.store.state.imports;
  return atTable(panel, async (open) => {
    const rows: number[] = [];
    for (;;) {
      const page = await open.table.rows({ ...filter, from: rows.length, count: SLICE });
      rows.push(...page.rows.map(({ row }) => row));
      if (page.rows.length === 0 || rows.length >= page.total) break;
    }
    return { type: "importChanged", summary: await open.remove(rows) };
  });
}

export function filterRows(panel: Panel, filter: RowFilter): void {
  panel.store.dispatch({ type: "importFiltered", filter });
}

/** Gives the user all rows as they stand now, as a file. */
export function exportRows(panel: Panel, format: TableFormat): Promise<void> {
  return atTable(panel, async (open) => {
    const file = await open.table.export(format, panel.store.state.settings.language);
    download(new Blob([file.bytes], { type: file.mediaType }), file.fileName);
    return { type: "exported" };
  });
}

/** Changes something small, without a task: nobody waits for it. */
async function change(panel: Panel, work: (open: OpenTable) => Promise<TableSummary>): Promise<void> {
  const { openTable } = panel;
  if (!openTable) return;
  try {
    const summary = await work(openTable);
    if (panel.openTable === openTable) panel.store.dispatch({ type: "importChanged", summary });
  } catch (error) {
    if (panel.openTable !== openTable) return;
    panel.store.dispatch({ type: "failed", failure: toFailure(error, "checking") });
  }
}
