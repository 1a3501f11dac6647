import { useState } from "preact/hooks";
import { useView } from "../../view/view.js";
import { type Batch, type Counts, ENTRY_STATES, type EntryState } from "../batch.js";
import { EntryRow } from "./entry-row.js";
import { useEntries } from "./use-batch.js";

/** Entries on one page. */
const PAGE = 50;

/** What goes, and what came of it, one entry a line: by state, and by what is in it. */
export function EntryList({ batch, counts }: { batch: Batch; counts: Counts }) {
  const { text } = useView();
  const [state, setState] = useState<EntryState | null>(null);
  const [typed, setTyped] = useState("");
  /** Where each page seen so far begins; the last one shows. */
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const from = starts.at(-1) ?? 0;
  const query = {
    ...(state && { states: [state] }),
    ...(typed.trim() && { text: typed.trim() }),
    from,
    count: PAGE,
  };
  const page = useEntries(batch.id, query, JSON.stringify(counts));
  const there = ENTRY_STATES.filter((one) => counts[one] > 0 || one === state);
  const next = page?.next;
  return (
    <section class="entries">
      <h2>{text.say("batches.entries")}</h2>
      <div class="columns">
        <div class="field">
          <label for="entry-search">{text.say("batches.search")}</label>
          <input
            id="entry-search"
            type="search"
            autocomplete="off"
            spellcheck={false}
            value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              setStarts([0]);
            }}
          />
        </div>
        <div class="field">
          <label for="entry-state">{text.say("batches.column.state")}</label>
          <select
            id="entry-state"
            value={state ?? ""}
            onChange={({ currentTarget: { value } }) => {
              setState(ENTRY_STATES.find((one) => one === value) ?? null);
              setStarts([0]);
            }}
          >
            <option value="">{text.say("receipts.any")}</option>
            {there.map((one) => (
              <option key={one} value={one}>
                {text.say(`batches.state.${one}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      {page?.entries.length === 0 && <p class="hint">{text.say("batches.none")}</p>}
      <ol class="entry-list">
        {page?.entries.map((entry) => (
          <EntryRow key={entry.row} entry={entry} batch={batch} />
        ))}
      </ol>
      {(starts.length > 1 || next != null) && (
        <p class="links">
          {starts.length > 1 && (
            <button type="button" class="quiet" onClick={() => setStarts(starts.slice(0, -1))}>
              {text.say("batches.page.before")}
            </button>
          )}
          {next != null && (
            <button type="button" class="quiet" onClick={() => setStarts([...starts, next])}>
              {text.say("batches.page.next")}
            </button>
          )}
        </p>
      )}
    </section>
  );
}
