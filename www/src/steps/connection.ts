import type { Account } from "#core";
import { markOf, type OwnAccount } from "../account/own-account.js";
import { roleOf, type Situation } from "../account/situation.js";
import { type Panel, perform, sessionFor, sessionOf, toFailure } from "../panel.js";
import { FlaError, type Session } from "../session/session.js";
import type { Action } from "../state/action.js";
import { reduce } from "../state/reduce.js";
import { isSending } from "../state/reduce-batch.js";
import { addressesOf, demoAccount } from "./account.js";

/** What is done for one account, and ends when another is in use. */
const ACCOUNT_TASKS = ["connecting", "diagnosing", "consulting", "saving"] as const;

type About = Partial<Pick<OwnAccount, "name" | "situation" | "certificate">>;

/** Changes the account. What was connected under the old one is no longer. */
export function editAccount(panel: Panel, change: Partial<Account>, about: About = {}): void {
  const account = { ...panel.store.state.connection.account, ...change };
  changeAccount(panel, { type: "accountEdited", account, about });
}

/**
 * Does what may put another account in use, and gives up what is under way for the one before: its answer would be taken
 * for the new one's. While a registration is being sent the account stays; `false` then.
 */
export function changeAccount(panel: Panel, action: Action): boolean {
  const { state } = panel.store;
  const stays = reduce(state, action).connection.account === state.connection.account;
  if (!stays && (state.busy?.task === "sending" || isSending(state.batches))) return false;
  panel.store.dispatch(action);
  if (stays || !ACCOUNT_TASKS.some((task) => task === state.busy?.task)) return true;
  panel.turn += 1;
  panel.underWay?.abort();
  panel.store.dispatch({ type: "cancelled" });
  return true;
}

/** Changes what the server never hears of: the name, the certificate it is marked with. The connection stays. */
export function describeAccount(panel: Panel, about: About): void {
  const { account } = panel.store.state.connection;
  panel.store.dispatch({ type: "accountEdited", account, about });
}

/** Takes the answer to "who are you?". The practice company has an account for each role; a real one keeps its own. */
export function changeSituation(panel: Panel, situation: Situation): void {
  const { demo } = panel.store.state;
  const role = roleOf(situation);
  editAccount(panel, demo ? demoAccount(demo, role) : { role }, { situation });
}

/** An audience other than the token endpoint, for experts; nothing is the token endpoint again. */
export function changeAudience(panel: Panel, audience: string): void {
  const { audience: _, ...rest } = panel.store.state.connection.account;
  const account = audience.trim() === "" ? rest : { ...rest, audience: audience.trim() };
  changeAccount(panel, { type: "accountEdited", account });
}

/** From now on the account belongs to the certificate that is open. */
export function adoptCertificate(panel: Panel): void {
  const { certificate } = panel.store.state;
  const identity = certificate.chosen === null ? null : certificate.opened?.identities[certificate.chosen];
  const mark = markOf(identity?.certificates[0]);
  if (mark) describeAccount(panel, { certificate: mark });
}

/** Has the core look at the account as it stands. Of several looks only that at the present account counts. */
export async function reviewAccount(panel: Panel): Promise<void> {
  const { account } = panel.store.state.connection;
  try {
    const review = await (await sessionOf(panel)).reviewAccount(account);
    if (panel.store.state.connection.account === account) {
      panel.store.dispatch({ type: "accountReviewed", review });
    }
  } catch {
    // The Worker is gone. Connecting needs it too, and says so; typing must not.
  }
}

/** Puts the repaired client id into the field when it was left, and remembers what was repaired. */
export async function leaveClientId(panel: Panel): Promise<void> {
  try {
    await repaired(panel, await sessionOf(panel));
  } catch {
    // As above.
  }
}

/**
 * Proves who we are and gets a token: a new one when there is a connection already. Must be called from a click: the browser
 * may have to ask first.
 */
export function connect(panel: Panel): Promise<void> {
  const renew = panel.store.state.connection.connected !== null;
  const reach = askToReach(panel);
  return perform(panel, "connecting", async (givenUp) => {
    await reach();
    const session = await sessionFor(panel, givenUp);
    const account = await repaired(panel, session);
    if (givenUp.aborted) return { type: "cancelled" };
    const connection = await session.connect(account, renew).catch(unlessCancelled);
    if (!connection) return { type: "cancelled" };
    return { type: "connected", connection };
  });
}

/**
 * Tries once whether the server gives a token when no scope is asked for. One click, one request: repeated failures
 * can lock an account out, so it is never tried by itself. What it proves is told; nothing is connected by it.
 */
export function tryWithoutScope(panel: Panel): Promise<void> {
  const reach = askToReach(panel);
  return perform(panel, "connecting", async (givenUp) => {
    await reach();
    const session = await sessionFor(panel, givenUp);
    const account = { ...(await repaired(panel, session)), sendScope: false };
    if (givenUp.aborted) return { type: "cancelled" };
    try {
      const connection = await session.connect(account, true).catch(unlessCancelled);
      if (!connection) return { type: "cancelled" };
      return { type: "scopeTried", attempt: { granted: true, scope: connection.scope } };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return { type: "scopeTried", attempt: { granted: false, failure: toFailure(error, "connecting") } };
    }
  });
}

/** What an OAuth server says when it gives no token (RFC 6749 §5.2). Any other failure proves nothing about the scope. */
const REFUSAL =
  /^token\.(invalid_\w+|unauthorized_client|unsupported_grant_type|unknown_error|scope_missing)$/;

function isRefusal(error: unknown): boolean {
  return error instanceof FlaError && REFUSAL.test(error.code);
}

/**
 * Asks the browser for the permission to call the account's addresses. To be called first thing in a click, because
 * only there a browser shows the question; what it gives settles when the permission is there, and else fails. Nothing
 * is signed before: a request without permission would still leave, and take its assertion along.
 * For addresses that are not in order nothing is asked: the core refuses them, and says why.
 */
export function askToReach(panel: Panel): () => Promise<void> {
  const { account, review } = panel.store.state.connection;
  const addresses = review?.fault ? [] : addressesOf(account, review);
  const allowed =
    addresses.length === 0 ? Promise.resolve(true) : panel.host.askToReach(addresses).catch(() => false);
  return async () => {
    if (!(await allowed)) throw new FlaError("host.permission");
  };
}

/** The account with its client id as the core repaired it; the field then shows that too. */
async function repaired(panel: Panel, session: Session): Promise<Account> {
  const { account } = panel.store.state.connection;
  const { value, repairs } = (await session.reviewAccount(account)).clientId;
  if (repairs.length === 0) return account;
  const better = { ...account, clientId: value };
  if (panel.store.state.connection.account === account) {
    panel.store.dispatch({ type: "accountEdited", account: better, repairs });
  }
  return better;
}

/** Sees to it that the connection lasts for what comes next: the core renews it when it ends soon. */
export async function freshConnection(panel: Panel, session: Session): Promise<void> {
  const { account, connected } = panel.store.state.connection;
  if (!connected) throw new FlaError("session.no_token");
  const connection = await session.connect(account, false);
  // Another account is in use, or none: this connection is not its own.
  if (panel.store.state.connection.account !== account) throw new FlaError("network.cancelled");
  panel.store.dispatch({ type: "connectionRenewed", connection });
}

/** Whoever gives up connecting knows why there is no connection. */
function unlessCancelled(error: unknown): null {
  if (error instanceof FlaError && error.code === "network.cancelled") return null;
  throw error;
}
