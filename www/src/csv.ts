/**
 * Rows as a table a spreadsheet opens: UTF-8 with its mark, semicolons as Belgian spreadsheets expect them, every cell in
 * quotation marks (RFC 4180 §2), none of them a formula.
 */
export function toCsv(rows: Iterable<readonly string[]>): string {
  return `\ufeff${toCsvLines(rows)}`;
}

/** Some of the rows, without the mark a file begins with. */
export function toCsvLines(rows: Iterable<readonly string[]>): string {
  let text = "";
  for (const cells of rows) text += `${cells.map(quoted).join(";")}\r\n`;
  return text;
}

function quoted(cell: string): string {
  return `"${guarded(cell).replaceAll('"', '""')}"`;
}

/** A spreadsheet takes a cell that begins like this for a formula, unless an apostrophe stands before it. */
function guarded(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** The cell without the apostrophe it was given on the way out; a carriage return has become a blank on the way. */
export function unguarded(cell: string): string {
  return /^'+[=+\-@\t ]/.test(cell) ? cell.slice(1).trim() : cell;
}
