import { sentence } from "../../form/findings.js";
import { formatDate, formatSsin, withMaskedSsin } from "../../format.js";
import { Remarks } from "../../receipt/remarks.js";
import { verdictOf } from "../../receipt/verdict.js";
import { downloadReceipt } from "../../steps/receipts.js";
import { Facts } from "../../view/facts.js";
import { useView } from "../../view/view.js";
import type { Batch, Entry } from "../batch.js";

/** One entry: what it declares, what came of it, and all there is to say about it behind a click. */
export function EntryRow({ entry, batch }: { entry: Entry; batch: Batch }) {
  const { text } = useView();
  const { row, state, draft } = entry;
  return (
    <li>
      <details>
        <summary>
          <span class="number">{row + 1}</span>
          <span class="what">
            {titleOf(entry)}
            <span class="hint">
              <span class="whole">{formatSsin(draft.worker?.ssin ?? "", { masked: true })}</span>{" "}
              <span class="whole">{dayOf(entry)}</span>
            </span>
          </span>
          <span class="state">
            <span class={`dot ${state}`} aria-hidden="true" />
            {text.say(`batches.state.${state}`)}
          </span>
        </summary>
        <EntryDetails entry={entry} batch={batch} />
      </details>
    </li>
  );
}

function titleOf({ draft }: Entry): string {
  return "training" in draft ? (draft.training?.name ?? "") : String(("year" in draft && draft.year) || "");
}

function dayOf({ draft }: Entry): string {
  return "training" in draft ? formatDate(draft.training?.period?.startDate ?? "") : "";
}

/** What was or will be sent, and the answer. */
function EntryDetails({ entry, batch }: { entry: Entry; batch: Batch }) {
  const { text } = useView();
  const { receipt, reference, attempts, draft, withheld, lookup } = entry;
  const verdict = receipt && verdictOf(receipt.outcome, text);
  return (
    <div class="entry-details">
      {verdict && entry.state !== "waiting" && (
        <>
          <p class="strong">{verdict.title}</p>
          <p>{verdict.text}</p>
          {lookup === null && <p>{verdict.next}</p>}
        </>
      )}
      {lookup && <p>{text.say(`batches.lookup.${lookup}`)}</p>}
      {withheld.length > 0 && (
        <ul>
          {withheld.map((finding) => (
            <li key={`${finding.path} ${finding.code}`}>{sentence(text, finding)}</li>
          ))}
        </ul>
      )}
      {receipt && <Remarks outcome={receipt.outcome} />}
      <Facts
        facts={[
          [text.say("receipt.reference"), reference],
          [text.say("receipt.id"), receipt?.outcome.kind === "accepted" ? receipt.outcome.id : null],
          [text.say("receipt.trace"), receipt?.traceId],
          [text.say("batches.attempts"), attempts > 1 ? String(attempts) : null],
        ]}
      />
      <p class="technical-title">
        {receipt ? text.say("receipt.detail.sent") : text.say("batches.will_send")}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre tabIndex={0}>
        {JSON.stringify(withMaskedSsin(receipt?.sent ?? withReference(entry, batch)), null, 2)}
      </pre>
      {receipt && (
        <p>
          <button type="button" class="quiet small" onClick={() => downloadReceipt(receipt)}>
            {text.say("receipt.download")}
          </button>
        </p>
      )}
    </div>
  );

  function withReference(_: Entry, { kind }: Batch) {
    // A right is sent without a reference: the contract has none for it.
    return kind === "trainingRegistration" ? { reference, ...draft } : draft;
  }
}
