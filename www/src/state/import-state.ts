import type { DeclarationKind } from "#core";
import type { Comparing } from "../compare/compare-state.js";
import type { Remark } from "../receipt/remark.js";
import type { Mapping, RowQuery, TableProgress, TableSummary, TableView } from "../table/table.js";

/** What rows are read from: a file, or text that was pasted. */
export interface ImportSource {
  /** The name of the file; empty for pasted text. */
  readonly name: string;
  readonly contents: Blob;
}

/** Which of the rows show. */
export type RowFilter = Pick<RowQuery, "only" | "rule">;

export const EVERY_ROW: RowFilter = { only: null };

/** Where the mapping in use came from: the headings, this user at an earlier time, or this user now. */
export type MappingOrigin = "headings" | "earlier" | "user";

/** What the table was brought back from, when it was: told in one line, with the way to be rid of it. */
export interface BroughtBack {
  /** ISO */
  readonly at: string;
}

/** Rows the server refused, as a table of their own. */
export interface Returning {
  readonly kind: DeclarationKind;
  readonly source: ImportSource;
  readonly rows: number;
  readonly remarks: ImportState["remarks"];
}

/** Rows out of a file, as far as the screens need them. The rows themselves lie in the Worker of the table. */
export interface ImportState {
  /** What the rows declare. */
  readonly kind: DeclarationKind;
  readonly source: ImportSource | null;
  readonly view: TableView | null;
  /** The mapping in use, or the guess before there is one in use. */
  readonly mapping: Mapping | null;
  readonly origin: MappingOrigin;
  /** The columns are asked about in place of the rows. */
  readonly asking: boolean;
  /** What the check of all rows came to; `null` until there was one. */
  readonly summary: TableSummary | null;
  readonly filter: RowFilter;
  /** Raised whenever rows may have changed that the screen has drawn. */
  readonly edition: number;
  /** What the server said about rows that came back from a batch, by row. */
  readonly remarks: Readonly<Record<number, readonly Remark[]>>;
  /** As many steps as cannot be taken back any more, because rows have gone to a batch since. */
  readonly sealed: number;
  /** The batch that rows went to last. */
  readonly handed: { readonly batch: string; readonly rows: number } | null;
  readonly broughtBack: BroughtBack | null;
  /** The rows against what is registered; `null` until they were compared. */
  readonly comparing: Comparing | null;
  /** Rows of a batch that came back while others are here: the user says which ones are worked on. */
  readonly returning: Returning | null;
  /** What is done can no longer be kept on this computer. */
  readonly unkept: boolean;
  /** Whether it was looked for what was kept of an earlier time. */
  readonly soughtKept: boolean;
  /** How far what is being done is, and since when (milliseconds) its stage is under way. */
  readonly progress: (TableProgress & { readonly since: number }) | null;
}

export const NO_IMPORT: ImportState = {
  kind: "trainingRegistration",
  source: null,
  view: null,
  mapping: null,
  origin: "headings",
  asking: false,
  summary: null,
  filter: EVERY_ROW,
  edition: 0,
  remarks: {},
  sealed: 0,
  handed: null,
  broughtBack: null,
  comparing: null,
  returning: null,
  unkept: false,
  soughtKept: false,
  progress: null,
};
