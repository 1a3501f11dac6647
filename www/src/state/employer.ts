import { chosenCustomer } from "./reduce-customers.js";
import type { State } from "./state.js";

/** For whom registrations are made unless the user says otherwise: oneself, or the customer at hand. */
export function employerNumber(state: State): string {
  return state.connection.account.role === "employer"
    ? ownNumber(state)
    : (chosenCustomer(state)?.number ?? "");
}

/** The enterprise number of who is signed in, for the employer's own registrations. */
export function ownNumber(state: State): string {
  const { opened, chosen } = state.certificate;
  const certificate = chosen === null ? null : opened?.identities[chosen]?.certificates[0];
  const own = state.connection.account.role === "employer";
  return (own && (state.demo?.enterpriseNumber ?? certificate?.enterpriseNumber)) || "";
}
