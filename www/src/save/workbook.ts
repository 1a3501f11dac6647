import { Archive } from "./archive.js";
import type { Cell } from "./columns.js";
import { type Entry, storedEntry, wholeEntry } from "./entry.js";
import { ColumnStrings, SharedStrings } from "./shared-strings.js";
import { Strand } from "./strand.js";
import { escaped, frame, SHEET_BEGIN } from "./workbook-xml.js";

/** The most rows of a sheet (Excel specifications and limits), its heading among them. */
const MAX_ROWS = 1_048_576;

/** What a table of the workbook is called and what stands above its columns. */
export interface Heading {
  readonly name: string;
  readonly columns: readonly string[];
}

/**
 * A workbook (SpreadsheetML, ECMA-376) that grows row by row. Texts stand in their cells and are never computed; a table
 * that has more rows than a sheet can have goes on in a further one.
 */
export class Workbook {
  readonly #sheets: Strand[] = [];
  readonly #strings = new SharedStrings();
  readonly #names: string[] = [];
  readonly #at: number;
  readonly #maxRows: number;

  constructor(at: number, maxRows = MAX_ROWS) {
    this.#at = at;
    this.#maxRows = maxRows;
  }

  /** Begins a table. */
  table(heading: Heading): SheetTable {
    return new SheetTable(heading, this.#maxRows, this.#strings, (name) => this.#begin(name));
  }

  /** Settles when it keeps up with what comes. */
  get ready(): Promise<unknown> {
    return Promise.all(this.#sheets.map((sheet) => sheet.ready));
  }

  /** Ends it, once every table in it has ended. */
  async end(name: string): Promise<Entry> {
    const archive = new Archive(this.#at);
    for (const [path, text] of frame(this.#names)) archive.add(await wholeEntry(path, text));
    archive.add(await wholeEntry("xl/sharedStrings.xml", this.#strings.toXml()));
    for (const sheet of this.#sheets) archive.add(await sheet.end());
    return storedEntry(name, archive.end(""));
  }

  #begin(name: string): Strand {
    const strand = new Strand(`xl/worksheets/sheet${this.#sheets.length + 1}.xml`, false);
    this.#sheets.push(strand);
    this.#names.push(name);
    return strand;
  }
}

export class SheetTable {
  readonly #heading: Heading;
  readonly #maxRows: number;
  readonly #begin: (name: string) => Strand;
  readonly #columns: readonly ColumnStrings[];
  #sheet: Strand;
  #sheets = 1;
  #rows = 0;

  constructor(heading: Heading, maxRows: number, strings: SharedStrings, begin: (name: string) => Strand) {
    this.#columns = heading.columns.map(() => new ColumnStrings(strings));
    this.#heading = heading;
    this.#maxRows = maxRows;
    this.#begin = begin;
    this.#sheet = this.#open();
  }

  add(cells: readonly Cell[]): void {
    if (this.#rows >= this.#maxRows) {
      this.end();
      this.#sheets += 1;
      this.#sheet = this.#open();
    }
    this.#sheet.add(this.#row(cells));
    this.#rows += 1;
  }

  end(): void {
    this.#sheet.add("</sheetData></worksheet>");
  }

  /** Cells stand in their order, without their names: `r` may be left out (ECMA-376 Part 1, 18.3.1.4). */
  #row(cells: readonly Cell[]): string {
    let xml = "<row>";
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column] ?? null;
      if (cell === null || cell === "") xml += "<c/>";
      else if (typeof cell === "number") xml += `<c s="${NUMBER}"><v>${cell}</v></c>`;
      else if (typeof cell === "boolean") xml += `<c t="b" s="${NUMBER}"><v>${cell ? 1 : 0}</v></c>`;
      else xml += this.#columns[column]?.cell(cell) ?? "<c/>";
    }
    return `${xml}</row>`;
  }

  #open(): Strand {
    const { name, columns } = this.#heading;
    const sheet = this.#begin(this.#sheets === 1 ? name : `${name} ${this.#sheets}`);
    const widths = columns.map(
      (title, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${Math.max(14, title.length + 2)}" customWidth="1"/>`,
    );
    sheet.add(`${SHEET_BEGIN}<cols>${widths.join("")}</cols><sheetData>${headingRow(columns)}`);
    this.#rows = 1;
    return sheet;
  }
}

/** The places of the formats in {@link STYLES}; that of a text is 0, and need not be said. */
const NUMBER = 1;
const HEADING = 2;

function headingRow(columns: readonly string[]): string {
  const cells = columns.map((text) => `<c t="inlineStr" s="${HEADING}"><is><t>${escaped(text)}</t></is></c>`);
  return `<row>${cells.join("")}</row>`;
}
