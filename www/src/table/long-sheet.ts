import type { WorkbookContent } from "./table.js";

type Columns = WorkbookContent["sheets"][number]["columns"];

/** The most rows of a sheet (ECMA-376). */
const SHEET_ROWS = 1_048_576;

/**
 * A workbook of one sheet as JSON of a {@link WorkbookContent}, put together group by group: no group keeps the page's
 * thread for long, and a Blob crosses to the Worker without being copied. What does not fit goes on, on further sheets.
 */
export async function longSheet(
  name: string,
  columns: Columns,
  heading: readonly string[],
  groups: AsyncIterable<readonly (readonly string[])[]>,
): Promise<Blob> {
  const begin = (sheet: string) =>
    `{"name":${JSON.stringify(sheet)},"columns":${JSON.stringify(columns)},"rows":[${JSON.stringify(heading)}`;
  const pieces = [`{"sheets":[${begin(name)}`];
  let sheets = 1;
  let rows = 1;
  for await (const group of groups) {
    for (let from = 0; from < group.length; ) {
      if (rows === SHEET_ROWS) {
        sheets += 1;
        rows = 1;
        pieces.push(`]},${begin(`${name} ${sheets}`)}`);
      }
      const some = group.slice(from, from + SHEET_ROWS - rows);
      pieces.push(some.map((cells) => `,\n${JSON.stringify(cells)}`).join(""));
      rows += some.length;
      from += some.length;
    }
  }
  return new Blob([...pieces, "]}]}"], { type: "application/json" });
}
