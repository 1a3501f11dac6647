import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { test } from "node:test";
import type { Customer } from "#core";
import { readAccounts } from "../src/account/storage.js";
import { readCustomers } from "../src/customer/customers.js";
import type { Host } from "../src/host.js";
import { keep } from "../src/keep.js";
import { type Kept, writeKept } from "../src/kept.js";
import type { Action } from "../src/state/action.js";
import { EMPTY_ACCOUNT } from "../src/state/state.js";
import { panelWith } from "./panel-with.js";

const BAKERY: Customer = { number: "1000000120", name: "Bakery" };
const GARAGE: Customer = { number: "1000000219", name: "Garage" };

/** Hosts of several panels on one computer: what one writes, the others hear of. */
function computer() {
  const kept = new Map<string, unknown>();
  const written = new EventEmitter();
  const host = (): Pick<Host, "read" | "write" | "watch"> => {
    const self = {};
    return {
      read: async (key) => structuredClone(kept.get(key)),
      async write(key, value) {
        kept.set(key, structuredClone(value));
        written.emit(key, self);
      },
      watch: (key, changed) =>
        void written.on(key, (writer) => {
          if (writer !== self) changed();
        }),
    };
  };
  return { kept, host };
}

/** Everything that was begun has been done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

function twoPanels() {
  const { kept, host } = computer();
  const panels = [host(), host()].map((one) => panelWith({}, one).panel);
  for (const panel of panels) {
    keep(panel);
    panel.store.dispatch({ type: "ownChosen", account: EMPTY_ACCOUNT });
  }
  const [here, there] = panels as [(typeof panels)[0], (typeof panels)[0]];
  return { kept, here, there };
}

test("what two open panels add is kept of both", async () => {
  const { here, there } = twoPanels();
  const add = (...customers: Customer[]): Action => ({
    type: "customersRead",
    report: { customers, refused: [], duplicates: [] },
  });
  here.store.dispatch(add(BAKERY));
  await settled();
  there.store.dispatch(add(GARAGE));
  await settled();
  assert.deepEqual(await readCustomers(here.host), [BAKERY, GARAGE]);
  assert.deepEqual(here.store.state.customers.own, [BAKERY, GARAGE]);

  here.store.dispatch({ type: "accountAdded" });
  await settled();
  there.store.dispatch({ type: "accountAdded" });
  await settled();
  assert.deepEqual(
    (await readAccounts(here.host)).list.map(({ id }) => id),
    here.store.state.accounts.list.map(({ id }) => id),
  );
  assert.equal(here.store.state.accounts.list.length, 2);
  assert.notEqual(here.store.state.accounts.current, there.store.state.accounts.current);
});

test("the account in use stays, also when another panel deletes it", async () => {
  const { here, there } = twoPanels();
  here.store.dispatch({ type: "accountAdded" });
  await settled();
  const id = here.store.state.accounts.current as string;
  there.store.dispatch({ type: "accountRemoved", id });
  await settled();
  assert.equal(here.store.state.accounts.current, id);
  assert.deepEqual(
    here.store.state.accounts.list.map((one) => one.id),
    [id],
  );
});

test("what a later version has kept is not overwritten", async () => {
  const { kept, host } = computer();
  const one = host() as Host;
  const KEPT: Kept = { key: "customers", version: 1 };
  kept.set("customers", { version: 2, people: [] });
  await writeKept(one, KEPT, { customers: [] });
  assert.deepEqual(kept.get("customers"), { version: 2, people: [] });
  kept.set("customers", { version: 1, customers: [BAKERY] });
  await writeKept(one, KEPT, { customers: [] });
  assert.deepEqual(kept.get("customers"), { version: 1, customers: [] });
});
