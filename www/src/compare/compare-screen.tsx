import { useState } from "preact/hooks";
import type { Lookup } from "../consult/consult-state.js";
import { Pager } from "../consult/record-list.js";
import { sayCriteria } from "../consult/words.js";
import { formatCount, formatEnterpriseNumber, formatInstant } from "../format.js";
import { labelOf } from "../import/columns.js";
import { SavedNotice } from "../saved/saved-notice.js";
import { ActionBar } from "../view/action-bar.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Notice } from "../view/notice.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import { type Comparing, isFetched, lookupsIn } from "./compare-state.js";
import { type ComparedFilter, type ComparisonSummary, type ListFormat, VERDICTS } from "./compared.js";
import { OutcomeRow, SIGNS } from "./outcome-row.js";
import {
  compareWithLookup,
  compareWithRegister,
  exportCompared,
  goOnComparing,
  keepMissing,
} from "./steps.js";
import { ON_SCREEN, useOutcomes } from "./use-outcomes.js";

const FORMATS: readonly ListFormat[] = ["csv", "xlsx"];

/** The rows of a file against what is registered, as a list to act on. */
export function CompareScreen({ comparing }: { comparing: Comparing }) {
  const { panel, text } = useView();
  const comparingFailed = useFailure("comparing");
  const otherFailed = useFailure("checking");
  const { summary } = comparing;
  const toRows = () => panel.store.dispatch({ type: "comparisonShown", shown: false });
  return (
    <Screen
      title={text.say("compare.title")}
      means={[
        text.say("compare.means.1"),
        text.say("compare.means.2"),
        text.say("compare.means.3"),
        text.say("compare.means.withdrawn"),
      ]}
      onBack={toRows}
    >
      <Against comparing={comparing} />
      <FailureBox failure={comparingFailed ?? otherFailed} />
      {summary && <Outcomes {...{ comparing, summary }} />}
      <Onward comparing={comparing} />
    </Screen>
  );
}

/** What is held to what, and what is not in it. */
function Against({ comparing }: { comparing: Comparing }) {
  const { state, text } = useView();
  const { summary, fetched, total, miscounted, refused, search, saved, at } = comparing;
  const { imports, busy } = state;
  const count = (number: number) => formatCount(number, text.language);
  const outside = summary?.byVerdict.find(({ verdict }) => verdict === "outside")?.own ?? 0;
  return (
    <>
      {summary ? (
        <p>
          {text.say("compare.against", {
            rows: text.count("compare.rows", summary.rows, { shown: count(summary.rows) }),
            records: text.count("consult.records", summary.registered, { count: count(summary.registered) }),
            at: formatInstant(at),
          })}
          {search && (
            <>
              <br />
              <span class="hint">{sayCriteria(text, search)}</span>
            </>
          )}
        </p>
      ) : (
        <p role="status">
          {total === null || total === 0
            ? text.say("compare.fetched", { fetched: count(fetched) })
            : text.say("compare.fetched.of", { fetched: count(fetched), total: count(total) })}
        </p>
      )}
      {!summary && busy === null && (
        <Notice tone="warning">
          <p>{text.say("compare.partial")}</p>
        </Notice>
      )}
      {saved && <SavedNotice saved={saved} />}
      {summary && search && !saved && (
        <Notice tone="calm">
          <p>{text.say("compare.lookup.limits")}</p>
        </Notice>
      )}
      {refused.length > 0 && (
        <Notice tone="warning">
          <p>{text.say("compare.refused")}</p>
          <ul>
            {refused.map(({ employer, failure }) => (
              <li key={employer}>
                <span class="whole">{formatEnterpriseNumber(employer)}</span>:{" "}
                {text.about("error", failure.code, ".text", failure.params)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {miscounted.length > 0 && (
        <Notice tone="warning">
          <p>{text.say("compare.miscounted")}</p>
          <ul>
            {miscounted.map((employer) => (
              <li key={employer} class="whole">
                {formatEnterpriseNumber(employer)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {outside > 0 && (
        <Notice tone="warning">
          <p>{text.count("compare.outside", outside, { shown: count(outside) })}</p>
        </Notice>
      )}
      {(summary?.twice ?? 0) > 0 && <p class="hint">{text.count("compare.twice", summary?.twice ?? 0)}</p>}
      {summary && comparing.edition !== imports.edition && (
        <Notice tone="warning">
          <p>{text.say("compare.stale")}</p>
        </Notice>
      )}
    </>
  );
}

function Outcomes({ comparing, summary }: { comparing: Comparing; summary: ComparisonSummary }) {
  const { panel, state, text } = useView();
  const [masked, setMasked] = useState(true);
  const { filter, offset } = comparing;
  const page = useOutcomes(comparing);
  const differing = summary.byVerdict.some(({ verdict, count }) => verdict !== "same" && count > 0);
  return (
    <>
      {!differing && (
        <Notice tone="good">
          <p>{text.say("compare.nothing")}</p>
        </Notice>
      )}
      <Verdicts {...{ filter, summary }} />
      <Narrow {...{ filter, summary }} />
      <div class="tools">
        <button type="button" class="quiet small" aria-pressed={!masked} onClick={() => setMasked(!masked)}>
          {text.say(masked ? "import.numbers.show" : "import.numbers.hide")}
        </button>
        <span class="tools-export">
          <span class="hint">{text.say("compare.export")}</span>
          {FORMATS.map((format) => (
            <button
              key={format}
              type="button"
              class="quiet small"
              aria-label={text.say("compare.export.as", { format: format.toUpperCase() })}
              onClick={() => void exportCompared(panel, format)}
            >
              {format.toUpperCase()}
            </button>
          ))}
        </span>
      </div>
      {page && (
        <>
          <ul class="outcomes" aria-label={text.say("compare.list")}>
            {page.outcomes.map((outcome) => (
              <li key={`${outcome.verdict} ${outcome.own[0]?.row} ${outcome.registered[0]?.id}`}>
                <OutcomeRow {...{ outcome, masked }} kind={state.imports.kind} />
              </li>
            ))}
          </ul>
          {page.total === 0 && <p class="nothing">{text.say("compare.none")}</p>}
          {page.total > ON_SCREEN && (
            <Pager
              offset={offset}
              count={page.total}
              step={ON_SCREEN}
              onTurn={(to) => panel.store.dispatch({ type: "comparisonTurned", offset: to })}
            />
          )}
        </>
      )}
    </>
  );
}

/** How many there are of each verdict, each a press away from being the only ones that show. */
function Verdicts({ filter, summary }: { filter: ComparedFilter; summary: ComparisonSummary }) {
  const { panel, text } = useView();
  const show = (only: ComparedFilter["only"]) => {
    const { year } = filter;
    panel.store.dispatch({
      type: "comparisonFiltered",
      filter: { ...(year && { year }), ...(only && { only }) },
    });
  };
  const known = VERDICTS.flatMap((verdict) => {
    const found = summary.byVerdict.find((one) => one.verdict === verdict);
    return found && (found.count > 0 || verdict === "missing" || verdict === "extra") ? [found] : [];
  });
  const toActOn = summary.byVerdict.reduce(
    (sum, { verdict, count }) => (verdict === "same" ? sum : sum + count),
    0,
  );
  return (
    <fieldset class="filter">
      <legend class="hidden">{text.say("compare.filter")}</legend>
      <button
        type="button"
        class="sort all"
        aria-pressed={filter.only === undefined}
        onClick={() => show(undefined)}
      >
        <span class="sort-count">{formatCount(toActOn, text.language)}</span>{" "}
        <span>{text.say("compare.filter.all")}</span>
      </button>
      {known.map(({ verdict, count }) => (
        <button
          key={verdict}
          type="button"
          class={`sort ${verdict}`}
          aria-pressed={filter.only === verdict}
          onClick={() => show(verdict)}
        >
          <span class="sort-count">
            <span aria-hidden="true">{SIGNS[verdict]} </span>
            {formatCount(count, text.language)}
          </span>{" "}
          <span>{text.say(`compare.verdict.${verdict}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** Only one member that differs, or one year. */
function Narrow({ filter, summary }: { filter: ComparedFilter; summary: ComparisonSummary }) {
  const { panel, text } = useView();
  const { byMember, years } = summary;
  const narrow = (change: { member?: string; year?: string }) => {
    const { only, member = "", year = "" } = { ...filter, ...change };
    panel.store.dispatch({
      type: "comparisonFiltered",
      filter: { ...(only && { only }), ...(member && { member }), ...(year && { year }) },
    });
  };
  if (byMember.length === 0 && years.length < 2) return null;
  return (
    <div class="pair">
      {byMember.length > 0 && (
        <div class="field">
          <label for="compare-member">{text.say("compare.member")}</label>
          <select
            id="compare-member"
            value={filter.member ?? ""}
            onChange={(event) => narrow({ member: event.currentTarget.value })}
          >
            <option value="">{text.say("compare.member.any")}</option>
            {byMember.map(({ path, count }) => (
              <option key={path} value={path}>
                {labelOf(text, path)} ({formatCount(count, text.language)})
              </option>
            ))}
          </select>
        </div>
      )}
      {years.length > 1 && (
        <div class="field">
          <label for="compare-year">{text.say("compare.year")}</label>
          <select
            id="compare-year"
            value={filter.year ?? ""}
            onChange={(event) => narrow({ year: event.currentTarget.value })}
          >
            <option value="">{text.say("consult.when.all")}</option>
            {years.map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}

/** The way on: to send what is missing, to go on fetching, or to compare again. */
function Onward({ comparing }: { comparing: Comparing }) {
  const { panel, state, text } = useView();
  const { summary, edition, search, saved } = comparing;
  const again = () => {
    const isSame = (lookup: Lookup) => search !== null && (lookup.saved === undefined) === (saved === null);
    const lookup = lookupsIn(state).find(isSame);
    void (lookup ? compareWithLookup(panel, lookup) : compareWithRegister(panel));
  };
  if (!summary) {
    const label = text.say(isFetched(comparing) ? "compare.again" : "compare.go_on");
    return <ActionBar label={label} onAct={() => void goOnComparing(panel)} />;
  }
  const missing = summary.byVerdict.find(({ verdict }) => verdict === "missing")?.own ?? 0;
  if (missing === 0 || edition !== state.imports.edition)
    return <ActionBar label={text.say("compare.again")} onAct={again} />;
  const shown = formatCount(missing, text.language);
  const others = summary.rows - missing;
  return (
    <ActionBar label={text.count("compare.keep", missing, { shown })} onAct={() => void keepMissing(panel)}>
      <p class="hint">
        {others > 0
          ? text.count("compare.others", others, { shown: formatCount(others, text.language) })
          : text.say("compare.others.none")}
      </p>
      <button type="button" class="quiet" onClick={again}>
        {text.say("compare.again")}
      </button>
    </ActionBar>
  );
}
