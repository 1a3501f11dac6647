import type { Lookup } from "../consult/consult-state.js";
import { formatCount, formatInstant } from "../format.js";
import type { CountKey, Text } from "../text/text.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";
import { lookupsIn } from "./compare-state.js";
import { compareOwnFile, compareWithLookup, compareWithRegister } from "./steps.js";

/** The ways from the rows of a file to what is registered: to a comparison that was made, and to a new one. */
export function CompareEntry() {
  const { panel, state, text } = useView();
  const { comparing, kind } = state.imports;
  const failure = useFailure("comparing");
  const connected = state.connection.connected !== null;
  const lookups = lookupsIn(state).filter(({ search }) => search.kind === kind);
  return (
    <section class="compare-entry" aria-label={text.say("compare.entry")}>
      <FailureBox failure={failure} />
      {connected ? (
        <button type="button" class="quiet" onClick={() => void compareWithRegister(panel)}>
          {text.say("compare.register")}
        </button>
      ) : (
        lookups.length === 0 && <p class="hint">{text.say("compare.connect")}</p>
      )}
      {lookups.map((lookup) => (
        <button
          key={lookup.saved ? "saved" : "register"}
          type="button"
          class="quiet"
          onClick={() => void compareWithLookup(panel, lookup)}
        >
          {sayCount(text, lookup, "compare.lookup", "compare.saved")}
        </button>
      ))}
      {comparing && (
        <button
          type="button"
          class="quiet"
          onClick={() => panel.store.dispatch({ type: "comparisonShown", shown: true })}
        >
          {text.say("compare.back", { at: formatInstant(comparing.at) })}
        </button>
      )}
      <BackToSaved />
    </section>
  );
}

/** Says where a file is asked for that it can be compared with what was looked up. */
export function CompareNotice() {
  const { state, text } = useView();
  const lookups = lookupsIn(state);
  if (lookups.length === 0) return null;
  return (
    <Notice tone="calm">
      {lookups.map((lookup) => (
        <p key={lookup.saved ? "saved" : "register"}>
          {sayCount(text, lookup, "compare.waiting", "compare.waiting.saved")}
        </p>
      ))}
      <BackToSaved />
    </Notice>
  );
}

/** The way from what was looked up to a file of one's own. */
export function CompareOwn({ lookup }: { lookup: Lookup }) {
  const { panel, state, text } = useView();
  if (lookup.search.kind === "trainingCredit" || state.busy !== null) return null;
  return (
    <p class="links">
      <button type="button" class="quiet" onClick={() => void compareOwnFile(panel, lookup)}>
        {text.say("compare.own")}
      </button>
    </p>
  );
}

function sayCount(text: Text, { found, saved }: Lookup, ofRegister: CountKey, ofSaved: CountKey): string {
  const shown = formatCount(found.length, text.language);
  return text.count(saved ? ofSaved : ofRegister, found.length, { shown });
}

/** The way back to a saved file that is open beside the path. */
function BackToSaved() {
  const { panel, state, text } = useView();
  if (state.saved.file === null) return null;
  return (
    <p>
      <button
        type="button"
        class="quiet small"
        onClick={() => panel.store.dispatch({ type: "asideOpened", aside: "saved" })}
      >
        {text.say("compare.saved.back")}
      </button>
    </p>
  );
}
