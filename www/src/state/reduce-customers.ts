import type { Customer } from "#core";
import type { DemoPack } from "../demo.js";
import { toDigits } from "../form/fields.js";
import type { Action } from "./action.js";
import type { CustomersState, State } from "./state.js";

/** The customers of a representative. Those of the practice company are apart, and never kept. */
export function reduceCustomers(state: State, action: Action): CustomersState {
  const { customers } = state;
  switch (action.type) {
    case "demoChosen":
      return { ...nothingSaid(customers), demo: ofDemo(action.pack) };
    case "locked":
      return { ...nothingSaid(customers), demo: [] };
    case "customersRead": {
      const known = new Set(customersOf(state).map(({ number }) => number));
      const added = action.report.customers.filter(({ number }) => !known.has(number));
      const report = { ...action.report, added: added.length };
      return { ...withList(state, [...customersOf(state), ...added]), report, removed: null };
    }
    case "customerRenamed":
      return withList(
        state,
        customersOf(state).map((one) => (one.number === action.number ? { ...one, name: action.name } : one)),
      );
    case "customersRemoved": {
      const gone = (one: Customer) => action.numbers === "all" || action.numbers.includes(one.number);
      const list = customersOf(state);
      const kept = list.filter((one) => !gone(one));
      return { ...withList(state, kept), removed: list, report: null };
    }
    case "customersRestored": {
      const { removed } = customers;
      if (!removed) return customers;
      // What was added since stays.
      const known = new Set(removed.map(({ number }) => number));
      const since = customersOf(state).filter(({ number }) => !known.has(number));
      return { ...withList(state, [...removed, ...since]), removed: null };
    }
    case "customersKeptElsewhere":
      return { ...customers, own: action.list };
    case "asideOpened":
    case "stationOpened":
      return nothingSaid(customers);
    default:
      return customers;
  }
}

function ofDemo({ representative }: DemoPack): Customer[] {
  const { customers, names } = representative;
  return customers.map((number, index) => ({ number, name: names[index] ?? "" }));
}

/** The customers of the world the panel is in. */
export function customersOf({ mode, customers }: State): readonly Customer[] {
  return mode === "demo" ? customers.demo : customers.own;
}

/** The customer whose number stands in the form: the one the user works for now. */
export function chosenCustomer(state: State): Customer | null {
  return customerWith(state, toDigits(state.work.values["employer.enterpriseNumber"].trim()));
}

export function customerWith(state: State, enterpriseNumber: string): Customer | null {
  return customersOf(state).find(({ number }) => number === enterpriseNumber) ?? null;
}

function withList({ mode, customers }: State, list: readonly Customer[]): CustomersState {
  return mode === "demo" ? { ...customers, demo: list } : { ...customers, own: list };
}

function nothingSaid(customers: CustomersState): CustomersState {
  return customers.removed || customers.report ? { ...customers, removed: null, report: null } : customers;
}
