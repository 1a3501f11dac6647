import { Archive } from "./archive.js";
import type { Cell } from "./columns.js";
import { type Entry, storedEntry, wholeEntry } from "./entry.js";
import { Strand } from "./strand.js";

/** The most rows of a sheet (Excel specifications and limits), its heading among them. */
const MAX_ROWS = 1_048_576;

/** The most characters of a cell, by the same limits. */
const MAX_TEXT = 32_767;

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
  readonly #names: string[] = [];
  readonly #at: number;
  readonly #maxRows: number;

  constructor(at: number, maxRows = MAX_ROWS) {
    this.#at = at;
    this.#maxRows = maxRows;
  }

  /** Begins a table. */
  table(heading: Heading): SheetTable {
    return new SheetTable(heading, this.#maxRows, (name) => this.#begin(name));
  }

  /** Ends it, once every table in it has ended. */
  async end(name: string): Promise<Entry> {
    const archive = new Archive(this.#at);
    for (const [path, text] of frame(this.#names)) await archive.add(wholeEntry(path, text));
    for (const sheet of this.#sheets) await archive.add(sheet.end());
    return storedEntry(name, new Uint8Array(await archive.end("").arrayBuffer()));
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
  #sheet: Strand;
  #sheets = 1;
  #rows = 0;

  constructor(heading: Heading, maxRows: number, begin: (name: string) => Strand) {
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
    this.#sheet.add(row(cells, TEXT));
    this.#rows += 1;
  }

  end(): void {
    this.#sheet.add("</sheetData></worksheet>");
  }

  #open(): Strand {
    const { name, columns } = this.#heading;
    const sheet = this.#begin(this.#sheets === 1 ? name : `${name} ${this.#sheets}`);
    const widths = columns.map(
      (title, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${Math.max(14, title.length + 2)}" customWidth="1"/>`,
    );
    sheet.add(`${SHEET_BEGIN}<cols>${widths.join("")}</cols><sheetData>${row(columns, HEADING)}`);
    this.#rows = 1;
    return sheet;
  }
}

/** The places of the formats in {@link STYLES}. */
const TEXT = 1;
const HEADING = 2;

/** Cells stand in their order, without their names: `r` may be left out (ECMA-376 Part 1, 18.3.1.4). */
function row(cells: readonly Cell[], style: number): string {
  let xml = "<row>";
  for (const cell of cells) {
    if (cell === null || cell === "") xml += "<c/>";
    else if (typeof cell === "number") xml += `<c><v>${cell}</v></c>`;
    else if (typeof cell === "boolean") xml += `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
    else xml += `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  }
  return `${xml}</row>`;
}

const SPECIAL = /[&<>"\r]/g;
const SIGNS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};
/** What XML 1.0 cannot hold (§2.2). It stays in the other files; here its place is marked. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for.
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function escaped(text: string): string {
  const short = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
  return short.replace(IMPOSSIBLE, "\ufffd").replace(SPECIAL, (sign) => SIGNS[sign] ?? "");
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The heading stays where it is when one scrolls. */
const SHEET_BEGIN =
  `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
  '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

/** Texts have the format `@` and the mark of a cell that is never computed, also when somebody edits them. */
const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}">` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" quotePrefix="1"/>' +
  "</cellXfs></styleSheet>";

/** Everything but the sheets. */
function frame(names: readonly string[]): [path: string, xml: string][] {
  const sheets = names.map((name, index) => ({ name: sheetName(name), id: index + 1 }));
  const types = sheets.map(
    ({ id }) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${MEDIA}.worksheet+xml"/>`,
  );
  const listed = sheets.map(
    ({ name, id }) => `<sheet name="${escaped(name)}" sheetId="${id}" r:id="rId${id}"/>`,
  );
  const related = sheets.map(
    ({ id }) => `<Relationship Id="rId${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${id}.xml"/>`,
  );
  return [
    [
      "[Content_Types].xml",
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${MEDIA}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${MEDIA}.styles+xml"/>${types.join("")}</Types>`,
    ],
    [
      "_rels/.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/>${related.join("")}</Relationships>`,
    ],
    ["xl/styles.xml", STYLES],
  ];
}

/** Without the signs a sheet must not be called by, and no longer than it may be. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31);
}
