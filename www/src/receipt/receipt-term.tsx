import { useState } from "preact/hooks";
import type { Receipt } from "#core";
import { openOutcomes } from "../batch/batch.js";
import { formatCount } from "../format.js";
import { RECEIPT_YEARS } from "../state/state.js";
import { isOfWorld } from "../steps/batch.js";
import { deleteReceipts, endOfTerm } from "../steps/receipts.js";
import { changeSettings } from "../steps/settings.js";
import { Notice } from "../view/notice.js";
import { Understood } from "../view/understood.js";
import { useView } from "../view/view.js";

/** How long receipts and batches stay on this computer, and the way to be rid of all of them. */
export function ReceiptTerm({ receipts }: { receipts: readonly Receipt[] }) {
  const { panel, state, text } = useView();
  const { receiptYears } = state.settings;
  const batches = (state.batches.list ?? []).filter((batch) => isOfWorld(state, batch));
  if (receipts.length === 0 && batches.length === 0) return null;
  const unknown = receipts.filter(({ outcome }) => outcome.kind === "unknown");
  const before = endOfTerm(state.settings, panel.now()) ?? "";
  const open = unknown.length + batches.reduce((sum, { counts }) => sum + openOutcomes(counts), 0);
  const kept =
    unknown.filter(({ sentAt }) => sentAt < before).length +
    batches.reduce(
      (sum, { createdAt, counts }) => (createdAt < before ? sum + openOutcomes(counts) : sum),
      0,
    );
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
      {kept > 0 && (
        <Notice tone="warning">
          <p>{text.count("receipts.term.kept", kept, { shown: formatCount(kept, text.language) })}</p>
        </Notice>
      )}
      <DeleteAll count={receipts.length + batches.reduce((sum, { total }) => sum + total, 0)} open={open} />
    </section>
  );
}

/** `open`: of how many the outcome is not known. */
function DeleteAll({ count, open }: { count: number; open: number }) {
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
      <p>{text.say("receipts.delete.batches")}</p>
      <OpenOutcomes count={open} />
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

/** Says before a deletion of how much of it nobody knows whether it is registered. */
export function OpenOutcomes({ count }: { count: number }) {
  const { text } = useView();
  if (count === 0) return null;
  return (
    <Notice tone="warning">
      <p>{text.count("receipts.delete.open", count, { shown: formatCount(count, text.language) })}</p>
    </Notice>
  );
}
