import type { Receipt } from "#core";
import { canRepeat, sameAgain } from "../steps/again.js";
import { downloadReceipt, showReceipt } from "../steps/receipts.js";
import { emptyForm } from "../steps/work.js";
import { ActionBar } from "../view/action-bar.js";
import { Notice } from "../view/notice.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import { ReceiptDetails } from "./receipt-details.js";
import { ReceiptDocument } from "./receipt-document.js";

/** One receipt, and what can be done with it. */
export function ReceiptScreen({ receipt }: { receipt: Receipt }) {
  const { panel, state, text } = useView();
  const unkept = state.receipts.unkept === receipt.id;
  // What was refused is still in the form; what may have been taken must not be one press from going twice.
  const correctable = receipt.outcome.kind === "refused" && state.certificate.chosen !== null;
  const toForm = () => panel.store.dispatch({ type: "doorOpened", door: "registration" });
  const another = () => {
    emptyForm(panel);
    toForm();
  };
  const means = [text.say("receipts.means.1"), text.say("receipts.means.2")];
  return (
    <Screen title={text.say("receipt.title")} means={means}>
      {unkept && (
        <Notice tone="warning">
          <p class="strong">{text.say("receipt.unkept")}</p>
        </Notice>
      )}
      <ReceiptDocument receipt={receipt} />
      <p class="links">
        <button type="button" class="quiet" onClick={() => print()}>
          {text.say("receipt.print")}
        </button>
        <button type="button" class="quiet" onClick={() => showReceipt(panel, null)}>
          {text.say("receipt.to_list")}
        </button>
        {canRepeat(panel, receipt) && (
          <button type="button" class="quiet" onClick={() => sameAgain(panel, receipt)}>
            {text.say("again.same")}
          </button>
        )}
        {state.certificate.chosen !== null && (
          <button type="button" class="quiet" onClick={another}>
            {text.say("receipt.another")}
          </button>
        )}
      </p>
      <ReceiptDetails receipt={receipt} />
      {correctable ? (
        <ActionBar label={text.say("receipt.correct")} onAct={toForm}>
          <button type="button" class="quiet" onClick={() => downloadReceipt(receipt)}>
            {text.say("receipt.download")}
          </button>
        </ActionBar>
      ) : (
        <ActionBar label={text.say("receipt.download")} onAct={() => downloadReceipt(receipt)} />
      )}
    </Screen>
  );
}
