import { useMemo, useState } from "preact/hooks";
import { CompareEntry } from "../compare/compare-entry.js";
import { formatCount, formatInstant } from "../format.js";
import { EVERY_ROW } from "../state/import-state.js";
import { handOver } from "../steps/hand-over.js";
import { discardImport } from "../steps/import.js";
import { leaveReturned, takeReturned } from "../steps/returned.js";
import { exportRows, filterRows, removeShown, undoChange } from "../steps/rows.js";
import type { RowView, TableFormat, TableSummary, TableView } from "../table/table.js";
import { ActionBar } from "../view/action-bar.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Notice } from "../view/notice.js";
import { Screen } from "../view/screen.js";
import { useNarrow } from "../view/use-narrow.js";
import { useView } from "../view/view.js";
import { columnsOf } from "./columns.js";
import { RowCards } from "./row-cards.js";
import { RowDetail } from "./row-detail.js";
import { RowFilter } from "./row-filter.js";
import { RowGrid } from "./row-grid.js";
import { RuleList } from "./rule-list.js";

const FORMATS: readonly TableFormat[] = ["csv", "xlsx", "json"];

/** The rows of the file with everything there is to say about them, to be put right and sent. */
export function RowsScreen({ view, summary }: { view: TableView; summary: TableSummary }) {
  const { panel, state, text } = useView();
  const { mapping } = state.imports;
  const [masked, setMasked] = useState(true);
  const [row, setRow] = useState<RowView | null>(null);
  const narrow = useNarrow();
  const failure = useFailure("checking");
  const columns = useMemo(() => columnsOf(view.fields, mapping ?? view.mapping), [view, mapping]);
  return (
    <Screen
      title={text.say("import.rows.title")}
      onBack={() => panel.store.dispatch({ type: "doorOpened", door: null })}
    >
      <Returned />
      <Origin view={view} />
      <RowFilter summary={summary} />
      <RuleList {...{ summary, narrow }} />
      <Tools {...{ summary, masked }} onMask={setMasked} />
      <CompareEntry />
      {narrow ? (
        <RowCards {...{ columns, masked }} />
      ) : (
        <div class="beside">
          <div>
            <RowGrid {...{ columns, masked }} onRow={setRow} />
            <p class="hint" id="import-grid-keys">
              {text.say("import.grid.keys")}
            </p>
          </div>
          {row && <RowDetail {...{ row, masked }} />}
        </div>
      )}
      <FailureBox failure={failure} />
      <Onward summary={summary} />
    </Screen>
  );
}

/** The way on: to send what is ready. What is not stays here. */
function Onward({ summary }: { summary: TableSummary }) {
  const { panel, state, text } = useView();
  const count = (number: number) => formatCount(number, text.language);
  const toConnection = () => panel.store.dispatch({ type: "stationOpened", station: "connection" });
  const said = (
    <p class="hint">{text.count("import.stay", summary.withErrors, { shown: count(summary.withErrors) })}</p>
  );
  if (!state.connection.connected) {
    return (
      <ActionBar label={text.say("work.connect")} onAct={toConnection}>
        {summary.withErrors > 0 && said}
      </ActionBar>
    );
  }
  return (
    <ActionBar
      label={text.count("import.continue", summary.ready, { shown: count(summary.ready) })}
      blocked={summary.ready === 0}
      onAct={() => handOver(panel)}
    >
      {summary.withErrors > 0 && said}
    </ActionBar>
  );
}

/** Asks which rows are worked on, when rows of a batch came back while others are here. */
function Returned() {
  const { panel, state, text } = useView();
  const { returning } = state.imports;
  if (!returning) return null;
  const { source, rows } = returning;
  return (
    <Notice tone="warning">
      <p>
        {text.count("import.returned", rows, { shown: formatCount(rows, text.language), name: source.name })}
      </p>
      <p class="links">
        <button type="button" class="quiet small" onClick={() => takeReturned(panel, returning)}>
          {text.say("import.returned.take")}
        </button>
        <button type="button" class="quiet small" onClick={() => leaveReturned(panel)}>
          {text.say("import.returned.leave")}
        </button>
      </p>
    </Notice>
  );
}

/** What the rows were read from, how their columns were matched, and what of it lasts. */
function Origin({ view }: { view: TableView }) {
  const { panel, state, text } = useView();
  const { source, origin, broughtBack, unkept } = state.imports;
  const name = source?.name || text.say("import.pasted");
  return (
    <>
      {broughtBack && (
        <Notice tone="calm">
          <p>{text.say("import.brought_back", { at: formatInstant(broughtBack.at) })}</p>
          <p>
            <button type="button" class="quiet small" onClick={() => discardImport(panel)}>
              {text.say("import.discard")}
            </button>
          </p>
        </Notice>
      )}
      {unkept && (
        <Notice tone="warning">
          <p>{text.say("import.unkept")}</p>
        </Notice>
      )}
      <p class="origin">
        <span class="strong">{name}</span>
        {view.sheet && <span>{text.say("import.from_sheet", { sheet: view.sheet })}</span>}
        <span class="hint">{text.say(`import.origin.${origin}`)}</span>
        <button
          type="button"
          class="quiet small"
          onClick={() => panel.store.dispatch({ type: "columnsAsked", asked: true })}
        >
          {text.say("import.columns")}
        </button>
        {!broughtBack && (
          <button type="button" class="quiet small" onClick={() => discardImport(panel)}>
            {text.say("import.another")}
          </button>
        )}
      </p>
    </>
  );
}

interface ToolsProps {
  summary: TableSummary;
  masked: boolean;
  onMask: (masked: boolean) => void;
}

/** What can be done to the rows as a whole. */
function Tools({ summary, masked, onMask }: ToolsProps) {
  const { panel, state, text } = useView();
  const { filter, sealed } = state.imports;
  const isFiltered = filter.rule !== undefined || (filter.only ?? null) !== null;
  return (
    <div class="tools">
      {summary.undoable > sealed && (
        <button type="button" class="quiet small" onClick={() => undoChange(panel)}>
          {text.say("import.undo")}
        </button>
      )}
      <button type="button" class="quiet small" aria-pressed={!masked} onClick={() => onMask(!masked)}>
        {text.say(masked ? "import.numbers.show" : "import.numbers.hide")}
      </button>
      {isFiltered && (
        <>
          <button type="button" class="quiet small" onClick={() => removeShown(panel)}>
            {text.say("import.remove_shown")}
          </button>
          <button type="button" class="quiet small" onClick={() => filterRows(panel, EVERY_ROW)}>
            {text.say("import.filter.off")}
          </button>
        </>
      )}
      <span class="tools-export">
        <span class="hint">{text.say("import.export")}</span>
        {FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            class="quiet small"
            aria-label={text.say("import.export.as", { format: format.toUpperCase() })}
            onClick={() => exportRows(panel, format)}
          >
            {format.toUpperCase()}
          </button>
        ))}
      </span>
      {summary.removed > 0 && (
        <span class="hint">
          {text.count("import.removed", summary.removed, {
            shown: formatCount(summary.removed, text.language),
          })}
        </span>
      )}
    </div>
  );
}
