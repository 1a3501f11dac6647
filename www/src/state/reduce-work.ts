import { FIELDS_OF, fieldOf, type Path } from "../form/fields.js";
import { filledIn, withoutWorkers } from "../form/filled.js";
import { newestFirst } from "../journal.js";
import { remarksOf } from "../receipt/remark.js";
import type { Action } from "./action.js";
import { reduceWorkers } from "./reduce-workers.js";
import { emptyWork, type Filled, type ReceiptsState, type WorkState } from "./state.js";

/** The form. Nothing that fails empties it; only its acceptance and the user do, and the lock puts it aside. */
export function reduceWork(state: WorkState, action: Action, employer: string): WorkState {
  switch (action.type) {
    // What was filled in for the practice company must not reach a real server, nor the other way round.
    case "demoChosen":
    case "ownChosen":
    case "choiceUndone":
    case "locked":
      return emptyWork();
    case "connected":
      return withEmployer(state, employer);
    case "customerChosen":
      return changed(state, "employer.enterpriseNumber", action.number);
    case "kindChosen":
      return withKind(state, action.kind);
    case "fieldEdited":
      return { ...changed(state, action.path, action.value), editing: action.path };
    case "fieldLeft":
      return {
        ...state,
        editing: null,
        left: state.left.includes(action.path) ? state.left : [...state.left, action.path],
      };
    case "suggestionTaken":
      return { ...state, values: { ...state.values, [action.path]: action.value }, editing: null };
    case "fieldsSwapped": {
      const [a, b] = action.paths;
      return {
        ...state,
        values: { ...state.values, [a]: state.values[b], [b]: state.values[a] },
        editing: null,
      };
    }
    case "formFilled":
      return { ...emptyWork("", state.kind), values: action.values, before: state.before };
    case "formUsed":
      return { ...filledWith(action.filled), before: filledIn(state), begin: { path: action.begin } };
    case "formEmptied":
      return { ...emptyWork(employer, state.kind), before: filledIn(state) };
    case "formRestored":
      return state.before ? filledWith(state.before) : state;
    case "formPutBack":
      return { ...filledWith(action.form), putAside: action.form.at };
    case "formSent":
      return forOtherWorkers(state);
    case "checked":
      return { ...state, report: action.report };
    case "sendAsked":
      return { ...state, asked: true, editing: null, confirming: action.confirm };
    case "sendDeclined":
      return state.confirming ? { ...state, confirming: false } : state;
    case "started":
      return action.task === "sending" ? { ...state, sent: partsOf(state) } : state;
    case "failed":
      // Nothing was sent.
      if (action.failure.step === "sending")
        return { ...state, confirming: false, sent: null, underWay: null };
      return state.confirming ? { ...state, confirming: false } : state;
    case "journalled":
      return { ...state, underWay: action.reference };
    case "receiptMade": {
      const { outcome, reference } = action.receipt;
      // What was typed meanwhile is another registration, and nothing was said about it.
      const done = { ...state, confirming: false, sent: null, underWay: null };
      if (state.sent !== null && !isSame(state.sent, state)) return done;
      if (outcome.kind === "accepted") return forOtherWorkers(state);
      if (outcome.kind === "refused") {
        const remarks = remarksOf(outcome);
        const path = fieldOf(remarks[0]?.path ?? "");
        return { ...done, remarks, begin: path && { path } };
      }
      // Only by its reference can the server tell a second try from a second training. Rights have none.
      const hasReference = FIELDS_OF[state.kind].includes("reference");
      return { ...done, values: hasReference ? { ...state.values, reference } : state.values, remarks: [] };
    }
    default:
      return reduceWorkers(state, action);
  }
}

/** What the two kinds have in common stays, and so does the rest, for whoever comes back. */
function withKind(state: WorkState, kind: WorkState["kind"]): WorkState {
  if (kind === state.kind) return state;
  return { ...state, kind, report: null, asked: false, confirming: false, editing: null, remarks: [] };
}

function filledWith({ kind, values, workers }: Filled): WorkState {
  const unchecked = workers.map((ssin) => ({ ssin, findings: null }));
  return { ...emptyWork("", kind), values, workers: unchecked };
}

function partsOf({ kind, values, workers }: WorkState): Pick<WorkState, "kind" | "values" | "workers"> {
  return { kind, values, workers };
}

function isSame(a: Pick<WorkState, "kind" | "values" | "workers">, b: WorkState): boolean {
  return a.kind === b.kind && a.values === b.values && a.workers === b.workers;
}

export function changed(state: WorkState, path: Path, value: string): WorkState {
  return {
    ...state,
    values: { ...state.values, [path]: value },
    report: withoutFindingsOn(path, state.report),
    confirming: false,
    before: null,
    begin: null,
    remarks: state.remarks.filter((remark) => fieldOf(remark.path ?? "") !== path),
  };
}

/** What was found in a field was about what stood there before; it must not show again when the field is left. */
function withoutFindingsOn(path: Path, report: WorkState["report"]): WorkState["report"] {
  return (
    report && { ...report, findings: report.findings.filter((finding) => fieldOf(finding.path) !== path) }
  );
}

/** The receipts, newest first, whether or not they could be kept. */
export function reduceReceipts(state: ReceiptsState, action: Action): ReceiptsState {
  switch (action.type) {
    case "receiptsRead":
      return { ...state, list: action.list };
    case "receiptMade": {
      const { receipt, kept } = action;
      const others = (state.list ?? []).filter((other) => other.id !== receipt.id);
      return {
        list: newestFirst([receipt, ...others]),
        shown: receipt.id,
        unkept: kept ? state.unkept : receipt.id,
      };
    }
    case "receiptShown":
      return { ...state, shown: action.id };
    case "stationOpened":
      return state.shown === null ? state : { ...state, shown: null };
    default:
      return state;
  }
}

/** The same training is often that of colleagues too; the same registration must not go twice by one press. */
function forOtherWorkers(state: WorkState): WorkState {
  return { ...filledWith(withoutWorkers(filledIn(state))), begin: { path: "worker.ssin" } };
}

function withEmployer(state: WorkState, employer: string): WorkState {
  if (employer === "" || state.values["employer.enterpriseNumber"] !== "") return state;
  return { ...state, values: { ...state.values, "employer.enterpriseNumber": employer } };
}

/** The form for another employer than before, unless the user filled in a third one. */
export function forEmployer(state: WorkState, before: string, now: string): WorkState {
  if (before === "" || before === now || state.values["employer.enterpriseNumber"] !== before) return state;
  return changed(state, "employer.enterpriseNumber", now);
}
