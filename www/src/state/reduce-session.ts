import type { Action } from "./action.js";
import {
  type CertificateState,
  type ConnectionState,
  type DiagnosisState,
  EMPTY_CERTIFICATE,
  NO_DIAGNOSIS,
} from "./state.js";

/** The certificate: a file is kept through every failure until another one is chosen. */
export function reduceCertificate(state: CertificateState, action: Action): CertificateState {
  switch (action.type) {
    case "demoChosen":
      return { ...EMPTY_CERTIFICATE, file: action.pack.file };
    case "ownChosen":
    case "choiceUndone":
    case "fileDropped":
      return EMPTY_CERTIFICATE;
    case "fileChosen":
      return { ...EMPTY_CERTIFICATE, file: action.file };
    case "fileOpened":
      return { ...state, opened: action.opened, chosen: action.chosen };
    case "identityChosen":
      return { ...state, chosen: action.index };
    default:
      return state;
  }
}

/** The connection: it belongs to one identity and one account, and ends when either changes. */
export function reduceConnection(state: ConnectionState, action: Action): ConnectionState {
  switch (action.type) {
    case "demoChosen":
    case "ownChosen":
      return { account: action.account, connected: null };
    case "accountEdited":
      return { account: action.account, connected: null };
    case "fileChosen":
    case "fileDropped":
    case "fileOpened":
    case "identityChosen":
    case "choiceUndone":
      return state.connected ? { ...state, connected: null } : state;
    case "connected":
    case "connectionRenewed":
      return { ...state, connected: action.connection };
    default:
      return state;
  }
}

/** The check of the connection: what it found holds for one identity and one account, and goes when either changes. */
export function reduceDiagnosis(state: DiagnosisState, action: Action): DiagnosisState {
  switch (action.type) {
    case "diagnosisShown":
      return { shown: true, employer: action.employer, report: null };
    case "diagnosisLeft":
    case "connected":
      return { ...state, shown: false };
    case "diagnosisEmployerEdited":
      return { ...state, employer: action.employer };
    case "started":
      return action.task === "diagnosing" ? { ...state, report: null } : state;
    case "diagnosed":
    case "diagnosisEnded":
      return { ...state, report: action.report };
    case "demoChosen":
    case "ownChosen":
    case "choiceUndone":
    case "fileChosen":
    case "fileDropped":
    case "fileOpened":
    case "identityChosen":
    case "accountEdited":
      return NO_DIAGNOSIS;
    default:
      return state;
  }
}
