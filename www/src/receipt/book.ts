import type { ExportedFile } from "#core";
import type { Panel } from "../panel.js";
import { longSheet } from "../table/long-sheet.js";
import type { ColumnFormat } from "../table/table.js";
import type { Text } from "../text/text.js";
import { formats, headings } from "./table.js";

/** Receipts as a workbook. `before`: headings of columns that come before those of a receipt. */
export async function receiptBook(
  panel: Pick<Panel, "startTable">,
  text: Text,
  groups: AsyncIterable<readonly (readonly string[])[]>,
  before: readonly string[] = [],
): Promise<ExportedFile> {
  const all = [...before, ...headings(text)];
  const format: ColumnFormat[] = [...before.map(() => "text" as const), ...formats()];
  const columns = all.map((heading, place) => ({
    width: Math.max(14, heading.length + 2),
    format: format[place] ?? "text",
  }));
  const content = await longSheet(text.say("receipts.sheet"), columns, all, groups);
  // A Worker of its own: rows that are open in another one stay as they are.
  const table = panel.startTable();
  try {
    return await table.write(content);
  } finally {
    table.close();
  }
}
