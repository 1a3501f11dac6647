import { useView } from "../../view/view.js";
import { MAX_CONCURRENCY, MAX_PER_SECOND, type Pace } from "../batch.js";

const CONCURRENCIES = Array.from({ length: MAX_CONCURRENCY }, (_, index) => index + 1);
const RATES = [1, 2, 5, 10, 20, MAX_PER_SECOND];

/** How modestly to send. Folded away: the pace that is proposed suits a server whose limits nobody publishes. */
export function PaceFields({ pace, onChange }: { pace: Pace; onChange: (pace: Pace) => void }) {
  const { text } = useView();
  return (
    <details class="fold">
      <summary>{text.say("batches.pace")}</summary>
      <p class="hint">{text.say("batches.pace.hint")}</p>
      <div class="columns">
        <div class="field">
          <label for="pace-rate">{text.say("batches.pace.rate")}</label>
          <select
            id="pace-rate"
            value={String(pace.perSecond)}
            onChange={(event) => onChange({ ...pace, perSecond: Number(event.currentTarget.value) })}
          >
            {RATES.map((rate) => (
              <option key={rate}>{rate}</option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="pace-concurrency">{text.say("batches.pace.concurrency")}</label>
          <select
            id="pace-concurrency"
            value={String(pace.concurrency)}
            onChange={(event) => onChange({ ...pace, concurrency: Number(event.currentTarget.value) })}
          >
            {CONCURRENCIES.map((number) => (
              <option key={number}>{number}</option>
            ))}
          </select>
        </div>
      </div>
    </details>
  );
}
