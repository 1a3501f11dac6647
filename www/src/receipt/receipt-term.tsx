import { useState } from "preact/hooks";
import { RECEIPT_YEARS } from "../state/state.js";
import { deleteReceipts } from "../steps/receipts.js";
import { changeSettings } from "../steps/settings.js";
import { Understood } from "../view/understood.js";
import { useView } from "../view/view.js";

/** How long receipts stay on this computer, and the way to be rid of all of them. */
export function ReceiptTerm({ count }: { count: number }) {
  const { panel, state, text } = useView();
  const { receiptYears } = state.settings;
  return (
    <section class="export">
      <h2>{text.say("receipts.term")}</h2>
      <div class="field">
        <label for="receipt-term">{text.say("receipts.term.label")}</label>
        <select
          id="receipt-term"
          value={String(receiptYears)}
          onChange={(event) => changeSettings(panel, { receiptYears: Number(event.currentTarget.value) })}
        >
          {RECEIPT_YEARS.map((years) => (
            <option key={years} value={String(years)}>
              {years === 0 ? text.say("receipts.term.always") : text.count("receipts.term.years", years)}
            </option>
          ))}
        </select>
        <p class="hint">{text.say("receipts.term.hint")}</p>
      </div>
      <DeleteAll count={count} />
    </section>
  );
}

function DeleteAll({ count }: { count: number }) {
  const { panel, text } = useView();
  const [asked, setAsked] = useState(false);
  const [understood, setUnderstood] = useState(false);
  if (!asked) {
    return (
      <p>
        <button type="button" class="quiet" onClick={() => setAsked(true)}>
          {text.count("receipts.delete", count)}
        </button>
      </p>
    );
  }
  return (
    <fieldset class="ask">
      <legend>{text.count("receipts.delete", count)}</legend>
      <p>{text.say("receipts.delete.means")}</p>
      <Understood label={text.say("receipts.delete.understood")} given={understood} onGive={setUnderstood} />
      <p class="links">
        <button type="button" disabled={!understood} onClick={() => deleteReceipts(panel)}>
          {text.count("receipts.delete", count)}
        </button>
        <button type="button" class="quiet" onClick={() => setAsked(false)}>
          {text.say("receipts.delete.no")}
        </button>
      </p>
    </fieldset>
  );
}
