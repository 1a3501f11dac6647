import type { Outcome, Receipt } from "#core";
import type { Verdict } from "./verdict.js";

/** Which receipts somebody looks for. */
export interface Sought {
  /** Words or digits, anywhere in what a receipt says; accents, capitals, dots and blanks make no difference. */
  readonly text: string;
  /** Only with this outcome; `null` is any. */
  readonly kind: Verdict["kind"] | null;
}

export const ANY: Sought = { text: "", kind: null };

/** What came of it, as the screen counts it. */
export function kindOf(outcome: Outcome): Verdict["kind"] {
  if (outcome.kind !== "accepted") return outcome.kind;
  return outcome.warnings.length > 0 ? "warnings" : "accepted";
}

/** The receipts that are looked for, in their order. */
export function sift(receipts: readonly Receipt[], { text, kind }: Sought): Receipt[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const digits = text.replace(/[\s.\-/]/g, "");
  return receipts.filter((receipt) => {
    if (kind !== null && kindOf(receipt.outcome) !== kind) return false;
    if (/^\d{2,}$/.test(digits) && numbersOf(receipt).some((number) => number.includes(digits))) return true;
    const said = plain(wordsOf(receipt).join(" "));
    return words.every((word) => said.includes(word));
  });
}

/** What a row of the list is called: the training, or the year of the right. */
export function titleOf(sent: Receipt["sent"]): string {
  return "training" in sent ? sent.training.name : String(sent.year);
}

function numbersOf({ sent }: Receipt): string[] {
  return [sent.worker.ssin, sent.employer.enterpriseNumber];
}

function wordsOf({ sent, reference, outcome, traceId, sentAt, clientId }: Receipt): string[] {
  const name = titleOf(sent);
  const id = outcome.kind === "accepted" ? outcome.id : null;
  return [name, reference, id ?? "", traceId ?? "", sentAt, clientId];
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
