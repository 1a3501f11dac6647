import { FIELDS } from "../form/fields.js";
import { filledIn } from "../form/filled.js";
import type { Holder, ParkedForm } from "../parked.js";
import { employerNumber } from "./employer.js";
import { chosenMark } from "./reduce-accounts.js";
import { emptyWork, type State } from "./state.js";

/** Whose form it is. Without a certificate nobody could prove later that it is theirs. */
export function holderOf(state: State): Holder | null {
  const sha256 = chosenMark(state)?.sha256;
  return state.mode !== null && sha256 ? { mode: state.mode, sha256 } : null;
}

/** Whose templates and recent entries they are: a company's stay when its certificate is renewed. */
export function companyOf(state: State): string | null {
  const { opened, chosen } = state.certificate;
  const holder = holderOf(state);
  if (!holder || chosen === null) return null;
  const certificate = opened?.identities[chosen]?.certificates[0];
  return `${holder.mode} ${certificate?.enterpriseNumber || holder.sha256}`;
}

/** Whether anything was filled in that was not there from the beginning. */
export function isTouched(state: State): boolean {
  const { values, workers } = state.work;
  const untouched = emptyWork(employerNumber(state)).values;
  return workers.length > 0 || FIELDS.some((path) => values[path] !== "" && values[path] !== untouched[path]);
}

/** What is being filled in, as it is put aside at a time (milliseconds); `null` when there is nothing. */
export function parkedFormOf(state: State, at: number): ParkedForm | null {
  const holder = holderOf(state);
  if (!holder || !isTouched(state)) return null;
  const filled = filledIn(state.work);
  const { underWay } = state.work;
  // Under way without an outcome: only by its reference can the server tell a second try from a second training.
  const values = underWay === null ? filled.values : { ...filled.values, reference: underWay };
  return { ...holder, ...filled, values, at };
}
