import type { Outcome, Receipt } from "#core";
import { withMaskedSsin } from "../format.js";
import { Details } from "../view/details.js";
import { type Fact, Facts } from "../view/facts.js";
import { useView } from "../view/view.js";

/** The exchange as an expert or a support desk wants it: addresses, codes, the server's own English. */
export function ReceiptDetails({ receipt }: { receipt: Receipt }) {
  const { text } = useView();
  return (
    <Details>
      <Facts
        facts={[[text.say("receipt.detail.url"), `POST ${receipt.url}`], ...aboutOutcome(receipt.outcome)]}
      />
      <p class="technical-title">{text.say("receipt.detail.sent")}</p>
      {/* The download has the body whole. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre tabIndex={0}>{JSON.stringify(withMaskedSsin(receipt.sent), null, 2)}</pre>
    </Details>
  );

  function aboutOutcome(outcome: Outcome): Fact[] {
    if (outcome.kind === "accepted") return [[text.say("receipt.detail.location"), outcome.location]];
    if (outcome.kind === "unknown") {
      return [
        [text.say("error.detail.code"), outcome.reason],
        [text.say("receipt.detail.status"), outcome.status],
        [text.say("receipt.detail.location"), outcome.location],
      ];
    }
    const { problem } = outcome;
    const own = [problem.title, problem.detail, ...problem.issues.map(issueLine)].filter(Boolean);
    return [
      [text.say("receipt.detail.status"), problem.status],
      [text.say("error.detail.code"), problem.code],
      [text.say("receipt.detail.type"), problem.type],
      [text.say("receipt.detail.scopes"), problem.requiredScopes.join(" ")],
      [text.say("receipt.detail.server"), own.length > 0 ? <span lang="en">{own.join(" · ")}</span> : null],
    ];
  }
}

function issueLine(issue: { path: string | null; title: string | null; detail: string | null }): string {
  return [issue.path, issue.detail ?? issue.title].filter(Boolean).join(": ");
}
