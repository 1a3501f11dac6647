import type { Action } from "../state/action.js";
import { NOTHING_TO_SAVE, type SaveRun, type SaveState } from "./save-state.js";

/** What is being saved belongs to one certificate and account, and leaves the screen when one of them changes. */
export function reduceSave(state: SaveState, action: Action): SaveState {
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
      return state === NOTHING_TO_SAVE ? state : NOTHING_TO_SAVE;
    // Whoever goes elsewhere leaves the screen, not the saving.
    case "doorOpened":
      return state.shown ? { ...state, shown: false } : state;
    case "saveShown":
      return {
        ...state,
        shown: action.shown,
        result: action.shown ? state.result : withoutHandedOver(state),
      };
    case "saveEmployersChosen":
      return { ...state, employers: action.employers };
    case "saveKeptRead":
      return { ...state, kept: action.kept };
    case "savePaused":
      return { ...state, kept: action.kept, run: null };
    case "saveBegan":
      return { ...state, run: began(action), result: null, unsignable: false };
    case "saveUnsignable":
      return { ...state, unsignable: true };
    case "saveMade":
      return { ...state, run: null, kept: null, unsignable: false, result: action.result };
    case "saveHandedOver":
      return state.result ? { ...state, result: { ...state.result, handedOver: true } } : state;
    case "cancelled":
    case "failed":
      return state.run && (action.type === "cancelled" || action.failure.step === "saving")
        ? { ...state, run: null }
        : state;
    default: {
      const run = state.run && reduceRun(state.run, action);
      return run === state.run ? state : { ...state, run };
    }
  }
}

function withoutHandedOver({ result }: SaveState): SaveState["result"] {
  return result?.handedOver ? null : result;
}

function began({ questions, at }: Extract<Action, { type: "saveBegan" }>): SaveRun {
  const nothing = { pages: 0, records: 0, total: null, isRead: false };
  const stands = questions.map(() => nothing);
  return { questions, stands, ended: {}, before: 0, since: at, stage: "opening" };
}

function reduceRun(run: SaveRun, action: Action): SaveRun {
  switch (action.type) {
    case "saveStood": {
      const before = action.stands.reduce((sum, { records }) => sum + records, 0);
      return { ...run, stands: action.stands, before, since: action.at, stage: "fetching" };
    }
    case "savePartStood": {
      const stands = run.stands.map((stand, part) =>
        part === action.part ? { ...stand, ...action.stand } : stand,
      );
      return { ...run, stands };
    }
    case "savePartEnded":
      return { ...run, ended: { ...run.ended, [action.part]: action.finding } };
    case "saveFinishing":
      return { ...run, stage: "finishing" };
    default:
      return run;
  }
}
