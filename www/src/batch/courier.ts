import type { CheckReport, Receipt } from "#core";
import type { DeclarationKind, Draft } from "./batch.js";

/** What the lookup of a declaration by its reference says. */
export type Verification =
  | { readonly kind: "registered"; readonly receipt: Receipt }
  | { readonly kind: "absent" }
  | { readonly kind: "unsaid" };

/** What the sender asks of a session. */
export interface Courier {
  prepareAll(
    kind: DeclarationKind,
    rows: readonly { readonly draft: Draft; readonly attempted: boolean }[],
  ): Promise<readonly (Receipt | CheckReport)[]>;
  send(id: string): Promise<Receipt>;
  follow(receipt: Receipt): Promise<Receipt>;
  verify(receipt: Receipt): Promise<Verification>;
}

/** What an outcome that is not decided says about asking later. */
export interface Later {
  readonly canFollow?: boolean;
  readonly retryAfter?: number;
}

export function laterOf(receipt: Receipt | null): Later {
  return receipt?.outcome.kind === "unknown" ? (receipt.outcome as Later) : {};
}
