import type { KeyFileView } from "#core";
import { FIELDS } from "../form/fields.js";
import type { Action } from "./action.js";
import { chosenMark, currentAccount, reduceAccounts } from "./reduce-accounts.js";
import { chosenCustomer, reduceCustomers } from "./reduce-customers.js";
import { reduceCertificate, reduceConnection, reduceDiagnosis, reduceRemembered } from "./reduce-session.js";
import { forEmployer, reduceReceipts, reduceWork } from "./reduce-work.js";
import {
  disconnected,
  EMPTY_ACCOUNT,
  emptyWork,
  initialState,
  type Mode,
  type ParkedForm,
  type State,
  type Station,
} from "./state.js";

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
    work: reduceWork(whole.work, action, employerNumber(state)),
    receipts: reduceReceipts(whole.receipts, action),
    remembered: reduceRemembered(whole.remembered, action),
  };
  const followed = followAccount(state, reduced);
  const work = forEmployer(followed.work, employerNumber(state), employerNumber(followed));
  const next = work === followed.work ? followed : { ...followed, work };
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

/** For whom registrations are made unless the user says otherwise: oneself, or the customer at hand. */
function employerNumber(state: State): string {
  return state.connection.account.role === "employer"
    ? ownNumber(state)
    : (chosenCustomer(state)?.number ?? "");
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
    case "accountChosen":
    case "accountAdded":
    case "accountRemoved":
    case "accountRestored":
    case "customerChosen":
    case "customersRead":
      return state.failure ? { ...state, failure: null } : state;
    case "scopeTried":
      return settled(state);
    case "idleCounted":
      return state.minutesLeft === action.minutesLeft ? state : { ...state, minutesLeft: action.minutesLeft };
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
    case "accountsImported":
      return state.failure ? { ...state, failure: null } : state;
    case "fileOpened":
      return unparked(settled(state), thumbprintIn(action.opened, action.chosen));
    case "identityChosen":
      return unparked(settled(state), thumbprintIn(state.certificate.opened, action.index));
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
        locked: action.byTimer ? "timer" : state.work.underWay === null ? "idle" : "sending",
        parked: parked(state),
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
  const aside = ["reading", "exporting", "importing", "remembering"].includes(failure.step);
  return { ...state, busy: aside ? state.busy : null, failure, failed: failure, station };
}

function arrived(state: State, station: Station): State {
  const there = state.station === station && !state.failure && state.aside === null;
  return there ? state : { ...state, station, aside: null, failure: null };
}

/** What was being filled in, put aside: it holds national numbers, and shows again only to who opens the certificate. */
function parked(state: State): readonly ParkedForm[] {
  const { mode, work } = state;
  const untouched = emptyWork(employerNumber(state)).values;
  const sha256 = chosenMark(state)?.sha256;
  // Without a certificate nobody could prove later that it is theirs.
  if (mode === null || !sha256 || FIELDS.every((path) => ["", untouched[path]].includes(work.values[path])))
    return state.parked;
  // Under way without an outcome: only by its reference can the server tell a second try from a second training.
  const values = work.underWay === null ? work.values : { ...work.values, reference: work.underWay };
  const form = { mode, sha256, values };
  return [...state.parked.filter((other) => !isOf(other, form.mode, form.sha256)), form];
}

function isOf(form: ParkedForm, mode: Mode | null, sha256: string | null): boolean {
  return form.mode === mode && form.sha256 === sha256;
}

/** Back in the form, when the certificate it was filled in with is open again. */
function unparked(state: State, sha256: string | null): State {
  const waiting = state.parked.find((form) => isOf(form, state.mode, sha256));
  if (!waiting) return state;
  const others = state.parked.filter((form) => form !== waiting);
  return { ...state, door: "registration", parked: others, work: { ...emptyWork(), values: waiting.values } };
}

function thumbprintIn(opened: KeyFileView | null, chosen: number | null): string | null {
  return chosen === null ? null : (opened?.identities[chosen]?.certificates[0]?.sha256 ?? null);
}

function settled(state: State): State {
  return { ...state, busy: null, failure: null };
}
