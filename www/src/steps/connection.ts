import type { Account, Role } from "#core";
import { type Panel, perform, sessionFor } from "../panel.js";
import { FlaError, type Session } from "../session/session.js";
import { addressesOf, demoAccount, storeAccount } from "./account.js";

/** Changes the account. What was connected under the old one is no longer. */
export function editAccount(panel: Panel, change: Partial<Account>): void {
  const account = { ...panel.store.state.connection.account, ...change };
  panel.store.dispatch({ type: "accountEdited", account });
}

/** Changes the role. The practice company has an account for each; a real one is the user's to fill in. */
export function changeRole(panel: Panel, role: Role): void {
  const { demo } = panel.store.state;
  editAccount(panel, demo ? demoAccount(demo, role) : { role });
}

/**
 * Proves who we are and gets a token: a new one when there is a connection already. Must be called from a click: the browser
 * may have to ask first.
 */
export function connect(panel: Panel): Promise<void> {
  const { account, connected } = panel.store.state.connection;
  const reach = askToReach(panel);
  return perform(panel, "connecting", async (givenUp) => {
    await reach();
    const session = await sessionFor(panel, givenUp);
    const connection = await session.connect(account, connected !== null).catch(unlessCancelled);
    if (!connection) return { type: "cancelled" };
    await storeAccount(panel.host, account);
    return { type: "connected", connection };
  });
}

/**
 * Asks the browser for the permission to call the account's addresses. To be called first thing in a click, because
 * only there a browser shows the question; what it gives settles when the permission is there, and else fails. Nothing
 * is signed before: a request without permission would still leave, and take its assertion along.
 */
export function askToReach(panel: Panel): () => Promise<void> {
  const addresses = addressesOf(panel.store.state.connection.account);
  const allowed =
    addresses.length === 0 ? Promise.resolve(true) : panel.host.askToReach(addresses).catch(() => false);
  return async () => {
    if (!(await allowed)) throw new FlaError("host.permission");
  };
}

/** Sees to it that the connection lasts for what comes next: the core renews it when it ends soon. */
export async function freshConnection(panel: Panel, session: Session): Promise<void> {
  const { account, connected } = panel.store.state.connection;
  if (!connected) throw new FlaError("session.no_token");
  const connection = await session.connect(account, false);
  panel.store.dispatch({ type: "connectionRenewed", connection });
}

/** Whoever gives up connecting knows why there is no connection. */
function unlessCancelled(error: unknown): null {
  if (error instanceof FlaError && error.code === "network.cancelled") return null;
  throw error;
}
