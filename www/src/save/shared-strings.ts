import { escaped, MAIN, XML } from "./workbook-xml.js";

/** So many different texts of a column are shared; a column with more of them hardly repeats itself. */
const MOST = 1_000;

/** Texts that stand in many cells and in the workbook once (ECMA-376 Part 1, 18.4). */
export class SharedStrings {
  readonly #texts: string[] = [];

  /** Gives the number of a new text. */
  add(text: string): number {
    this.#texts.push(text);
    return this.#texts.length - 1;
  }

  toXml(): string {
    const items = this.#texts.map((text) => `<si>${textXml(text)}</si>`);
    return `${XML}<sst xmlns="${MAIN}" uniqueCount="${items.length}">${items.join("")}</sst>`;
  }
}

/** The texts of one column: shared while they repeat themselves, each in its cell once they do not. */
export class ColumnStrings {
  readonly #shared: SharedStrings;
  readonly #cells = new Map<string, string>();

  constructor(shared: SharedStrings) {
    this.#shared = shared;
  }

  /** The cell with a text. */
  cell(text: string): string {
    const known = this.#cells.get(text);
    if (known !== undefined) return known;
    if (this.#cells.size >= MOST) return `<c t="inlineStr"><is>${textXml(text)}</is></c>`;
    const cell = `<c t="s"><v>${this.#shared.add(text)}</v></c>`;
    this.#cells.set(text, cell);
    return cell;
  }
}

/** Without the mark, blanks at the ends would be lost. */
function textXml(text: string): string {
  const mark = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : "";
  return `<t${mark}>${escaped(text)}</t>`;
}
