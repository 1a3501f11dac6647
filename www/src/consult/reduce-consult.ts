import type { ConsultPage } from "#wasm";
import type { Action } from "../state/action.js";
import { type ConsultState, type Lookup, NOTHING_CONSULTED } from "./consult-state.js";

/** What was looked up belongs to one certificate, account and customer, and goes when one of them changes. */
export function reduceConsult(state: ConsultState, action: Action): ConsultState {
  switch (action.type) {
    case "demoChosen":
    case "ownChosen":
    case "choiceUndone":
    case "fileChosen":
    case "fileDropped":
    case "fileOpened":
    case "identityChosen":
    case "accountChosen":
    case "accountEdited":
    case "customerChosen":
      return state === NOTHING_CONSULTED ? state : NOTHING_CONSULTED;
    case "searchEdited":
      return { ...state, search: { ...state.search, ...action.change } };
    case "lookupBegan": {
      const { search, employer, queries } = action;
      const lookup: Lookup = {
        search,
        employer,
        queries,
        answered: 0,
        next: null,
        pages: [],
        found: [],
        totals: [],
      };
      return { ...state, lookup, offset: 0, record: null, only: "" };
    }
    case "pageRead":
      return state.lookup ? withPage(state, state.lookup, action) : state;
    case "consultationShown":
      return { ...state, shows: action.shows, record: null };
    case "listTurned":
      return { ...state, offset: action.offset };
    case "recordShown":
      return { ...state, record: action.record };
    case "listNarrowed":
      return { ...state, only: action.only, offset: 0 };
    default:
      return state;
  }
}

function withPage(
  state: ConsultState,
  lookup: Lookup,
  { page, items }: { page: ConsultPage; items: readonly unknown[] },
): ConsultState {
  const { bytes: _, ...facts } = page;
  const first = lookup.totals.length === lookup.answered;
  const place = lookup.pages.length;
  return {
    ...state,
    shows: state.shows === "search" ? "list" : state.shows,
    lookup: {
      ...lookup,
      answered: page.next === null ? lookup.answered + 1 : lookup.answered,
      next: page.next,
      pages: [...lookup.pages, facts],
      found: [...lookup.found, ...items.map((item) => ({ item, page: place }))],
      totals: first ? [...lookup.totals, page.total] : lookup.totals,
    },
  };
}
