import type { ConsultQuery } from "#core";
import { isComplete, type Lookup, type SavedOrigin } from "../consult/consult-state.js";
import type { Search } from "../consult/search.js";
import type { Action } from "../state/action.js";
import type { Failure, State } from "../state/state.js";
import type { ComparedFilter, ComparisonSummary } from "./compared.js";

/** A comparison of the rows with what is registered: how far it is, and what of it is on the screen. */
export interface Comparing {
  /** It is on the screen in place of the rows. */
  readonly shown: boolean;
  /** The rows as they were: see {@link ImportState.edition}. */
  readonly edition: number;
  /** The look-up the rows are compared with; `null` when the register itself is asked. */
  readonly search: Search | null;
  /** What the saved file is that it was looked up in; `null` for what the register says now. */
  readonly saved: SavedOrigin | null;
  /** The questions it comes down to. */
  readonly queries: readonly ConsultQuery[];
  /** How many of them are done with: answered to their last page, or refused. */
  readonly done: number;
  /** Where to go on in the next one; `null` at its first page. */
  readonly next: string | null;
  /** How many records have come. */
  readonly fetched: number;
  /** How many there are by the server's own counts so far; `null` once it did not say. */
  readonly total: number | null;
  /** The same of the question that is being answered. */
  readonly current: { readonly fetched: number; readonly total: number | null };
  /** Employers of whom the register counts other than it gave: what is not among their records may be registered all the same. */
  readonly miscounted: readonly string[];
  /** Employers of whom the register says nothing to this account. */
  readonly refused: readonly { readonly employer: string; readonly failure: Failure }[];
  /** ISO, when the last of it came. */
  readonly at: string;
  readonly summary: ComparisonSummary | null;
  readonly filter: ComparedFilter;
  /** The first outcome that is drawn. */
  readonly offset: number;
}

export type CompareAction =
  | {
      type: "comparisonBegan";
      queries: readonly ConsultQuery[];
      search: Search | null;
      saved: SavedOrigin | null;
      at: string;
    }
  | { type: "comparisonFed"; count: number; total: number | null; next: string | null; at: string }
  | { type: "employerRefused"; employer: string; failure: Failure }
  | { type: "comparisonMade"; summary: ComparisonSummary }
  | { type: "comparisonShown"; shown: boolean }
  | { type: "comparisonFiltered"; filter: ComparedFilter }
  | { type: "comparisonTurned"; offset: number };

/** `edition`: that of the rows now. */
export function reduceComparing(state: Comparing | null, action: Action, edition: number): Comparing | null {
  switch (action.type) {
    // What another account or another customer was told is not for this one.
    case "accountChosen":
    case "accountEdited":
    case "customerChosen":
      return null;
    case "comparisonBegan": {
      const { queries, search, saved, at } = action;
      return {
        shown: true,
        edition,
        search,
        saved,
        queries,
        done: 0,
        next: null,
        fetched: 0,
        total: 0,
        current: NOTHING_YET,
        miscounted: [],
        refused: [],
        at,
        summary: null,
        filter: {},
        offset: 0,
      };
    }
    case "comparisonFed":
      return state && fed(state, action);
    case "employerRefused": {
      if (!state) return state;
      const { employer, failure } = action;
      const rest = state.queries.findIndex(
        (query, place) => place >= state.done && query.employer !== employer,
      );
      const done = rest < 0 ? state.queries.length : rest;
      return {
        ...state,
        done,
        next: null,
        current: NOTHING_YET,
        refused: [...state.refused, { employer, failure }],
      };
    }
    case "comparisonMade":
      return state && { ...state, summary: action.summary };
    case "comparisonShown":
      return state && { ...state, shown: action.shown };
    case "comparisonFiltered":
      return state && { ...state, filter: action.filter, offset: 0 };
    case "comparisonTurned":
      return state && { ...state, offset: action.offset };
    default:
      return state;
  }
}

const NOTHING_YET: Comparing["current"] = { fetched: 0, total: null };

function fed(state: Comparing, action: Extract<Action, { type: "comparisonFed" }>): Comparing {
  const { count, total, next, at } = action;
  const { current, miscounted } = state;
  const isFirst = state.next === null;
  const known = state.total === null || total === null ? null : state.total + total;
  const employer = state.queries[state.done]?.employer ?? "";
  const agrees = next !== null || agreesWith(current, action) || miscounted.includes(employer);
  return {
    ...state,
    current:
      next === null ? NOTHING_YET : { fetched: current.fetched + count, total: current.total ?? total },
    miscounted: agrees ? miscounted : [...miscounted, employer],
    done: next === null ? state.done + 1 : state.done,
    next,
    fetched: state.fetched + count,
    total: isFirst ? known : state.total,
    at,
  };
}

/** Whether all that came with the last page of a question is what the register counts, on its first page and on its last. */
export function agreesWith(
  { fetched, total: first }: Comparing["current"],
  { count, total: last }: { readonly count: number; readonly total: number | null },
): boolean {
  return [first, last].every((total) => total === null || total === fetched + count);
}

/** What was looked up and is complete, in the register and in a saved file, of what rows may hold. */
export function lookupsIn({ consult, saved }: Pick<State, "consult" | "saved">): readonly Lookup[] {
  return [consult.lookup, saved.consult.lookup].filter(
    (lookup): lookup is Lookup =>
      lookup !== null && isComplete(lookup) && lookup.search.kind !== "trainingCredit",
  );
}

/** Whether every question was answered or refused. */
export function isFetched({ queries, done }: Comparing): boolean {
  return done === queries.length;
}
