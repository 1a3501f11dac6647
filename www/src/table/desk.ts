import type { ConsultQuery, ExportedFile } from "#core";
import { Comparing, type Table as Core, Reading, Writing } from "#table";
import type {
  ComparedFilter,
  ComparedPage,
  ComparedQuery,
  ComparisonSummary,
  ListFormat,
} from "../compare/compared.js";
import { type ListWords, listContent, listHeadings, listRows } from "../compare/list-rows.js";
import { toCsv, toCsvLines } from "../csv.js";
import { FlaError } from "../session/session.js";
import { deflate, type Part, piecesOf } from "./bytes.js";
import type { TableCalls } from "./protocol.js";
import type {
  Labels,
  Mapping,
  RowPage,
  RowQuery,
  RowView,
  TableFormat,
  TableOptions,
  TableProgress,
  TableSource,
  TableSummary,
  TableView,
  WorkbookContent,
} from "./table.js";

/** How many bytes say what a file is; the core looks at no more. */
const HEAD = 64 << 10;

/** How many rows are worked on between two moments at which a cancellation can be heard: some milliseconds. */
const SLICE = 2_000;

/** How often progress is told, in milliseconds. */
const PACE = 100;

/** What the Worker does, call by call: it fetches and unpacks for the core, and goes on in slices. */
export class Desk implements TableCalls {
  readonly #tell: (progress: TableProgress) => void;
  #core: Core | null = null;
  #comparing: Comparing | null = null;
  #cancelled = false;
  #told = 0;

  constructor(tell: (progress: TableProgress) => void) {
    this.#tell = tell;
  }

  /** The call under way fails with `table.cancelled` at the next slice. */
  cancel() {
    this.#cancelled = true;
  }

  async read(source: TableSource, { sheet, ...options }: TableOptions): Promise<TableView> {
    this.#begin();
    this.#endComparison();
    this.#core?.free();
    this.#core = null;
    const bytes = "text" in source ? new TextEncoder().encode(source.text) : source.bytes;
    const reading = new Reading(bytes.subarray(0, HEAD), bytes.length, sheet);
    try {
      for (let part = partOf(reading); part; part = partOf(reading)) await this.#feed(reading, bytes, part);
    } catch (error) {
      reading.free();
      throw error;
    }
    const core = reading.table(JSON.stringify(options));
    this.#core = core;
    return JSON.parse(core.view());
  }

  async map(mapping: Mapping): Promise<TableSummary> {
    this.#begin();
    const core = this.#open();
    core.beginCheck(JSON.stringify(mapping));
    await this.#inSlices(
      () => core.checkRows(SLICE),
      () => core.cancelCheck(),
    );
    return JSON.parse(core.summary());
  }

  async rows(query: RowQuery): Promise<RowPage> {
    return JSON.parse(this.#open().rows(JSON.stringify(query)));
  }

  async edit(row: number, path: string, text: string) {
    this.#open().edit(row, path, text);
    return this.#after(row);
  }

  async fix(row: number, rule?: string) {
    this.#open().fix(row, rule);
    return this.#after(row);
  }

  async fixAll(rule: string): Promise<TableSummary> {
    this.#begin();
    const core = this.#open();
    core.beginFixing(rule);
    await this.#inSlices(
      () => core.fixRows(SLICE),
      () => core.cancelFixing(),
    );
    return JSON.parse(core.summary());
  }

  async remove(rows: readonly number[]): Promise<TableSummary> {
    const core = this.#open();
    core.remove(Uint32Array.from(rows));
    return JSON.parse(core.summary());
  }

  async undo(): Promise<TableSummary> {
    const core = this.#open();
    core.undo();
    return JSON.parse(core.summary());
  }

  async drafts(from: number, count: number) {
    return JSON.parse(this.#open().drafts(from, count));
  }

  async export(format: TableFormat, labels: Labels): Promise<ExportedFile> {
    this.#begin();
    const core = this.#open();
    const writing = Writing.ofTable(core, format, JSON.stringify(labels));
    const next = () => {
      this.#report({ stage: "writing", done: writing.written(), total: core.count() });
      return writing.piece(core);
    };
    try {
      const contents = format === "xlsx" ? await packed(writing, next) : await this.#plain(writing, next);
      return { ...NAMES[format], bytes: new Uint8Array(await contents.arrayBuffer()) };
    } finally {
      writing.free();
    }
  }

  async write(content: WorkbookContent | Blob): Promise<ExportedFile> {
    const json = content instanceof Blob ? await content.text() : JSON.stringify(content);
    const writing = Writing.ofContent(json);
    try {
      const contents = await packed(writing, () => writing.contentPiece());
      return { ...NAMES.xlsx, bytes: new Uint8Array(await contents.arrayBuffer()) };
    } finally {
      writing.free();
    }
  }

  async beginComparison(): Promise<readonly string[]> {
    this.#begin();
    this.#endComparison();
    const core = this.#open();
    const comparing = new Comparing(core);
    this.#comparing = comparing;
    await this.#inSlices(
      () => comparing.addRows(core, SLICE),
      () => this.#endComparison(),
      "comparing",
    );
    return JSON.parse(comparing.employers());
  }

  async addRegistered(items: readonly unknown[]): Promise<void> {
    this.#compared().addItems(JSON.stringify(items));
  }

  async addAsked(query: ConsultQuery | null): Promise<void> {
    this.#compared().addAsked(JSON.stringify(query));
  }

  async finishComparison(): Promise<ComparisonSummary> {
    return JSON.parse(this.#compared().finish());
  }

  async compared(query: ComparedQuery): Promise<ComparedPage> {
    return JSON.parse(this.#compared().outcomes(this.#open(), JSON.stringify(query)));
  }

  async rowsNotMissing(): Promise<readonly number[]> {
    return [...this.#compared().rowsNotMissing()];
  }

  async exportCompared(format: ListFormat, query: ComparedFilter, words: ListWords): Promise<ExportedFile> {
    this.#begin();
    const rows: string[][] = [];
    const parts = [toCsv([listHeadings(words)])];
    for (let from = 0; ; from += SLICE) {
      const { total, outcomes } = await this.compared({ ...query, from, count: SLICE });
      const more = outcomes.flatMap((outcome) => listRows(outcome, words));
      if (format === "csv") parts.push(toCsvLines(more));
      else rows.push(...more);
      this.#report({ stage: "writing", done: from, total });
      await this.#breathe();
      if (from + SLICE >= total) break;
    }
    const fileName = `${words.fileName}.${format}`;
    if (format === "xlsx") return { ...(await this.write(listContent(rows, words))), fileName };
    return { ...NAMES.csv, fileName, bytes: new TextEncoder().encode(parts.join("")) };
  }

  async #feed(reading: Reading, bytes: Uint8Array, part: Part) {
    let pieces = 0;
    try {
      for await (const piece of piecesOf(bytes, part)) {
        reading.feed(piece);
        pieces += 1;
        // Unpacked pieces are small.
        if (pieces % 16 === 0 || piece.length >= 1 << 20) await this.#breathe();
        this.#report({ stage: "reading", done: part.from, total: bytes.length });
      }
    } catch (error) {
      // What a browser says of packed data it cannot unpack.
      if (error instanceof TypeError) throw new FlaError("table.damaged", { where: "deflate" });
      throw error;
    }
    reading.finish();
    await this.#breathe();
  }

  async #plain(writing: Writing, next: () => Uint8Array | undefined): Promise<Blob> {
    const pieces: Blob[] = [];
    writing.begin();
    for (let piece = next(); piece; piece = next()) {
      pieces.push(new Blob([piece as Uint8Array<ArrayBuffer>]));
      await this.#breathe();
    }
    return new Blob(pieces);
  }

  async #inSlices(
    step: () => number | undefined,
    giveUp: () => void,
    stage: TableProgress["stage"] = "checking",
  ) {
    const total = this.#open().count();
    for (let done = step(); done !== undefined; done = step()) {
      this.#report({ stage, done, total });
      try {
        await this.#breathe();
      } catch (error) {
        giveUp();
        throw error;
      }
    }
  }

  #after(row: number): { row: RowView; summary: TableSummary } {
    const core = this.#open();
    return { row: JSON.parse(core.row(row)), summary: JSON.parse(core.summary()) };
  }

  #open(): Core {
    if (!this.#core) throw new Error("no table is open");
    return this.#core;
  }

  #compared(): Comparing {
    if (!this.#comparing) throw new Error("nothing is being compared");
    return this.#comparing;
  }

  #endComparison() {
    this.#comparing?.free();
    this.#comparing = null;
  }

  #begin() {
    this.#cancelled = false;
    this.#told = 0;
  }

  #report(progress: TableProgress) {
    const now = performance.now();
    if (now - this.#told < PACE) return;
    this.#told = now;
    this.#tell(progress);
  }

  /** Lets messages come in, and fails when one of them was a cancellation. */
  async #breathe() {
    await new Promise<void>((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        channel.port1.close();
        resolve();
      };
      channel.port2.postMessage(null);
    });
    if (this.#cancelled) throw new FlaError("table.cancelled");
  }
}

const NAMES = {
  csv: { fileName: "fla.csv", mediaType: "text/csv" },
  json: { fileName: "fla.json", mediaType: "application/json" },
  xlsx: {
    fileName: "fla.xlsx",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
} as const;

function partOf(reading: Reading): Part | null {
  const part = reading.part();
  return part === undefined ? null : JSON.parse(part);
}

/** All parts of a workbook, packed, with what stands around them. */
async function packed(writing: Writing, next: () => Uint8Array | undefined): Promise<Blob> {
  const file: Blob[] = [];
  while (writing.begin()) {
    const { parts, length } = await deflate(next);
    file.push(new Blob([writing.end(length) as Uint8Array<ArrayBuffer>]), parts);
  }
  file.push(new Blob([writing.directory() as Uint8Array<ArrayBuffer>]));
  return new Blob(file);
}
