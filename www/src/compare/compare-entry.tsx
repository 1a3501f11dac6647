import { isComplete, type Lookup } from "../consult/consult-state.js";
import { formatCount, formatInstant } from "../format.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";
import { compareOwnFile, compareWithLookup, compareWithRegister } from "./steps.js";

/** The ways from the rows of a file to what is registered: to a comparison that was made, and to a new one. */
export function CompareEntry() {
  const { panel, state, text } = useView();
  const { comparing, kind } = state.imports;
  const { lookup } = state.consult;
  const failure = useFailure("comparing");
  const connected = state.connection.connected !== null;
  const isSameKind = lookup?.search.kind === kind && isComplete(lookup);
  return (
    <section class="compare-entry" aria-label={text.say("compare.entry")}>
      <FailureBox failure={failure} />
      {connected ? (
        <button type="button" class="quiet" onClick={() => void compareWithRegister(panel)}>
          {text.say("compare.register")}
        </button>
      ) : (
        <p class="hint">{text.say("compare.connect")}</p>
      )}
      {isSameKind && (
        <button type="button" class="quiet" onClick={() => void compareWithLookup(panel)}>
          {text.count("compare.lookup", lookup.found.length, {
            shown: formatCount(lookup.found.length, text.language),
          })}
        </button>
      )}
      {comparing && (
        <button
          type="button"
          class="quiet"
          onClick={() => panel.store.dispatch({ type: "comparisonShown", shown: true })}
        >
          {text.say("compare.back", { at: formatInstant(comparing.at) })}
        </button>
      )}
    </section>
  );
}

/** Says where a file is asked for that it can be compared with what was looked up. */
export function CompareNotice() {
  const { state, text } = useView();
  const { lookup } = state.consult;
  if (!lookup || !isComplete(lookup) || lookup.search.kind === "trainingCredit") return null;
  const { length } = lookup.found;
  return (
    <Notice tone="calm">
      <p>{text.count("compare.waiting", length, { shown: formatCount(length, text.language) })}</p>
    </Notice>
  );
}

/** The way from what was looked up to a file of one's own. */
export function CompareOwn({ lookup }: { lookup: Lookup }) {
  const { panel, state, text } = useView();
  if (lookup.search.kind === "trainingCredit" || state.busy !== null) return null;
  return (
    <p class="links">
      <button type="button" class="quiet" onClick={() => void compareOwnFile(panel)}>
        {text.say("compare.own")}
      </button>
    </p>
  );
}
