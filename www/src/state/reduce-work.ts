import type { Finding } from "#core";
import { type FieldValues, fieldOf, type Path } from "../form/fields.js";
import { newestFirst } from "../journal.js";
import type { Action } from "./action.js";
import { emptyWork, type ReceiptsState, type WorkState } from "./state.js";

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
      return { ...emptyWork(), values: action.values, before: state.before };
    case "formEmptied":
      return { ...emptyWork(employer), before: state.values };
    case "formRestored":
      return state.before ? { ...emptyWork(), values: state.before } : state;
    case "checked":
      return { ...state, report: action.report };
    case "sendAsked":
      return { ...state, asked: true, editing: null, confirming: action.confirm };
    case "sendDeclined":
      return state.confirming ? { ...state, confirming: false } : state;
    case "started":
      return action.task === "sending" ? { ...state, sent: state.values } : state;
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
      const isAnother = state.sent !== null && state.sent !== state.values;
      if (isAnother) return { ...state, confirming: false, sent: null, underWay: null };
      if (outcome.kind === "accepted") return forAnotherWorker(state.values);
      const done = { ...state, confirming: false, sent: null, underWay: null };
      if (outcome.kind === "refused") return { ...done, remarks: outcome.problem.issues };
      // Only by its reference can the server tell a second try from a second training.
      return { ...done, values: { ...state.values, reference }, remarks: [] };
    }
    default:
      return state;
  }
}

function changed(state: WorkState, path: Path, value: string): WorkState {
  return {
    ...state,
    values: { ...state.values, [path]: value },
    report: withoutFindingsOn(path, state.report),
    confirming: false,
    before: null,
    remarks: state.remarks.filter((remark) => fieldOf(remark.path ?? "") !== path),
  };
}

/** What was found in a field was about what stood there before; it must not show again when the field is left. */
function withoutFindingsOn(path: Path, report: WorkState["report"]): WorkState["report"] {
  return (
    report && { ...report, findings: report.findings.filter((finding) => fieldOf(finding.path) !== path) }
  );
}

/** The findings that may show now: about fields that were left, and not about the one being corrected. */
export function shownFindings(work: WorkState): Finding[] {
  return (work.report?.findings ?? []).filter((finding) => {
    const field = fieldOf(finding.path);
    if (field !== null && field === work.editing) return false;
    return work.asked || (field !== null && work.left.includes(field));
  });
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

/** The same training is often that of a colleague too; the same registration must not go twice by one press. */
function forAnotherWorker(values: FieldValues): WorkState {
  return { ...emptyWork(), values: { ...values, "worker.ssin": "", reference: "" } };
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
