import type { Situation } from "../account/situation.js";
import { roleOf } from "../account/situation.js";
import type { SourceId } from "./sources.js";

/** The steps from nothing to a first answer, in the order in which they are taken. */
export const STEPS = [
  "employer",
  "portal",
  "access",
  "certificate",
  "account",
  "mandate",
  "connect",
  "call",
] as const;
export type StepId = (typeof STEPS)[number];

/** The steps somebody in this situation takes: only those who send for others need a mandate. */
export function stepsOf(situation: Situation): readonly StepId[] {
  return roleOf(situation) === "representative" ? STEPS : STEPS.filter((step) => step !== "mandate");
}

export function isStep(value: unknown): value is StepId {
  return STEPS.some((step) => step === value);
}

/** A chapter of a source. */
export type Cited = readonly [source: SourceId, chapter?: string];

/** Where what is said about a step comes from. */
export const CITED: Readonly<Record<StepId, readonly Cited[]>> = {
  employer: [["manual", "4.1"], ["mahis"]],
  portal: [["manual", "4.2"]],
  access: [["manual", "4.3, 4.4, 6.1"], ["chamanFaq"]],
  certificate: [["manual", "4.4, 6.3.2"], ["dimona"], ["globalSign"]],
  account: [["manual", "4.4, 4.5"], ["activating"], ["clients"]],
  mandate: [["manual", "2.2.1"], ["mahis"], ["mandateVendor"]],
  connect: [["manual", "5.1"], ["token"]],
  call: [["manual", "2.3, 5.2"], ["calls"]],
};

/** The examples of the manual that show a situation (§2.1–§2.4). */
export const EXAMPLES_OF: Readonly<Record<Situation, readonly Example[]>> = {
  employer: [1],
  representative: [2, 3, 4],
  groupOwn: [5],
  groupMandate: [6],
  supplierAutonomous: [1],
  supplierCentral: [2, 3],
};

export type Example = 1 | 2 | 3 | 4 | 5 | 6;

/** What follows from a situation, as the last part of a key of the words under `follows.`. */
export function followsFrom(situation: Situation) {
  const represents = roleOf(situation) === "representative";
  const inGroup = situation === "groupMandate";
  return {
    accounts: situation,
    mandate: !represents ? "none" : inGroup ? "group" : "customers",
    quality: represents ? "provider" : "employer",
    number: inGroup || situation === "groupOwn" ? "group" : represents ? "customer" : "own",
  } as const;
}
