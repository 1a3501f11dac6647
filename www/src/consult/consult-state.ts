import type { ConsultQuery } from "#core";
import type { ConsultPage } from "#wasm";
import { EMPTY_SEARCH, type Search } from "./search.js";

/** Where a record came from, without its bytes: what is looked at is not what is saved. */
export type PageFacts = Omit<ConsultPage, "bytes">;

/** A record as it came. */
export interface Found {
  readonly item: unknown;
  /** The page it was on, by its place in {@link ConsultState.pages}. */
  readonly page: number;
}

/** What one search asked, and what has come of it so far. */
export interface Lookup {
  readonly search: Search;
  readonly employer: string;
  /** The questions it comes down to. */
  readonly queries: readonly ConsultQuery[];
  /** How many of them were answered to their last page. */
  readonly answered: number;
  /** Where to go on in the next one; `null` at its first page. */
  readonly next: string | null;
  readonly pages: readonly PageFacts[];
  readonly found: readonly Found[];
  /** How many there are by the server's own count, question by question; `null` where it does not say. */
  readonly totals: readonly (number | null)[];
  /** Set when it comes out of a saved file, and nothing of it was asked now. */
  readonly saved?: SavedOrigin;
}

/** What a saved file is, wherever something of it is shown. */
export interface SavedOrigin {
  /** An ISO instant. */
  readonly madeAt: string;
  /** Whether everything of the kind and the employer was saved. */
  readonly whole: boolean;
  readonly verdict: "signed" | "unsigned" | "changed";
}

export interface ConsultState {
  readonly search: Search;
  /** `null` until something was looked up. */
  readonly lookup: Lookup | null;
  /** What is on the screen. */
  readonly shows: "search" | "list" | "pictures";
  /** The first record of the list that is drawn. */
  readonly offset: number;
  /** The place of the record that is shown alone. */
  readonly record: number | null;
  /** Only rights of this kind are listed; empty for all. */
  readonly only: string;
}

export const NOTHING_CONSULTED: ConsultState = {
  search: EMPTY_SEARCH,
  lookup: null,
  shows: "search",
  offset: 0,
  record: null,
  only: "",
};

export type ConsultAction =
  | { type: "searchEdited"; change: Partial<Search> }
  | { type: "lookupBegan"; search: Search; employer: string; queries: readonly ConsultQuery[] }
  | { type: "pageRead"; page: ConsultPage; items: readonly unknown[] }
  | { type: "lookupEnded" }
  | { type: "consultationShown"; shows: ConsultState["shows"] }
  | { type: "listTurned"; offset: number }
  | { type: "recordShown"; record: number | null }
  | { type: "listNarrowed"; only: string };

/** Whether every question was answered to its last page. */
export function isComplete({ queries, answered }: Lookup): boolean {
  return answered === queries.length;
}

/** The server's count of all there is; `null` while it is not known of every question. */
export function totalOf({ totals, queries }: Lookup): number | null {
  if (totals.length < queries.length) return null;
  return totals.reduce(
    (sum: number | null, total) => (sum === null || total === null ? null : sum + total),
    0,
  );
}

/** What is known before the last question was asked: the counts so far. */
export function knownTotal({ totals }: Lookup): number {
  return totals.reduce((sum: number, total) => sum + (total ?? 0), 0);
}
