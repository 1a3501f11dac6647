import { useState } from "preact/hooks";
import { formatCount } from "../format.js";
import { EVERY_ROW } from "../state/import-state.js";
import { filterRows, fixAll } from "../steps/rows.js";
import type { RuleCount, TableSummary } from "../table/table.js";
import { useView } from "../view/view.js";
import { Mark } from "./grid-row.js";

/** As many rules as leave room for the rows. */
const MOST_SHOWN = { wide: 3, narrow: 2 };

/** What was found in all rows, rule by rule: how often, where, and what can be put right at one press. */
export function RuleList({ summary, narrow }: { summary: TableSummary; narrow: boolean }) {
  const { text } = useView();
  const most = narrow ? MOST_SHOWN.narrow : MOST_SHOWN.wide;
  const [all, setAll] = useState(false);
  const { byRule } = summary;
  if (byRule.length === 0) return null;
  const shown = all ? byRule : byRule.slice(0, most);
  return (
    <section class="rules" aria-label={text.say("import.rules")}>
      <ul>
        {shown.map((rule) => (
          <Rule key={`${rule.rule} ${rule.severity}`} rule={rule} />
        ))}
      </ul>
      {byRule.length > most && (
        <button type="button" class="quiet small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? text.say("import.rules.fewer") : text.say("import.rules.all", { count: byRule.length })}
        </button>
      )}
    </section>
  );
}

function Rule({ rule: { rule, severity, count, fixable } }: { rule: RuleCount }) {
  const { panel, state, text } = useView();
  const { filter } = state.imports;
  const isShown = filter.rule === rule;
  const words = text.general("finding", rule);
  return (
    <li>
      <Mark text={text} severity={severity} />
      <span class="rule-count">{formatCount(count, text.language)}×</span>
      <span class="rule-words">{words}</span>
      <span class="row-actions">
        <button
          type="button"
          class="quiet small"
          aria-pressed={isShown}
          aria-label={text.say("import.rule.show.what", { finding: words })}
          onClick={() => filterRows(panel, isShown ? EVERY_ROW : { only: null, rule })}
        >
          {text.say("import.rule.show")}
        </button>
        {fixable > 0 && (
          <button
            type="button"
            class="small"
            aria-label={text.say("import.rule.fix.what", { count: fixable, finding: words })}
            onClick={() => fixAll(panel, rule)}
          >
            {text.count("import.rule.fix", fixable, { shown: formatCount(fixable, text.language) })}
          </button>
        )}
      </span>
    </li>
  );
}
