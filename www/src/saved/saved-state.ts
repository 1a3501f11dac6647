import {
  type ConsultAction,
  type ConsultState,
  type Lookup,
  NOTHING_CONSULTED,
} from "../consult/consult-state.js";
import { reduceConsult } from "../consult/reduce-consult.js";
import type { Action } from "../state/action.js";
import type { Aside } from "../state/state.js";
import type { Verdict } from "./verify.js";

/** A saved file that is open, and what is looked at in it. */
export interface SavedState {
  readonly file: { readonly name: string; readonly verdict: Verdict } | null;
  /** Whether its contents are on the screen, or what the check of it said. */
  readonly looking: boolean;
  /** The same as of looking up: a search, what it found, and how that is shown. */
  readonly consult: ConsultState;
}

export const NOTHING_SAVED: SavedState = { file: null, looking: false, consult: NOTHING_CONSULTED };

export type SavedAction =
  | { type: "savedOpened"; name: string; verdict: Verdict }
  | { type: "savedFound"; lookup: Lookup }
  | { type: "savedLooked"; looking: boolean }
  | { type: "savedClosed" };

/** What a person does to what was found: it concerns the saved file while that is on the screen, and the register else. */
const VIEWING: readonly ConsultAction["type"][] = [
  "searchEdited",
  "consultationShown",
  "listTurned",
  "recordShown",
  "listNarrowed",
];

/** Whether an action concerns what is looked at in a saved file. */
export function isOfSaved(action: Action, aside: Aside | null): boolean {
  return aside === "saved" && VIEWING.some((type) => type === action.type);
}

export function reduceSaved(state: SavedState, action: Action, aside: Aside | null): SavedState {
  switch (action.type) {
    case "savedOpened": {
      const { name, verdict } = action;
      const employer = verdict.manifest.parts[0]?.employer ?? "";
      const search = { ...NOTHING_CONSULTED.search, employer };
      return { file: { name, verdict }, looking: false, consult: { ...NOTHING_CONSULTED, search } };
    }
    case "savedLooked":
      return { ...state, looking: action.looking };
    case "savedFound": {
      const consult = { ...state.consult, lookup: action.lookup, offset: 0, record: null, only: "" };
      return {
        ...state,
        consult: { ...consult, shows: consult.shows === "search" ? "list" : consult.shows },
      };
    }
    case "savedClosed":
      return NOTHING_SAVED;
    default:
      return isOfSaved(action, aside) ? { ...state, consult: reduceConsult(state.consult, action) } : state;
  }
}
