import assert from "node:assert/strict";
import { test } from "node:test";
import type { Customer } from "#core";
import {
  byName,
  customersToCsv,
  readCustomers,
  search,
  toRows,
  writeCustomers,
} from "../src/customer/customers.js";
import type { Host } from "../src/host.js";
import type { Action } from "../src/state/action.js";
import { reduce } from "../src/state/reduce.js";
import { chosenCustomer, customersOf } from "../src/state/reduce-customers.js";
import { EMPTY_ACCOUNT, initialState, type State } from "../src/state/state.js";
import { SETTINGS } from "./settings.js";

const BAKERY: Customer = { number: "1000000120", name: "Boulangerie Élan" };
const GARAGE: Customer = { number: "1000000219", name: "Garage Nord" };

const START = initialState(SETTINGS);
const chosen: Action = { type: "ownChosen", account: { ...EMPTY_ACCOUNT, role: "representative" } };
const read = (...customers: Customer[]): Action => ({
  type: "customersRead",
  report: { customers, refused: [], duplicates: [] },
});
const after = (...actions: Action[]): State => actions.reduce(reduce, START);

test("a table is read by whichever separator it has", () => {
  const rows = [
    ["1000000120", "Bakery"],
    ["1000000219", "Garage"],
  ];
  for (const separator of ["\t", ";", ","]) {
    assert.deepEqual(toRows(rows.map((row) => row.join(separator)).join("\r\n")), rows, separator);
  }
});

test("quotation marks hold separators, line breaks and quotation marks of their own", () => {
  assert.deepEqual(toRows('\ufeff"1000000120";"Bakery; ""North"""\n"1000000219";"Two\nlines"'), [
    ["1000000120", 'Bakery; "North"'],
    ["1000000219", "Two lines"],
  ]);
});

test("a line without separator is a number and its name", () => {
  assert.deepEqual(toRows("BE 1000.000.120 Bakery 7\nGarage 1000 000 219\n1000000318\nno number"), [
    ["BE 1000.000.120", "Bakery 7"],
    ["1000 000 219", "Garage"],
    ["1000000318", ""],
    ["no number"],
  ]);
});

test("an exported table can be read again", () => {
  const odd = { number: "1000000318", name: 'A; "B"' };
  const rows = toRows(customersToCsv([BAKERY, odd], ["Number", "Name"]));
  assert.deepEqual(rows.slice(0, 3), [
    ["Number", "Name"],
    [BAKERY.number, BAKERY.name],
    [odd.number, odd.name],
  ]);
});

test("no name is a formula in an exported table, and each is itself again when it is read", () => {
  const names = ["=1+1", "+32 Garage", "-A", "@home", "\tTab", "\rReturn", "'=quoted"];
  const csv = customersToCsv(
    names.map((name) => ({ number: GARAGE.number, name })),
    ["Number", "Name"],
  );
  for (const name of names) assert.ok(csv.includes(`;"'${name}"`), name);
  assert.deepEqual(
    toRows(csv)
      .slice(1, -1)
      .map(([, name]) => name),
    names.map((name) => name.trim()),
  );
  const plain = customersToCsv([{ number: GARAGE.number, name: "'t Hoekje" }], ["Number", "Name"]);
  assert.ok(plain.includes(`"'t Hoekje"`));
  assert.equal(toRows(plain)[1]?.[1], "'t Hoekje");
});

test("the search sees no accents, no capitals and no dots", () => {
  for (const typed of ["elan", "ÉLAN boul", "0120", "1000.000.120", "BE 1000"]) {
    assert.ok(search([BAKERY, GARAGE], typed).includes(BAKERY), typed);
  }
  assert.deepEqual(search([BAKERY, GARAGE], "nord"), [GARAGE]);
  assert.deepEqual(search([BAKERY, GARAGE], "0999"), []);
  assert.deepEqual(search([BAKERY, GARAGE], ""), [BAKERY, GARAGE]);
});

test("the list is by name, those without one at the end", () => {
  const nameless = { number: "0202239951", name: "" };
  assert.deepEqual(byName([nameless, GARAGE, BAKERY]), [BAKERY, GARAGE, nameless]);
});

test("what was stored is read again, and only what is a customer", async () => {
  const settings = new Map<string, unknown>();
  const host = {
    read: async (key: string) => settings.get(key),
    write: async (key: string, value: unknown) => void settings.set(key, value),
  } as unknown as Host;
  assert.deepEqual(await readCustomers(host), []);
  await writeCustomers(host, [BAKERY]);
  assert.deepEqual(await readCustomers(host), [BAKERY]);
  settings.set("customers", { customers: [BAKERY, BAKERY, null, { number: "12", name: "" }, { name: "x" }] });
  assert.deepEqual(await readCustomers(host), [BAKERY]);
});

test("what is added twice is there once, and told", () => {
  const state = after(chosen, read(BAKERY), read(BAKERY, GARAGE));
  assert.deepEqual(customersOf(state), [BAKERY, GARAGE]);
  assert.equal(state.customers.report?.added, 1);
});

test("the chosen customer fills the form, and a number typed there chooses its customer", () => {
  const state = after(chosen, read(BAKERY, GARAGE), { type: "customerChosen", number: GARAGE.number });
  assert.equal(state.work.values["employer.enterpriseNumber"], GARAGE.number);
  assert.equal(chosenCustomer(state), GARAGE);
  const typed = reduce(state, {
    type: "fieldEdited",
    path: "employer.enterpriseNumber",
    value: "BE 1000.000.120",
  });
  assert.equal(chosenCustomer(typed), BAKERY);
  const emptied = reduce(state, { type: "formEmptied" });
  assert.equal(chosenCustomer(emptied), GARAGE, "the next registration is for the same customer");
});

test("whoever works for a customer no longer does as an employer", () => {
  const state = after(
    chosen,
    read(BAKERY),
    { type: "customerChosen", number: BAKERY.number },
    { type: "accountEdited", account: EMPTY_ACCOUNT },
  );
  assert.equal(state.work.values["employer.enterpriseNumber"], "");
});

test("one customer or all can be deleted at once, and brought back until the screen is left", () => {
  const state = after(chosen, read(BAKERY, GARAGE));
  for (const numbers of [[BAKERY.number], "all"] as const) {
    const removed = reduce(state, { type: "customersRemoved", numbers });
    assert.equal(customersOf(removed).length, numbers === "all" ? 0 : 1);
    assert.deepEqual(customersOf(reduce(removed, { type: "customersRestored" })), [BAKERY, GARAGE]);
    const left = reduce(removed, { type: "stationOpened", station: "work" });
    assert.equal(left.customers.removed, null);
  }
});

test("the practice company's customers are apart from one's own", () => {
  const representative = { clientId: "", customers: [GARAGE.number], names: ["Practice"] };
  const pack = { representative } as never;
  const demo = after(chosen, read(BAKERY), { type: "demoChosen", pack, account: EMPTY_ACCOUNT });
  assert.deepEqual(customersOf(demo), [{ number: GARAGE.number, name: "Practice" }]);
  assert.deepEqual(demo.customers.own, [BAKERY]);
});
