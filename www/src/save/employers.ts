import { employerAsked } from "../consult/steps.js";
import { toDigits } from "../form/fields.js";
import { chosenCustomer, customersOf } from "../state/reduce-customers.js";
import type { State } from "../state/state.js";

/** Whose register is saved: one's own, when its number is known, or that of the chosen customers. */
export function employersToSave(state: State): readonly string[] {
  if (state.connection.account.role === "employer") {
    const own = toDigits(employerAsked(state));
    return own === "" ? [] : [own];
  }
  const { employers } = state.save;
  if (employers !== null) return employers;
  const customer = chosenCustomer(state);
  return customer ? [customer.number] : customersOf(state).map(({ number }) => number);
}
