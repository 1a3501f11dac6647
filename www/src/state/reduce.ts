import { reduceConsult } from "../consult/reduce-consult.js";
import { NOTHING_RECENT } from "../recent.js";
import { reduceSave } from "../save/reduce-save.js";
import { isOfSaved, reduceSaved } from "../saved/saved-state.js";
import type { Action } from "./action.js";
import { employerNumber } from "./employer.js";
import { parkedFormOf } from "./parked-form.js";
import { chosenMark, currentAccount, reduceAccounts } from "./reduce-accounts.js";
import { reduceRecent, reduceTemplates } from "./reduce-again.js";
import { reduceBatches } from "./reduce-batch.js";
import { reduceCustomers } from "./reduce-customers.js";
import { reduceGuide } from "./reduce-guide.js";
import { importOf, reduceImport } from "./reduce-import.js";
import { reduceCertificate, reduceConnection, reduceDiagnosis, reduceRemembered } from "./reduce-session.js";
import { forEmployer, reduceReceipts, reduceWork } from "./reduce-work.js";
import { disconnected, EMPTY_ACCOUNT, emptyWork, initialState, type State, type Station } from "./state.js";

/** The one reducer: first what concerns the whole panel, then each part on its own. */
export function reduce(state: State, action: Action): State {
  const whole = reduceWhole(state, action);
  const accounts = reduceAccounts(state, action);
  const reduced: State = {
    ...whole,
    accounts,
    certificate: reduceCertificate(whole.certificate, action),
    connection: reduceConnection(whole.connection, action, currentAccount(state)),
    customers: reduceCustomers(state, action),
    diagnosis: reduceDiagnosis(whole.diagnosis, action),
    guide: reduceGuide(state.guide, action),
    work: reduceWork(whole.work, action, employerNumber(state)),
    recent: reduceRecent(state, action),
    templates: reduceTemplates(whole.templates, action),
    batches: reduceBatches(whole.batches, action),
    save: reduceSave(whole.save, action),
    consult: isOfSaved(action, state.aside) ? whole.consult : reduceConsult(whole.consult, action),
    saved: reduceSaved(whole.saved, action, state.aside),
    imports: reduceImport(whole.imports, action),
    receipts: reduceReceipts(whole.receipts, action),
    remembered: reduceRemembered(whole.remembered, action),
  };
  const followed = followAccount(state, followCertificate(state, reduced));
  const work = forEmployer(followed.work, employerNumber(state), employerNumber(followed));
  const next = { ...followed, work, imports: importOf(state, followed) };
  const same = (Object.keys(next) as (keyof State)[]).every((key) => next[key] === state[key]);
  return same ? state : next;
}

/** Another account in use brings its own addresses, and no connection. */
function followAccount(before: State, state: State): State {
  if (state.mode === "demo" || state.accounts.current === before.accounts.current) return state;
  const current = currentAccount(state);
  if (current?.account === state.connection.account) return state;
  const connection = disconnected(current?.account ?? EMPTY_ACCOUNT, current?.situation);
  return { ...state, connection };
}

/** The form belongs to the certificate it was filled in with: another one's is empty, or its own that was put aside. */
function followCertificate(before: State, state: State): State {
  const mark = chosenMark(before)?.sha256;
  if (mark === undefined || mark === chosenMark(state)?.sha256) return state;
  const work = state.work === before.work ? emptyWork() : state.work;
  return { ...state, work, recent: NOTHING_RECENT, templates: [] };
}

function reduceWhole(state: State, action: Action): State {
  switch (action.type) {
    case "demoChosen":
      return settled({ ...state, mode: "demo", demo: action.pack, door: null, locked: null });
    case "ownChosen":
      return settled({ ...state, mode: "own", demo: null, door: null, locked: null });
    case "choiceUndone":
      return { ...settled(state), mode: null, demo: null, door: null };
    case "stationOpened":
      return arrived(state, action.station);
    case "doorOpened":
      return { ...arrived(state, "work"), door: action.door };
    case "asideOpened":
      return { ...state, aside: action.aside, failure: null };
    case "guideOpened":
      return { ...state, aside: "guide", failure: null };
    case "accountChosen":
    case "accountAdded":
    case "accountRemoved":
    case "accountRestored":
    case "customerChosen":
    case "customersRead":
      return withoutFailure(state);
    case "scopeTried":
    case "batchMade":
      return settled(state);
    case "idleCounted":
      return state.minutesLeft === action.minutesLeft ? state : { ...state, minutesLeft: action.minutesLeft };
    case "started":
      return {
        ...state,
        busy: { task: action.task, since: action.at, estimate: null, waitsUntil: null },
        failure: null,
        announcement: null,
      };
    case "estimated": {
      const estimate = { seconds: action.seconds, since: action.at };
      return state.busy ? { ...state, busy: { ...state.busy, estimate } } : state;
    }
    case "heldUp":
      return state.busy ? { ...state, busy: { ...state.busy, waitsUntil: action.until } } : state;
    case "importChanged":
    case "exported":
      return state.busy?.task === "checking" ? settled(state) : withoutFailure(state);
    case "cancelled":
      return settled(state);
    case "failed":
      return failed(state, action);
    case "fileDropped":
      return settled(state);
    case "fileChosen":
    case "accountEdited":
    case "formFilled":
    case "fieldEdited":
      return withoutFailure(state);
    case "accountsImported":
    case "saveHandedOver":
      return withoutFailure(state);
    case "fileOpened":
    case "identityChosen":
    case "diagnosisEnded":
    case "lookupEnded":
    case "saveMade":
    case "savePaused":
    case "savedOpened":
    case "savedFound":
    case "comparisonMade":
    case "importRead":
    case "importMapped":
    case "importHanded":
    case "importClosed":
    case "openingAsked":
      return settled(state);
    case "formSent":
      return settled(state);
    case "formPutBack":
      return { ...state, door: "registration" };
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
        locked: action.byTimer ? "timer" : state.work.underWay === null ? "idle" : "sending",
        parked: parkedFormOf(state, 0) !== null,
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
  const aside = ["reading", "exporting", "importing", "remembering", "keeping", "batching"].includes(
    failure.step,
  );
  return { ...state, busy: aside ? state.busy : null, failure, failed: failure, station };
}

function arrived(state: State, station: Station): State {
  const there = state.station === station && !state.failure && state.aside === null;
  return there ? state : { ...state, station, aside: null, failure: null };
}

function withoutFailure(state: State): State {
  return state.failure ? { ...state, failure: null } : state;
}

function settled(state: State): State {
  return { ...state, busy: null, failure: null };
}
