import type { Receipt } from "#core";
import type { Session } from "../session/session.js";

/** What the sender asks of a session. */
export type Courier = Pick<Session, "prepareAll" | "send" | "follow" | "verify">;

/** What an outcome that is not decided says about asking later. */
export interface Later {
  /** The server named an address to ask at. */
  readonly canFollow?: boolean;
  /** After how many seconds; absent when it is for the user to ask. */
  readonly retryAfter?: number;
}

export function laterOf(receipt: Receipt | null): Later {
  return receipt?.outcome.kind === "unknown" ? receipt.outcome : {};
}

/**
 * A receipt as its lookup wants it. A refusal as a duplicate says that the server has something under the reference: whether
 * it is an earlier attempt of ours is unknown.
 */
export function toLookUp(receipt: Receipt): Receipt {
  const { outcome } = receipt;
  if (outcome.kind !== "refused") return receipt;
  const { status } = outcome.problem;
  return { ...receipt, outcome: { kind: "unknown", reason: "alreadyRegistered", status, location: null } };
}
