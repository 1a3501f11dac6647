import { ACCOUNTS, readAccounts, writeAccounts } from "./account/storage.js";
import { CUSTOMERS, readCustomers, writeCustomers } from "./customer/customers.js";
import { GUIDE, readGuide, writeGuide } from "./guide/progress.js";
import type { Panel } from "./panel.js";
import type { Action } from "./state/action.js";

/**
 * Keeps accounts, customers and the progress of the guide on this computer as soon as they change, and takes over what another panel has kept.
 * Nothing in them is secret.
 */
export function keep({ host, store }: Pick<Panel, "host" | "store">): void {
  let { accounts, customers, guide } = store.state;
  let isTakingOver = false;
  const takeOver = (action: Action) => {
    isTakingOver = true;
    store.dispatch(action);
    isTakingOver = false;
  };
  store.subscribe(() => {
    const before = { accounts, customers, guide };
    ({ accounts, customers, guide } = store.state);
    if (isTakingOver) return;
    if (accounts.list !== before.accounts.list || accounts.current !== before.accounts.current) {
      void writeAccounts(host, accounts);
    }
    if (customers.own !== before.customers.own) void writeCustomers(host, customers.own);
    if (guide.progress !== before.guide.progress) void writeGuide(host, guide.progress);
  });
  host.watch(ACCOUNTS.key, async () => {
    const { list } = await readAccounts(host);
    if (!isSame(list, accounts.list)) takeOver({ type: "accountsKeptElsewhere", list });
  });
  host.watch(CUSTOMERS.key, async () => {
    const list = await readCustomers(host);
    if (!isSame(list, customers.own)) takeOver({ type: "customersKeptElsewhere", list });
  });
  host.watch(GUIDE.key, async () => {
    const progress = await readGuide(host);
    if (!isSame([progress], [guide.progress])) takeOver({ type: "guideKeptElsewhere", progress });
  });
}

/** Whether two lists of plain data say the same. */
function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
