import type { Outcome } from "#core";
import type { EntryState } from "./batch.js";

/** What an answer means for its entry, and for all that would follow it. */
export interface Judgement {
  readonly state: EntryState;
  /** The server asks for patience: nothing leaves for so many seconds, or for a while when it named none. */
  readonly busy?: { readonly code: string; readonly seconds: number | null };
  /** What the next ones would meet as well. Too often in a row, it ends the sending. */
  readonly trouble?: string;
}

/** The server had no time: it did not look at the declaration, and says so. */
const BUSY = ["problem.too_many_requests", "problem.service_unavailable"];

/** Refusals that say nothing of the declaration: it can be sent again as if it had never left. */
const UNSEEN = [
  "problem.no_access_token",
  "problem.invalid_access_token",
  "problem.expired_access_token",
  "problem.unauthorized",
  "problem.missing_scope",
  "problem.too_many_failed_requests",
  "problem.resource_not_found",
  "problem.not_supported",
  "problem.web_page",
];

/** Refusals of this account for this employer: of one customer's declarations, or of all there are. */
const FORBIDDEN = ["problem.missing_permission", "problem.forbidden"];

/** No answer that could be understood, several times in a row. */
export const NO_ANSWERS = "batch.no_answers";

/** How often in a row the same trouble may come before nothing more leaves. */
const TROUBLE_LIMIT = 3;
/** A server that counts failures locks out who goes on. */
const LIMITS: Readonly<Record<string, number>> = { "problem.too_many_failed_requests": 1 };

export const limitOf = (trouble: string): number => LIMITS[trouble] ?? TROUBLE_LIMIT;

/**
 * Judges the answer to a declaration. `mayBeTaken`: an earlier attempt with its reference had an unknown outcome, so that
 * a duplicate may be that one.
 */
export function judge(outcome: Outcome, mayBeTaken: boolean): Judgement {
  switch (outcome.kind) {
    case "accepted":
      return { state: outcome.warnings.length > 0 ? "warned" : "accepted" };
    case "unknown":
      if (outcome.reason === "pending") return { state: "pending" };
      if (outcome.reason === "alreadyRegistered") return { state: "unknown" };
      if (outcome.retryAfter !== undefined) {
        return { state: "unknown", busy: { code: NO_ANSWERS, seconds: outcome.retryAfter } };
      }
      return { state: "unknown", trouble: NO_ANSWERS };
    case "refused": {
      const { code, retryAfter } = outcome.problem;
      if (BUSY.includes(code)) return { state: "waiting", busy: { code, seconds: retryAfter } };
      if (UNSEEN.includes(code)) return { state: "waiting", trouble: code };
      if (FORBIDDEN.includes(code)) return { state: "refused", trouble: code };
      return { state: code === "problem.duplicate" && mayBeTaken ? "unknown" : "refused" };
    }
  }
}
