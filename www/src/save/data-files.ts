import type { RegisterKind } from "#core";
import { KINDS } from "../consult/search.js";
import { memberName } from "../consult/words.js";
import { toCsv, toCsvLines } from "../csv.js";
import { DATA_FORMAT, dataFile, WORKBOOK_FILE, WORKERS_FILE } from "../saved/layout.js";
import type { Text } from "../text/text.js";
import { ADDRESS, type Cell, columnsOf, OTHERS, toCells } from "./columns.js";
import { type Entry, wholeEntry } from "./entry.js";
import { Strand } from "./strand.js";
import { type SheetTable, Workbook } from "./workbook.js";
import { WorkerCounts } from "./worker-counts.js";

/** The records in forms that other programs read. They grow with every page. */
export class DataFiles {
  readonly #kinds: ReadonlyMap<RegisterKind, KindFiles>;
  readonly #workbook: Workbook;
  readonly #workers = new WorkerCounts();

  /** The words of the workbook are those of the user; the other files name members as the register does. */
  constructor(text: Text, at: number) {
    this.#workbook = new Workbook(at);
    this.#kinds = new Map(KINDS.map((kind) => [kind, new KindFiles(kind, this.#workbook, text)]));
  }

  /** `page`: the file of the answer they were in. */
  add(kind: RegisterKind, employer: string, page: string, items: readonly unknown[]): void {
    this.#kinds.get(kind)?.add(page, items);
    for (const item of items) this.#workers.add(kind, employer, item);
  }

  /** Settles when they keep up with what comes. */
  get ready(): Promise<unknown> {
    return Promise.all([this.#workbook.ready, ...[...this.#kinds.values()].map(({ ready }) => ready)]);
  }

  /** Ends them all: the workbook first, for it is what most people open. */
  async end(): Promise<readonly Entry[]> {
    for (const kind of this.#kinds.values()) kind.endTable();
    const kinds = await Promise.all([...this.#kinds.values()].map((kind) => kind.end()));
    const workers = toCsv([["employer", "ssin", ...KINDS], ...this.#workers.rows()]);
    return [
      await this.#workbook.end(WORKBOOK_FILE),
      ...kinds.flat(),
      await wholeEntry(WORKERS_FILE, workers),
    ];
  }
}

/** The records of one kind: as JSON, as CSV, and as a table of the workbook. */
class KindFiles {
  readonly #kind: RegisterKind;
  readonly #json: Strand;
  readonly #csv: Strand;
  readonly #table: SheetTable;
  #separator = "\n";

  constructor(kind: RegisterKind, workbook: Workbook, text: Text) {
    this.#kind = kind;
    this.#json = new Strand(dataFile(kind, "json"));
    this.#json.add(`{"format":${JSON.stringify(DATA_FORMAT)},"kind":${JSON.stringify(kind)},"records":[`);
    this.#csv = new Strand(dataFile(kind, "csv"));
    this.#csv.add(toCsv([columnsOf(kind)]));
    const columns = columnsOf(kind).map((column) => columnName(text, column));
    this.#table = workbook.table({ name: text.say(`consult.kind.${kind}`), columns });
  }

  add(page: string, items: readonly unknown[]): void {
    const start = `{"page":${JSON.stringify(page)},"item":`;
    const rows: string[][] = [];
    for (const item of items) {
      this.#json.add(`${this.#separator}${start}${JSON.stringify(item)}}`);
      this.#separator = ",\n";
      const cells = toCells(this.#kind, item);
      this.#table.add(cells);
      rows.push(cells.map(cellText));
    }
    this.#csv.add(toCsvLines(rows));
  }

  endTable(): void {
    this.#table.end();
  }

  get ready(): Promise<unknown> {
    return Promise.all([this.#json.ready, this.#csv.ready]);
  }

  end(): Promise<Entry[]> {
    this.#json.add("\n]}\n");
    return Promise.all([this.#json.end(), this.#csv.end()]);
  }
}

function cellText(cell: Cell): string {
  return cell === null ? "" : String(cell);
}

/** A column as people know it: the member by its name; the unit of an amount stands beside its value. */
function columnName(text: Text, column: string): string {
  if (column === ADDRESS) return text.say("save.address");
  if (column === OTHERS) return text.say("consult.others");
  if (column.endsWith(".value")) return memberName(text, column.slice(0, -".value".length));
  if (!column.endsWith(".unit")) return memberName(text, column);
  return `${memberName(text, column.slice(0, -".unit".length))} (${text.say("save.unit")})`;
}
