import { environmentsFor } from "../account/own-account.js";
import { fromFile, ImportError, MAX_IMPORT_BYTES, toFile } from "../account/transfer.js";
import { download } from "../download.js";
import { type Panel, sessionOf, toFailure } from "../panel.js";
import { FlaError } from "../session/session.js";
import { changeAccount } from "./connection.js";

/** Works under another account from now on. The connection made under the one before ends. */
export function chooseAccount(panel: Panel, id: string): void {
  if (!changeAccount(panel, { type: "accountChosen", id })) return;
  panel.store.dispatch({ type: "announced", key: "accounts.switched" });
}

/** Begins a new account, and goes where it is filled in. */
export function addAccount(panel: Panel): void {
  if (!changeAccount(panel, { type: "accountAdded" })) return;
  panel.store.dispatch({ type: "stationOpened", station: "connection" });
}

/** Goes where an account is filled in. */
export function openAccount(panel: Panel, id: string): void {
  if (!changeAccount(panel, { type: "accountChosen", id })) return;
  panel.store.dispatch({ type: "stationOpened", station: "connection" });
}

/** Deletes an account, which can be brought back until the screen is left. */
export function removeAccount(panel: Panel, id: string): void {
  if (!changeAccount(panel, { type: "accountRemoved", id })) return;
  panel.store.dispatch({ type: "announced", key: "accounts.removed.short" });
}

/** Brings back the account deleted last. */
export function restoreAccount(panel: Panel): void {
  changeAccount(panel, { type: "accountRestored" });
}

/** Gives the user all accounts as a file. There is nothing secret in them. */
export function exportAccounts(panel: Panel): void {
  const now = panel.now();
  const text = toFile(panel.store.state.accounts.list, now);
  const day = new Date(now).toISOString().slice(0, 10);
  download(new Blob([text], { type: "application/json" }), `fla-accounts-${day}.json`);
}

/** Takes over the accounts of a file, as far as they can be used here; what is refused is told. */
export async function importAccounts(panel: Panel, file: File): Promise<void> {
  try {
    if (file.size > MAX_IMPORT_BYTES) throw new ImportError("size");
    const text = await file.text().catch(() => {
      throw new FlaError("file.unreadable");
    });
    const session = await sessionOf(panel);
    const review = (account: Parameters<typeof session.reviewAccount>[0]) => session.reviewAccount(account);
    const { list } = panel.store.state.accounts;
    const report = await fromFile(text, list, environmentsFor(panel.host), review);
    changeAccount(panel, { type: "accountsImported", report });
  } catch (error) {
    const told = error instanceof ImportError ? new FlaError(`accounts.${error.fault}`) : error;
    panel.store.dispatch({ type: "failed", failure: toFailure(told, "importing") });
  }
}
