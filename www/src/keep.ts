import { ACCOUNTS, readAccounts, writeAccounts } from "./account/storage.js";
import { CUSTOMERS, readCustomers, writeCustomers } from "./customer/customers.js";
import type { Panel } from "./panel.js";
import type { Action } from "./state/action.js";

/**
 * Keeps accounts and customers on this computer as soon as they change, and takes over what another panel has kept.
 * Nothing in them is secret.
 */
export function keep({ host, store }: Pick<Panel, "host" | "store">): void {
  let { accounts, customers } = store.state;
  let isTakingOver = false;
  const takeOver = (action: Action) => {
    isTakingOver = true;
    store.dispatch(action);
    isTakingOver = false;
  };
  store.subscribe(() => {
    const before = { accounts, customers };
    ({ accounts, customers } = store.state);
    if (isTakingOver) return;
    if (accounts.list !== before.accounts.list || accounts.current !== before.accounts.current) {
      void writeAccounts(host, accounts);
    }
    if (customers.own !== before.customers.own) void writeCustomers(host, customers.own);
  });
  host.watch(ACCOUNTS.key, async () => {
    const { list } = await readAccounts(host);
    if (!isSame(list, accounts.list)) takeOver({ type: "accountsKeptElsewhere", list });
  });
  host.watch(CUSTOMERS.key, async () => {
    const list = await readCustomers(host);
    if (!isSame(list, customers.own)) takeOver({ type: "customersKeptElsewhere", list });
  });
}

/** Whether two lists of plain data say the same. */
function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
