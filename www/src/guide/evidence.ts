import { KNOWN } from "#known";
import type { State } from "../state/state.js";
import type { StepId } from "./plan.js";

/** What the panel can see for itself. */
export type Evidence = "certificate" | "clientId" | "token" | "scope" | "answer";

/** What must be seen for a step to be done without anybody's word. The other steps happen outside of the panel. */
export const EVIDENCE_OF: Readonly<Partial<Record<StepId, readonly Evidence[]>>> = {
  certificate: ["certificate"],
  account: ["clientId"],
  connect: ["token", "scope"],
  call: ["answer"],
};

/** What the panel sees at a moment (milliseconds). Nothing of a demo counts: it is not the user's company. */
export function evidenceIn(state: State, now: number): ReadonlySet<Evidence> {
  const seen = new Set<Evidence>();
  if (state.mode !== "own") return seen;
  const { certificate, connection, consult, diagnosis } = state;
  const { account, connected, review } = connection;
  const identity = certificate.chosen === null ? null : certificate.opened?.identities[certificate.chosen];
  const leaf = identity?.certificates[0];
  if (identity?.usable && leaf && Date.parse(leaf.notAfter) > now) seen.add("certificate");
  if (review && review.clientId.value !== "" && review.clientId.remark === null) seen.add("clientId");
  if (connected) seen.add("token");
  // A server that does not name the scope gave the one that was asked for (RFC 6749 §5.1).
  const granted = connected && (connected.scope ?? (account.sendScope ? KNOWN.scopes[account.role] : ""));
  if (granted?.split(" ").includes(KNOWN.scopes[account.role])) seen.add("scope");
  const checked = diagnosis.report?.steps.some(({ rung, verdict }) => rung === "api" && verdict === "passed");
  if (checked || consult.lookup?.pages.length) seen.add("answer");
  return seen;
}

/** The steps the panel can see to be done. */
export function seenSteps(seen: ReadonlySet<Evidence>): StepId[] {
  const steps = Object.entries(EVIDENCE_OF) as [StepId, readonly Evidence[]][];
  return steps.filter(([, all]) => all.every((one) => seen.has(one))).map(([step]) => step);
}
