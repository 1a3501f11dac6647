import type { Receipt } from "#core";
import { formatInstant, formatSsin } from "../format.js";
import { EnvironmentBadge } from "../frame/environment-badge.js";
import { downloadReceipt, showReceipt } from "../steps/receipts.js";
import { ActionBar } from "../view/action-bar.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import { verdictOf } from "./verdict.js";

/** All receipts kept on this computer, the newest first. */
export function ReceiptList() {
  const { panel, state, text } = useView();
  const { list } = state.receipts;
  const failure = useFailure("reading");
  const toWork = () => panel.store.dispatch({ type: "stationOpened", station: "work" });
  return (
    <Screen
      title={text.say("receipts.title")}
      means={[text.say("receipts.means.1"), text.say("receipts.means.2")]}
    >
      <FailureBox failure={failure} />
      {list?.length === 0 && (
        <>
          <p>{text.say("receipts.empty")}</p>
          <ActionBar label={text.say("receipts.empty.action")} onAct={toWork} />
        </>
      )}
      {list && list.length > 0 && (
        <>
          <p class="hint">{text.say("receipts.kept")}</p>
          <ul class="receipt-list">
            {list.map((receipt) => (
              <ReceiptRow key={receipt.id} receipt={receipt} />
            ))}
          </ul>
        </>
      )}
    </Screen>
  );
}

function ReceiptRow({ receipt }: { receipt: Receipt }) {
  const { panel, text } = useView();
  const { sent, environment } = receipt;
  const verdict = verdictOf(receipt.outcome, text);
  const date = formatInstant(receipt.sentAt);
  return (
    <li>
      <button type="button" class="row-open" onClick={() => showReceipt(panel, receipt.id)}>
        <span class={`verdict ${verdict.tone}`}>{verdict.title}</span>
        <span>{sent.training.name}</span>
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
