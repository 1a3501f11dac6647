import type { Receipt } from "#core";
import { MandateLacking } from "../customer/mandate-lacking.js";
import { formatHex, formatInstant } from "../format.js";
import { type Fact, Facts } from "../view/facts.js";
import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";
import { ReceiptContents } from "./receipt-contents.js";
import { Remarks } from "./remarks.js";
import { verdictOf } from "./verdict.js";

/** The receipt as a document for one's own file, on the screen and on paper. */
export function ReceiptDocument({ receipt }: { receipt: Receipt }) {
  const { text } = useView();
  const { outcome, environment } = receipt;
  const verdict = verdictOf(outcome, text);
  const wait = outcome.kind === "refused" ? outcome.problem.retryAfter : null;
  return (
    <article class={environment === "demo" ? "receipt practice" : "receipt"}>
      <header>
        <p class="card-title">{text.say(`receipt.subtitle.${receipt.kind ?? "trainingRegistration"}`)}</p>
        {environment === "demo" && <p class="strong">{text.say("receipt.demo")}</p>}
      </header>
      <Notice tone={verdict.tone}>
        <p class="verdict">{verdict.title}</p>
        <p>{verdict.text}</p>
        <p>{verdict.next}</p>
        {wait != null && <p>{text.say("receipt.wait", { seconds: wait })}</p>}
      </Notice>
      {isMandateLacking(receipt) && (
        <MandateLacking enterpriseNumber={receipt.sent.employer.enterpriseNumber} />
      )}
      <Remarks outcome={outcome} />
      <ReceiptContents sent={receipt.sent} />
      <Proof receipt={receipt} />
    </article>
  );
}

/** What this refusal means when a representative sent. An employer is refused for another reason. */
function isMandateLacking({ outcome, role }: Receipt): boolean {
  return (
    role === "representative" &&
    outcome.kind === "refused" &&
    outcome.problem.code === "problem.missing_permission"
  );
}

/** Who sent it, when, and under which numbers it can be found again. */
function Proof({ receipt }: { receipt: Receipt }) {
  const { text } = useView();
  const { outcome, environment } = receipt;
  const facts: Fact[] = [
    [text.say("receipt.sent"), formatInstant(receipt.sentAt)],
    [text.say("receipt.answered"), receipt.answeredAt && formatInstant(receipt.answeredAt)],
    [text.say("receipt.id"), outcome.kind === "accepted" ? outcome.id : null],
    [text.say("receipt.reference"), receipt.reference],
    [text.say("receipt.trace"), receipt.traceId],
    [text.say("receipt.account"), `${receipt.clientId} (${text.say(`role.${receipt.role}`)})`],
    [text.say("receipt.environment"), text.say(`environment.${environment}`)],
    [
      text.say("receipt.certificate"),
      <span key="certificate" class="hex">
        {formatHex(receipt.certificateSha256)}
      </span>,
    ],
  ];
  return <Facts facts={facts} />;
}
