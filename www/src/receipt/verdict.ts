import type { Outcome } from "#core";
import type { Text } from "../text/text.js";

/** What came of a submission, in the words and the tone of the screen. */
export interface Verdict {
  readonly kind: "accepted" | "warnings" | "refused" | "unknown";
  readonly tone: "good" | "warning" | "error";
  readonly title: string;
  readonly text: string;
  /** What to do now. */
  readonly next: string;
}

export function verdictOf(outcome: Outcome, text: Text): Verdict {
  switch (outcome.kind) {
    case "accepted": {
      const kind = outcome.warnings.length > 0 ? "warnings" : "accepted";
      return {
        kind,
        tone: kind === "accepted" ? "good" : "warning",
        title: text.say(`receipt.${kind}`),
        text: text.say(`receipt.${kind}.text`),
        next: text.say(`receipt.${kind}.next`),
      };
    }
    case "refused": {
      // Codes of problems begin with the subject's own name.
      const code = outcome.problem.code.replace(/^problem\./, "");
      return {
        kind: "refused",
        tone: "error",
        title: text.say("receipt.refused"),
        text: text.about("problem", code, ".text"),
        next: text.about("problem", code, ".next"),
      };
    }
    case "unknown":
      return {
        kind: "unknown",
        tone: "warning",
        title: text.say("receipt.unknown"),
        text: text.about("unknown", outcome.reason, ".text"),
        next: text.about("unknown", outcome.reason, ".next"),
      };
  }
}
