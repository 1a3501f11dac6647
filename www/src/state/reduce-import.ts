import { reduceComparing } from "../compare/compare-state.js";
import type { Action } from "./action.js";
import { EVERY_ROW, type ImportState, NO_IMPORT } from "./import-state.js";
import { chosenMark } from "./reduce-accounts.js";
import type { State } from "./state.js";

/** The rows out of a file. Nothing that fails loses them; another certificate, the lock and the user do. */
export function reduceImport(before: ImportState, action: Action): ImportState {
  const comparing = reduceComparing(before.comparing, action, before.edition);
  const state = comparing === before.comparing ? before : { ...before, comparing };
  switch (action.type) {
    case "importKindChosen":
      return { ...state, kind: action.kind };
    case "importRead": {
      const { type: _, summary, ...read } = action;
      return {
        ...NO_IMPORT,
        unkept: state.unkept,
        soughtKept: true,
        ...read,
        summary,
        asking: summary === null,
        edition: state.edition + 1,
      };
    }
    case "importMapped":
      return {
        ...changed(state, action.summary),
        mapping: action.mapping,
        origin: "user",
        asking: false,
        filter: EVERY_ROW,
      };
    case "columnsAsked":
      return { ...state, asking: action.asked };
    case "importChanged":
      return changed(state, action.summary);
    case "importFiltered":
      return { ...state, filter: action.filter };
    case "importHanded": {
      const { batch, rows, summary } = action;
      if (!summary) return { ...NO_IMPORT, kind: state.kind, soughtKept: true, handed: { batch, rows } };
      return {
        ...changed(state, summary),
        sealed: summary.undoable,
        handed: { batch, rows },
        filter: EVERY_ROW,
      };
    }
    case "importClosed":
      return { ...NO_IMPORT, kind: state.kind, soughtKept: true };
    case "rowsReturned":
      return { ...state, returning: action.returning };
    case "importKept":
      return state.unkept === action.kept ? { ...state, unkept: !action.kept } : state;
    case "keptImportSought":
      return { ...state, soughtKept: true };
    case "progressed":
      return { ...state, progress: followed(state.progress, action) };
    case "started":
    case "failed":
    case "cancelled":
    case "comparisonMade":
      return state.progress ? { ...state, progress: null } : state;
    default:
      return state;
  }
}

function followed(
  before: ImportState["progress"],
  { progress, at }: Extract<Action, { type: "progressed" }>,
): ImportState["progress"] {
  return { ...progress, since: before?.stage === progress.stage ? before.since : at };
}

function changed(state: ImportState, summary: NonNullable<ImportState["summary"]>): ImportState {
  return { ...state, summary, edition: state.edition + 1, progress: null };
}

/** Whose rows they are: the world the panel is in and the certificate that is open; `null` while there is none. */
export function ownerOf(state: State): string | null {
  const sha256 = chosenMark(state)?.sha256;
  return state.mode !== null && sha256 ? `${state.mode}:${sha256}` : null;
}

/** Rows have national numbers in them: they show to nobody but the owner of the certificate they were read under. */
export function importOf(before: State, now: State): ImportState {
  return ownerOf(before) === ownerOf(now) ? now.imports : NO_IMPORT;
}
