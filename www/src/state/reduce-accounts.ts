import { markOf, type OwnAccount } from "../account/own-account.js";
import { nextId } from "../account/storage.js";
import type { Action } from "./action.js";
import { type AccountsState, EMPTY_ACCOUNT, type State } from "./state.js";

/** The accounts of the user. Those of the practice company are its own, and never among them. */
export function reduceAccounts(state: State, action: Action): AccountsState {
  const { accounts } = state;
  switch (action.type) {
    case "accountEdited":
      if (state.mode === "demo") return accounts;
      return edited(accounts, { account: action.account, ...action.about });
    case "connected":
      return state.mode === "demo" ? accounts : connected(state);
    case "fileOpened":
    case "identityChosen":
      return preselected(state, action);
    case "accountChosen":
      return { ...accounts, current: action.id, removed: null, imported: null };
    case "accountAdded": {
      const id = nextId(accounts.list);
      const blank: OwnAccount = {
        id,
        name: "",
        situation: "employer",
        account: EMPTY_ACCOUNT,
        certificate: null,
      };
      return { list: [...accounts.list, blank], current: id, removed: null, imported: null };
    }
    case "accountDuplicated": {
      const at = accounts.list.findIndex(({ id }) => id === action.id);
      const original = accounts.list[at];
      if (!original) return accounts;
      const copy = { ...original, id: nextId(accounts.list), name: action.name };
      return {
        ...accounts,
        list: accounts.list.toSpliced(at + 1, 0, copy),
        removed: null,
        imported: null,
      };
    }
    case "accountRemoved": {
      const at = accounts.list.findIndex(({ id }) => id === action.id);
      const account = accounts.list[at];
      if (!account) return accounts;
      const list = accounts.list.toSpliced(at, 1);
      const wasCurrent = accounts.current === action.id;
      return {
        list,
        current: wasCurrent ? (list[Math.min(at, list.length - 1)]?.id ?? null) : accounts.current,
        removed: { account, at, wasCurrent },
        imported: null,
      };
    }
    case "accountRestored": {
      const { removed } = accounts;
      if (!removed) return accounts;
      // Its id may have been given to another one since.
      const taken = accounts.list.some(({ id }) => id === removed.account.id);
      const account = taken ? { ...removed.account, id: nextId(accounts.list) } : removed.account;
      const current = removed.wasCurrent ? account.id : accounts.current;
      return { ...accounts, list: accounts.list.toSpliced(removed.at, 0, account), current, removed: null };
    }
    case "accountsImported": {
      const list = [...accounts.list, ...action.report.added];
      const current = accounts.current ?? list[0]?.id ?? null;
      return { list, current, removed: null, imported: action.report };
    }
    case "accountsKeptElsewhere": {
      // What is in use here stays, also when it was deleted there.
      const current = currentAccount(state);
      const isGone = current && !action.list.some(({ id }) => id === current.id);
      return { ...accounts, list: isGone ? [...action.list, current] : action.list };
    }
    case "asideOpened":
    case "stationOpened":
    case "locked":
      return accounts.removed || accounts.imported
        ? { ...accounts, removed: null, imported: null }
        : accounts;
    default:
      return accounts;
  }
}

/** Changes the account in use; the first change of all makes it. */
function edited(accounts: AccountsState, change: Partial<OwnAccount>): AccountsState {
  const current = accounts.list.find(({ id }) => id === accounts.current);
  if (current) {
    const changed = { ...current, ...change };
    return { ...accounts, list: accounts.list.map((one) => (one === current ? changed : one)) };
  }
  const made: OwnAccount = {
    id: nextId(accounts.list),
    name: "",
    situation: "employer",
    account: EMPTY_ACCOUNT,
    certificate: null,
    ...change,
  };
  return { ...accounts, list: [...accounts.list, made], current: made.id };
}

/** An account that has connected belongs to the certificate it did so with, unless it is another one's already. */
function connected(state: State): AccountsState {
  const { accounts, connection } = state;
  const current = accounts.list.find(({ id }) => id === accounts.current);
  if (current?.certificate) return accounts;
  const certificate = chosenMark(state);
  if (current && !certificate) return accounts;
  return edited(accounts, { account: connection.account, situation: connection.situation, certificate });
}

/** The account made for a certificate that was just opened is the one it is most likely opened for. */
function preselected(
  state: State,
  action: Extract<Action, { type: "fileOpened" | "identityChosen" }>,
): AccountsState {
  const { accounts } = state;
  if (state.mode === "demo") return accounts;
  const opened = action.type === "fileOpened" ? action.opened : state.certificate.opened;
  const chosen = action.type === "fileOpened" ? action.chosen : action.index;
  const sha256 = chosen === null ? null : opened?.identities[chosen]?.certificates[0]?.sha256;
  if (!sha256) return accounts;
  const madeFor = accounts.list.filter(({ certificate }) => certificate?.sha256 === sha256);
  const [first] = madeFor;
  if (!first || madeFor.some(({ id }) => id === accounts.current)) return accounts;
  return { ...accounts, current: first.id };
}

/** The certificate chosen now, as far as it is kept. */
export function chosenMark({ certificate }: State): ReturnType<typeof markOf> {
  const { opened, chosen } = certificate;
  return chosen === null ? null : markOf(opened?.identities[chosen]?.certificates[0]);
}

/** The account in use, as it is kept. */
export function currentAccount({ accounts }: State): OwnAccount | null {
  return accounts.list.find(({ id }) => id === accounts.current) ?? null;
}

/** Whether an account is made for the certificate that is open now. `null` when either is not known. */
export function fitsCertificate(state: State, account: OwnAccount | null): boolean | null {
  const open = chosenMark(state);
  if (!open || !account?.certificate) return null;
  return open.sha256 === account.certificate.sha256;
}
