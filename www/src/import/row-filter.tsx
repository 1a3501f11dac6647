import { formatCount } from "../format.js";
import { filterRows } from "../steps/rows.js";
import type { TableSummary } from "../table/table.js";
import { useView } from "../view/view.js";

/** How many rows there are of each sort, each a press away from being the only ones that show. */
export function RowFilter({ summary }: { summary: TableSummary }) {
  const { panel, state, text } = useView();
  const { filter } = state.imports;
  const sorts = [
    { only: null, key: "import.filter.all", count: summary.rows, sign: "" },
    { only: "errors", key: "import.filter.errors", count: summary.withErrors, sign: "×" },
    { only: "warnings", key: "import.filter.warnings", count: summary.withWarnings, sign: "!" },
    { only: "ready", key: "import.filter.ready", count: summary.ready, sign: "✓" },
  ] as const;
  return (
    <fieldset class="filter">
      <legend class="hidden">{text.say("import.filter")}</legend>
      {sorts.map(({ only, key, count, sign }) => (
        <button
          key={key}
          type="button"
          class={`sort ${only ?? "all"}`}
          aria-pressed={filter.rule === undefined && (filter.only ?? null) === only}
          onClick={() => filterRows(panel, { only })}
        >
          <span class="sort-count">
            {sign && <span aria-hidden="true">{sign} </span>}
            {formatCount(count, text.language)}
          </span>{" "}
          <span>{text.say(key)}</span>
        </button>
      ))}
    </fieldset>
  );
}
