import type { RefObject } from "preact";
import type { Severity } from "#core";
import { shownFindings } from "../state/reduce-work.js";
import { useView } from "../view/view.js";
import { fieldOf, type Path } from "./fields.js";
import { sentence } from "./findings.js";
import { fieldId, focusField, labelKey } from "./use-field.js";

/** What one line of the summary says, and the field it leads to when it has one. */
interface Line {
  field: Path | null;
  severity: Severity;
  words: string;
}

/** All that shows about the form in one place, above the action, each line leading to its field. */
export function Summary({ box }: { box: RefObject<HTMLElement | null> }) {
  const { state, text } = useView();
  const findings = shownFindings(state.work);
  const remarked = state.work.remarks
    .map((remark) => fieldOf(remark.path ?? ""))
    .filter((field) => field !== null);
  const lines: Line[] = [
    ...findings.map((finding) => ({
      field: fieldOf(finding.path),
      severity: finding.severity,
      words: sentence(text, finding),
    })),
    ...[...new Set(remarked)].map((field) => ({
      field,
      severity: "error" as const,
      words: text.say("work.remark"),
    })),
  ];
  if (lines.length === 0) return null;
  const errors = lines.filter((line) => line.severity === "error").length;
  const warnings = lines.length - errors;
  const counts = [
    errors > 0 && text.count("work.summary.errors", errors),
    warnings > 0 && text.count("work.summary.warnings", warnings),
  ];
  return (
    <section class="summary" ref={box} tabIndex={-1} aria-labelledby="summary-title">
      <h2 id="summary-title">{counts.filter(Boolean).join(", ")}</h2>
      <ul>
        {lines.map(({ field, severity, words }) => (
          <li key={`${field} ${words}`} class={severity}>
            {field && (
              <>
                <a
                  href={`#${fieldId(field)}`}
                  onClick={(event) => {
                    event.preventDefault();
                    focusField(field);
                  }}
                >
                  {text.say(labelKey(field))}
                </a>
                {": "}
              </>
            )}
            {words}
          </li>
        ))}
      </ul>
    </section>
  );
}
