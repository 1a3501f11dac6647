import { useState } from "preact/hooks";
import { CompareOwn } from "../compare/compare-entry.js";
import { formatCount, formatEnterpriseNumber } from "../format.js";
import { showSave } from "../save/steps.js";
import { SavedNotice } from "../saved/saved-notice.js";
import { ActionBar } from "../view/action-bar.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Notice } from "../view/notice.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import { type Found, isComplete, knownTotal, type Lookup, totalOf } from "./consult-state.js";
import { LookupDetails } from "./lookup-details.js";
import { Pictures } from "./pictures.js";
import { textAt } from "./record.js";
import { RecordList } from "./record-list.js";
import { goOn } from "./steps.js";
import { codeLabel, sayCriteria } from "./words.js";

/** What a search found so far: as a list or as pictures, and whether that is all. */
export function ResultScreen({ lookup }: { lookup: Lookup }) {
  const { panel, state, text } = useView();
  const failure = useFailure("consulting");
  const { search, saved } = lookup;
  const { kind } = search;
  const complete = isComplete(lookup);
  const [revealed, setRevealed] = useState(false);
  const another = () => panel.store.dispatch({ type: "consultationShown", shows: "search" });
  const shown = narrowed(lookup.found, state.consult.only);
  const empty = complete && lookup.found.length === 0;
  const save = (
    <button type="button" class="quiet" onClick={() => showSave(panel, true)}>
      {text.say("save.title")}
    </button>
  );
  return (
    <Screen
      title={text.say(`consult.kind.${kind}`)}
      means={[
        text.say("consult.result.means.1"),
        text.say(saved ? "saved.means.2" : "consult.result.means.2"),
      ]}
      onBack={another}
    >
      {saved && <SavedNotice saved={saved} />}
      <Summary lookup={lookup} />
      <FailureBox failure={failure} lead={text.say("consult.partial.failed")} />
      {empty ? (
        <p>{text.say(saved ? "saved.empty" : "consult.empty")}</p>
      ) : (
        <>
          <div class="switch">
            {kind !== "trainingRight" && <Switch />}
            {kind === "trainingRight" && <RightFilter found={lookup.found} />}
            <button type="button" class="quiet small" onClick={() => setRevealed(!revealed)}>
              {text.say(revealed ? "consult.mask" : "consult.reveal")}
            </button>
          </div>
          {state.consult.shows === "pictures" && kind !== "trainingRight" ? (
            <Pictures lookup={lookup} revealed={revealed} />
          ) : (
            <RecordList kind={kind} found={shown} revealed={revealed} />
          )}
        </>
      )}
      {!empty && <CompareOwn lookup={lookup} />}
      <LookupDetails lookup={lookup} />
      {complete ? (
        <ActionBar label={text.say(saved ? "saved.another" : "consult.another")} onAct={another}>
          {!saved && save}
        </ActionBar>
      ) : (
        <ActionBar label={text.say("consult.go_on")} onAct={() => void goOn(panel)}>
          <button type="button" class="quiet" onClick={another}>
            {text.say("consult.another")}
          </button>
          {save}
        </ActionBar>
      )}
    </Screen>
  );
}

/** For whom, how many, and whether that is all there is by the server's own count. */
function Summary({ lookup }: { lookup: Lookup }) {
  const { state, text } = useView();
  const workers = new Set(lookup.found.map(({ item }) => textAt(item, "worker.ssin"))).size;
  const count = lookup.found.length;
  const total = totalOf(lookup);
  const known = knownTotal(lookup);
  const complete = isComplete(lookup);
  const number = (value: number) => formatCount(value, text.language);
  const records = text.count("consult.records", count, { count: number(count) });
  return (
    <>
      <p>
        {records} · {text.count("consult.workers", workers)} ·{" "}
        <span class="whole">{formatEnterpriseNumber(lookup.employer)}</span>
        <br />
        <span class="hint">{sayCriteria(text, lookup.search)}</span>
      </p>
      {complete && total !== null && total !== count && (
        <Notice tone="warning">
          <p>{text.say("consult.mismatch", { count: number(count), total: number(total) })}</p>
        </Notice>
      )}
      {!complete && state.busy === null && (
        <Notice tone="warning">
          <p>
            {known > count
              ? text.say("consult.partial", { count: number(count), total: number(known) })
              : text.say("consult.partial.unknown", { count: number(count) })}
          </p>
        </Notice>
      )}
    </>
  );
}

/** List or pictures. */
function Switch() {
  const { panel, state, text } = useView();
  return (
    <fieldset class="tabs">
      <legend class="hidden">{text.say("consult.show")}</legend>
      {(["list", "pictures"] as const).map((shows) => (
        <button
          key={shows}
          type="button"
          aria-pressed={state.consult.shows === shows}
          onClick={() => panel.store.dispatch({ type: "consultationShown", shows })}
        >
          {text.say(`consult.show.${shows}`)}
        </button>
      ))}
    </fieldset>
  );
}

/** One kind of right, or all. The contract has no such criterion, so what was fetched is narrowed. */
function RightFilter({ found }: { found: readonly Found[] }) {
  const { panel, state, text } = useView();
  const kinds = [...new Set(found.map(({ item }) => textAt(item, "kind")))].filter((kind) => kind !== "");
  return (
    <div class="field">
      <label for="consult-right">{text.say("consult.member.kind")}</label>
      <select
        id="consult-right"
        value={state.consult.only}
        onChange={(event) => panel.store.dispatch({ type: "listNarrowed", only: event.currentTarget.value })}
      >
        <option value="">{text.say("consult.right.all")}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {codeLabel(text, "kind", kind) ?? kind}
          </option>
        ))}
      </select>
    </div>
  );
}

function narrowed(found: readonly Found[], only: string): readonly Found[] {
  return only === "" ? found : found.filter(({ item }) => textAt(item, "kind") === only);
}
