import type { Receipt } from "#core";
import { formatInstant, formatSsin } from "../format.js";
import { EnvironmentBadge } from "../frame/environment-badge.js";
import { downloadReceipt, showReceipt } from "../steps/receipts.js";
import { useView } from "../view/view.js";
import { titleOf } from "./history.js";
import { verdictOf } from "./verdict.js";

/** One receipt in the list of all. */
export function ReceiptRow({ receipt }: { receipt: Receipt }) {
  const { panel, text } = useView();
  const { sent, environment } = receipt;
  const verdict = verdictOf(receipt.outcome, text);
  const date = formatInstant(receipt.sentAt);
  return (
    <li>
      <button type="button" class="row-open" onClick={() => showReceipt(panel, receipt.id)}>
        <span class={`verdict ${verdict.tone}`}>{verdict.title}</span>
        <span>
          {"training" in sent ? titleOf(sent) : `${text.say("receipts.kind.trainingRight")} ${titleOf(sent)}`}
        </span>
        <span class="hint">
          <span class="whole">{date}</span> ·{" "}
          <span class="whole">{formatSsin(sent.worker.ssin, { masked: true })}</span>
        </span>
      </button>
      <div class="row-side">
        {environment !== "production" && <EnvironmentBadge environment={environment} />}
        <button
          type="button"
          class="quiet small"
          aria-label={text.say("receipts.download", { date })}
          onClick={() => downloadReceipt(receipt)}
        >
          {text.say("receipt.download")}
        </button>
      </div>
    </li>
  );
}
