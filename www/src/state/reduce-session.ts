import type { OwnAccount } from "../account/own-account.js";
import type { Action } from "./action.js";
import {
  type CertificateState,
  type ConnectionState,
  type DiagnosisState,
  disconnected,
  EMPTY_CERTIFICATE,
  NO_DIAGNOSIS,
  type RememberedState,
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
    case "openingAsked":
      return { ...state, asked: action.work };
    case "openingAgreed":
      return { ...state, agreed: state.agreed + action.iterations };
    // The password is gone with the opening it was for.
    case "failed":
      return state.asked ? { ...state, asked: null } : state;
    case "cancelled":
      return state.asked ? { ...state, asked: null, agreed: 0 } : state;
    case "fileOpened":
      return { ...state, opened: action.opened, chosen: action.chosen, asked: null };
    case "identityChosen":
      return { ...state, chosen: action.index };
    case "keyKept":
      return withKeptKey(state, action);
    default:
      return state;
  }
}

/** The identity as the core shows it once the browser holds its key. */
function withKeptKey(
  state: CertificateState,
  { sha256, until }: Extract<Action, { type: "keyKept" }>,
): CertificateState {
  if (!state.opened) return state;
  const identities = state.opened.identities.map((identity) =>
    identity.certificates[0]?.sha256 === sha256 ? { ...identity, keptUntil: until } : identity,
  );
  return { ...state, opened: { ...state.opened, identities } };
}

/** What is remembered on this computer outlives every session. */
export function reduceRemembered(state: RememberedState, action: Action): RememberedState {
  switch (action.type) {
    case "rememberedRead":
      return { ...state, list: action.list };
    case "keepingPromised":
      return { ...state, evictable: !action.promised };
    default:
      return state;
  }
}

/** The connection: it belongs to one identity and one account, and ends when either changes. */
export function reduceConnection(
  state: ConnectionState,
  action: Action,
  current: OwnAccount | null,
): ConnectionState {
  switch (action.type) {
    case "demoChosen":
      return disconnected(action.account);
    case "ownChosen":
      return disconnected(action.account, current?.situation);
    case "accountEdited": {
      const { account, about, repairs } = action;
      if (account === state.account) return state;
      const sameId = account.clientId === state.account.clientId;
      const situation =
        about?.situation ?? (account.role === state.account.role ? state.situation : account.role);
      return { ...disconnected(account, situation), repairs: repairs ?? (sameId ? state.repairs : []) };
    }
    case "accountReviewed":
      return { ...state, review: action.review };
    case "fileChosen":
    case "fileDropped":
    case "fileOpened":
    case "identityChosen":
    case "choiceUndone":
      return state.connected || state.attempt ? { ...state, connected: null, attempt: null } : state;
    case "connected":
    case "connectionRenewed":
      return { ...state, connected: action.connection, attempt: null };
    case "scopeTried":
      return { ...state, connected: null, attempt: action.attempt };
    default:
      return state;
  }
}

/** The check of the connection: what it found holds for one identity and one account, and goes when either changes. */
export function reduceDiagnosis(state: DiagnosisState, action: Action): DiagnosisState {
  switch (action.type) {
    case "diagnosisShown":
      return { shown: true, employer: action.employer, checked: "", report: null };
    case "diagnosisLeft":
    case "connected":
      return { ...state, shown: false };
    case "diagnosisEmployerEdited":
      return { ...state, employer: action.employer };
    case "started":
      return action.task === "diagnosing" ? { ...state, checked: state.employer, report: null } : state;
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
    case "accountChosen":
    case "accountAdded":
    case "accountRemoved":
    case "accountRestored":
      return NO_DIAGNOSIS;
    default:
      return state;
  }
}
