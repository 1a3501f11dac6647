import type { Action } from "./action.js";
import { reduceCertificate, reduceConnection, reduceDiagnosis, reduceRemembered } from "./reduce-session.js";
import { reduceReceipts, reduceWork } from "./reduce-work.js";
import { initialState, type State, type Station } from "./state.js";

/** The one reducer: first what concerns the whole panel, then each part on its own. */
export function reduce(state: State, action: Action): State {
  const whole = reduceWhole(state, action);
  const next: State = {
    ...whole,
    certificate: reduceCertificate(whole.certificate, action),
    connection: reduceConnection(whole.connection, action),
    diagnosis: reduceDiagnosis(whole.diagnosis, action),
    work: reduceWork(whole.work, action, ownNumber(state)),
    receipts: reduceReceipts(whole.receipts, action),
    remembered: reduceRemembered(whole.remembered, action),
  };
  const same = (Object.keys(next) as (keyof State)[]).every((key) => next[key] === state[key]);
  return same ? state : next;
}

/** The enterprise number of who is signed in, for the employer's own registrations. */
export function ownNumber(state: State): string {
  const { opened, chosen } = state.certificate;
  const certificate = chosen === null ? null : opened?.identities[chosen]?.certificates[0];
  const own = state.connection.account.role === "employer";
  return (own && (state.demo?.enterpriseNumber ?? certificate?.enterpriseNumber)) || "";
}

function reduceWhole(state: State, action: Action): State {
  switch (action.type) {
    case "demoChosen":
      return settled({ ...state, mode: "demo", demo: action.pack, locked: null });
    case "ownChosen":
      return settled({ ...state, mode: "own", demo: null, locked: null });
    case "choiceUndone":
      return { ...settled(state), mode: null, demo: null };
    case "stationOpened":
      return arrived(state, action.station);
    case "started":
      return {
        ...state,
        busy: { task: action.task, since: action.at, estimate: null },
        failure: null,
        announcement: null,
      };
    case "estimated": {
      const estimate = { seconds: action.seconds, since: action.at };
      return state.busy ? { ...state, busy: { ...state.busy, estimate } } : state;
    }
    case "cancelled":
      return settled(state);
    case "failed":
      return failed(state, action);
    case "fileDropped":
      return settled(state);
    case "fileChosen":
    case "exported":
    case "accountEdited":
    case "formFilled":
    case "fieldEdited":
      return state.failure ? { ...state, failure: null } : state;
    case "fileOpened":
    case "diagnosisEnded":
    case "openingAsked":
      return settled(state);
    case "diagnosisShown":
      return arrived(state, "connection");
    case "connected":
      return arrived(settled(state), "work");
    case "rememberedRead":
      return state.failure?.step === "remembering" ? { ...state, failure: null } : state;
    case "receiptMade":
      return arrived(settled(state), "receipts");
    case "locked":
      return {
        ...initialState(state.settings),
        receipts: { ...state.receipts, shown: null },
        remembered: state.remembered,
        locked: state.busy?.task === "sending" ? "sending" : "idle",
      };
    case "settingsChanged":
      return { ...state, settings: action.settings };
    case "announced":
      return {
        ...state,
        announcement: { key: action.key, count: (state.announcement?.count ?? 0) + 1 },
      };
    default:
      return state;
  }
}

/** A failure shows at the station whose work failed, wherever the button was. */
function failed(state: State, { failure }: Extract<Action, { type: "failed" }>): State {
  const station = failure.step === "connecting" ? "connection" : state.station;
  const aside = ["reading", "exporting", "remembering"].includes(failure.step);
  return { ...state, busy: aside ? state.busy : null, failure, station };
}

function arrived(state: State, station: Station): State {
  return state.station === station && !state.failure ? state : { ...state, station, failure: null };
}

function settled(state: State): State {
  return { ...state, busy: null, failure: null };
}
