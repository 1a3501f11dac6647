import { useState } from "preact/hooks";
import type { Receipt } from "#core";
import { BatchList } from "../batch/screen/batch-list.js";
import { ActionBar } from "../view/action-bar.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import { ANY, sift } from "./history.js";
import { ReceiptExport } from "./receipt-export.js";
import { ReceiptRow } from "./receipt-row.js";
import { ReceiptSearch } from "./receipt-search.js";
import { ReceiptTerm } from "./receipt-term.js";

/** As many rows as are drawn at once; the search brings the others. */
const MOST_SHOWN = 100;

/** All receipts kept on this computer, the newest first: to find, to give out, to be rid of. */
export function ReceiptList() {
  const { panel, state, text } = useView();
  const { list } = state.receipts;
  const failure = useFailure("reading", "exporting");
  const toWork = () => panel.store.dispatch({ type: "stationOpened", station: "work" });
  return (
    <Screen
      title={text.say("receipts.title")}
      means={[text.say("receipts.means.1"), text.say("receipts.means.2")]}
    >
      <FailureBox failure={failure} />
      <BatchList />
      {list?.length === 0 && (
        <>
          <p>{text.say("receipts.empty")}</p>
          <ActionBar label={text.say("receipts.empty.action")} onAct={toWork} />
        </>
      )}
      {list && list.length > 0 && <Kept list={list} />}
      {list && <ReceiptTerm receipts={list} />}
    </Screen>
  );
}

function Kept({ list }: { list: readonly Receipt[] }) {
  const { text } = useView();
  const [sought, setSought] = useState(ANY);
  const found = sift(list, sought);
  const more = found.length - MOST_SHOWN;
  return (
    <>
      <p class="hint">{text.say("receipts.kept")}</p>
      <ReceiptSearch list={list} sought={sought} onSeek={setSought} />
      <p class="hint" role="status">
        {text.count("receipts.found", found.length)}
        {more > 0 && ` ${text.count("receipts.more", more)}`}
      </p>
      <ul class="receipt-list">
        {found.slice(0, MOST_SHOWN).map((receipt) => (
          <ReceiptRow key={receipt.id} receipt={receipt} />
        ))}
      </ul>
      <ReceiptExport receipts={found} />
    </>
  );
}
