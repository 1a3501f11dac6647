import type {
  DeclarationKind,
  ExportedFile,
  Finding,
  Severity,
  TrainingRegistrationDraft,
  TrainingRightDraft,
} from "#core";
import type { Comparisons } from "../compare/compared.js";
import type { Language } from "../text/language.js";

/**
 * What the screens may ask of the table: a file of declarations, read, matched, checked, corrected and given back. It
 * lives in a Worker of its own that knows no secret and no network. A failing call rejects with a `FlaError`, whose
 * code begins with `table.`; what was open before stays open, except that {@link Table.read} always begins anew.
 *
 * Rows are named by their place in the file, counted from 0 without the heading. A row keeps its name when others are
 * removed. Calls are answered in the order in which they were made.
 */
export interface Table extends Comparisons {
  /** Reads a file, or text pasted from a spreadsheet. The bytes are transferred. */
  read(source: TableSource, options: TableOptions): Promise<TableView>;
  /** Uses this mapping from now on and checks all rows. Corrections made so far stay; nothing of it can be undone. */
  map(mapping: Mapping): Promise<TableSummary>;
  /** Some rows, in the order of the file. */
  rows(query: RowQuery): Promise<RowPage>;
  /** Puts a text where a row has its value for a field, also for a field without a column. */
  edit(row: number, path: FieldPath, text: string): Promise<{ row: RowView; summary: TableSummary }>;
  /** Follows the certain suggestions of one row: those of one rule, or all. */
  fix(row: number, rule?: string): Promise<{ row: RowView; summary: TableSummary }>;
  /** Follows the certain suggestions of one rule in all rows. */
  fixAll(rule: string): Promise<TableSummary>;
  /** Takes rows out: they are neither checked, nor sent, nor exported. */
  remove(rows: readonly number[]): Promise<TableSummary>;
  /** Takes back the last `edit`, `fix`, `fixAll` or `remove` that has not been taken back. */
  undo(): Promise<TableSummary>;
  /** Ready rows as drafts, for a batch: the `count` first ones at or after the row `from`. An empty list is the end. */
  drafts(from: number, count: number): Promise<{ row: number; draft: Draft }[]>;
  /** All rows as they stand, wrong ones too: in the columns of the file that was read, or as records of the wire. */
  export(format: TableFormat, language: Language): Promise<ExportedFile>;
  /** An empty workbook to fill in: headings, one made-up example, a sheet that explains columns and codes. */
  template(kind: DeclarationKind, language: Language): Promise<ExportedFile>;
  /** A workbook with these contents, of many rows as JSON in a Blob; no file has to be open. */
  write(content: WorkbookContent | Blob): Promise<ExportedFile>;
  /** Ends the call under way, which rejects with `table.cancelled`. A `read` leaves nothing; others leave what was. */
  cancel(): void;
  /** Ends the Worker, and everything it knew. */
  close(): void;
  /** Is told how far the call under way is, some ten times a second. */
  onProgress: ((progress: TableProgress) => void) | null;
}

/** A record in wire shape, as complete as the file has it. */
export type Draft = TrainingRegistrationDraft | TrainingRightDraft;

export type TableFormat = "csv" | "xlsx" | "json";

/** A member of a record, dotted: `worker.ssin`. {@link TableView.fields} has those there are. */
export type FieldPath = string;

export type TableSource = { readonly bytes: Uint8Array; readonly name: string } | { readonly text: string };

export interface TableOptions {
  readonly kind: DeclarationKind;
  /** Which sheet of a workbook; without it, the first one that is shown and looks like a table. */
  readonly sheet?: string;
  /** `yyyy-MM-dd` */
  readonly today: string;
  /** Whether rows of several employers are as it should be. */
  readonly representative: boolean;
  /** The enterprise number of rows that name no employer; becomes a default of the guessed mapping. */
  readonly employer?: string;
}

/** How the file was read, and what its columns seem to be. */
export interface TableView {
  readonly format: TableFormat;
  /** The sheets of a workbook that are shown, in their order; else none. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  /** What stands between the cells of a text, one character; `null` for what is not text. */
  readonly separator: string | null;
  /** As the WHATWG names it: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`. */
  readonly encoding: string;
  /** One per column. A column without a heading has an empty one. */
  readonly headings: readonly string[];
  /** The first rows as they stand in the file, below the heading. */
  readonly sample: readonly (readonly string[])[];
  /** How many rows there are below the heading. Rows without any text are not counted. */
  readonly rows: number;
  /** Every field of the kind, in the order of the record. */
  readonly fields: readonly FieldView[];
  /** The guess. */
  readonly mapping: Mapping;
  /** How sure the guess is, one per column. */
  readonly confidence: readonly Confidence[];
  /** Whether nothing about the mapping needs a question: all required fields are there, and no guess is just likely. */
  readonly confident: boolean;
}

export interface FieldView {
  readonly path: FieldPath;
  /** Whether a record without it can never be sent. */
  readonly required: boolean;
}

/**
 * `certain`: the heading says so. `likely`: the heading has words of it, or the contents have its form. `none`: no
 * guess, the column is left out.
 */
export type Confidence = "certain" | "likely" | "none";

/** Which column is which field. */
export interface Mapping {
  /** Whether the first row of cells is a heading. {@link TableView.rows} changes by one with it. */
  readonly heading: boolean;
  /** One per column of the file; `null` leaves it out. No field twice. */
  readonly columns: readonly (FieldPath | null)[];
  /** What a row has for a field of which it has no text. */
  readonly defaults: Readonly<Record<FieldPath, string>>;
  /**
   * From which other field a row takes the text of a field of which it has none, before the default: the last day from
   * the first one, in a file of trainings of one day.
   */
  readonly sameAs?: Readonly<Record<FieldPath, FieldPath>>;
}

export interface TableSummary {
  /** All rows, without those removed. */
  readonly rows: number;
  /** Those without an error. */
  readonly ready: number;
  readonly withErrors: number;
  /** Those with a warning, and perhaps an error too. */
  readonly withWarnings: number;
  readonly removed: number;
  /** How many steps {@link Table.undo} can take back. */
  readonly undoable: number;
  /** What was found, the most frequent first, errors before warnings. */
  readonly byRule: readonly RuleCount[];
}

export interface RuleCount {
  /** The code of a finding, such as `ssin.check_digits`. */
  readonly rule: string;
  readonly severity: Severity;
  /** How many findings. */
  readonly count: number;
  /** For how many of them {@link Table.fixAll} knows what is right. */
  readonly fixable: number;
}

export interface RowQuery {
  /** How many of the rows that match come before the first one wanted. */
  readonly from: number;
  readonly count: number;
  readonly only?: "errors" | "warnings" | "ready" | null;
  /** Only rows with a finding of this rule. */
  readonly rule?: string;
}

export interface RowPage {
  /** How many rows match in all. */
  readonly total: number;
  readonly rows: readonly RowView[];
}

export interface RowView {
  readonly row: number;
  /** The line of the file, or the row of the sheet, counted from 1 as other programs show it. */
  readonly line: number;
  /** One per field that has a column, a default, a correction or a finding, in the order of the record. */
  readonly cells: readonly CellView[];
  /** What was found about the row as a whole, other rows included: their numbers are in the parameters, as lines. */
  readonly findings: readonly Finding[];
  readonly ready: boolean;
}

export interface CellView {
  readonly path: FieldPath;
  /** As in the file, or as corrected. */
  readonly text: string;
  /** How it was read, when that looks different: `2025-03-10` for `10/03/2025`, `formal` for `Formeel`. */
  readonly read: string | null;
  readonly findings: readonly Finding[];
}

export interface TableProgress {
  /** Registrations are fetched by the page; all else is done in the Worker. */
  readonly stage: "reading" | "checking" | "writing" | "comparing" | "fetching";
  readonly done: number;
  readonly total: number;
}

/** What fields are called in the user's language, by path: headings of a file. */
export type Labels = Readonly<Record<FieldPath, string>>;

/** A workbook to be written. The first row of each sheet is a heading. */
export interface WorkbookContent {
  readonly sheets: readonly {
    /** At most 31 signs. */
    readonly name: string;
    /** Width in signs, and what the column is filled with. */
    readonly columns: readonly { readonly width: number; readonly format: ColumnFormat }[];
    /** Texts; days as `yyyy-MM-dd`. */
    readonly rows: readonly (readonly string[])[];
    /** The values that a column offers. */
    readonly lists?: readonly { readonly column: number; readonly values: readonly string[] }[];
  }[];
}

/** `prose` is text that is broken into lines. A text that looks like a number keeps its zeros. */
export type ColumnFormat = "text" | "prose" | "day" | "number";
