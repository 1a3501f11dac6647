import { formatCount, formatHex } from "../../format.js";
import { Details } from "../../view/details.js";
import { Facts } from "../../view/facts.js";
import { useView } from "../../view/view.js";
import { type Batch, type Counts, ENTRY_STATES } from "../batch.js";

/** How many entries are in each state, in words and as a bar; and on whose behalf they go. */
export function BatchHead({ batch, counts }: { batch: Batch; counts: Counts }) {
  const { text } = useView();
  const there = ENTRY_STATES.filter((state) => counts[state] > 0);
  return (
    <>
      <div class="share" aria-hidden="true">
        {there.map((state) => (
          <span key={state} class={state} style={{ flexGrow: counts[state] }} />
        ))}
      </div>
      <ul class="counts">
        {there.map((state) => (
          <li key={state}>
            <span class={`dot ${state}`} aria-hidden="true" />
            {text.say(`batches.state.${state}`)} <strong>{formatCount(counts[state], text.language)}</strong>
          </li>
        ))}
      </ul>
      <Details>
        <Facts
          facts={[
            [text.say("receipt.account"), `${batch.clientId} (${text.say(`role.${batch.role}`)})`],
            [text.say("receipt.detail.url"), batch.apiBase],
            [text.say("receipt.certificate"), formatHex(batch.certificateSha256)],
            [text.say("batches.id"), batch.id],
          ]}
        />
      </Details>
    </>
  );
}
