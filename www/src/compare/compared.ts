import type { ConsultQuery, ExportedFile } from "#core";
import type { FieldPath } from "../table/table.js";
import type { Language } from "../text/language.js";

/**
 * What the rows of the table hold against what is registered. The rows are taken as they are when it begins; items of the
 * register come page by page. The rules are those of `crate/core/src/comparison.rs`.
 */
export interface Comparisons {
  /** Begins a comparison, in place of any earlier one, and gives the enterprise numbers that the rows name. */
  beginComparison(): Promise<readonly string[]>;
  /** Adds items of the register, as they came. */
  addRegistered(items: readonly unknown[]): Promise<void>;
  /**
   * Says that this question was answered to its last page: of rows that none covers nothing is said. `null` is a part of
   * which nobody knows what is not in it.
   */
  addAsked(query: ConsultQuery | null): Promise<void>;
  /** Holds the two sides to each other. */
  finishComparison(): Promise<ComparisonSummary>;
  /** Some outcomes: by verdict, in the order of {@link VERDICTS}, then in the order of the file. */
  compared(query: ComparedQuery): Promise<ComparedPage>;
  /** The rows that are not missing in the register, or not surely. */
  rowsNotMissing(): Promise<readonly number[]>;
  /** The outcomes that match as a list to act on, national numbers in full. */
  exportCompared(format: ListFormat, query: ComparedFilter, language: Language): Promise<ExportedFile>;
}

/** In the order in which they are listed: first what asks for something. */
export const VERDICTS = [
  "missing",
  "different",
  "doubtful",
  "extra",
  "withdrawn",
  "outside",
  "same",
] as const;
export type Verdict = (typeof VERDICTS)[number];

export type ListFormat = "csv" | "xlsx";

export interface ComparisonSummary {
  /** How many rows of the file were compared. */
  readonly rows: number;
  /** With how many items of the register. */
  readonly registered: number;
  /** Items that came a second time, under an identifier that was there; not counted. */
  readonly twice: number;
  readonly byVerdict: readonly {
    readonly verdict: Verdict;
    readonly count: number;
    readonly own: number;
    readonly registered: number;
  }[];
  /** In how many pairs a member differs, in the order of the record. */
  readonly byMember: readonly { readonly path: FieldPath; readonly count: number }[];
  /** The calendar years of all records. */
  readonly years: readonly string[];
}

export interface ComparedFilter {
  /** Without it, everything but what is the same. */
  readonly only?: Verdict;
  /** Only pairs in which this member differs. */
  readonly member?: FieldPath;
  readonly year?: string;
}

export interface ComparedQuery extends ComparedFilter {
  readonly from: number;
  readonly count: number;
}

export interface ComparedPage {
  readonly total: number;
  readonly outcomes: readonly Compared[];
}

/** Records that belong together, and what comes of it. Of very many, the first ones are here. */
export interface Compared {
  readonly verdict: Verdict;
  readonly doubt: "several" | "repeated" | "otherDays" | "otherName" | null;
  readonly basis: "reference" | "id" | "contents" | "occasion" | null;
  readonly own: readonly OwnRecord[];
  readonly ownCount: number;
  readonly registered: readonly RegisteredRecord[];
  readonly registeredCount: number;
  /** Of a pair, the members that are not alike. */
  readonly differences: readonly FieldPath[];
}

/** The members of a record in the notation of the wire; those it does not have are not there. */
export type Values = Readonly<Record<FieldPath, string>>;

export interface OwnRecord {
  readonly row: number;
  /** The line of the file, or the row of the sheet. */
  readonly line: number;
  readonly values: Values;
}

export interface RegisteredRecord {
  readonly id: string;
  readonly values: Values;
}
