import type { RefObject } from "preact";
import { shownFindings } from "../state/reduce-work.js";
import { useView } from "../view/view.js";
import { fieldOf } from "./fields.js";
import { sentence } from "./findings.js";
import { fieldId, focusField, labelKey } from "./use-field.js";

/** All that shows about the form in one place, above the action, each line leading to its field. */
export function Summary({ box }: { box: RefObject<HTMLElement | null> }) {
  const { state, text } = useView();
  const findings = shownFindings(state.work);
  if (findings.length === 0) return null;
  const errors = findings.filter((finding) => finding.severity === "error").length;
  const warnings = findings.length - errors;
  const counts = [
    errors > 0 && text.count("work.summary.errors", errors),
    warnings > 0 && text.count("work.summary.warnings", warnings),
  ];
  return (
    <section class="summary" ref={box} tabIndex={-1} aria-labelledby="summary-title">
      <h2 id="summary-title">{counts.filter(Boolean).join(", ")}</h2>
      <ul>
        {findings.map((finding) => {
          const field = fieldOf(finding.path);
          const words = sentence(text, finding);
          return (
            <li key={`${finding.path} ${finding.code}`} class={finding.severity}>
              {field ? (
                <a
                  href={`#${fieldId(field)}`}
                  onClick={(event) => {
                    event.preventDefault();
                    focusField(field);
                  }}
                >
                  {text.say(labelKey(field))}
                </a>
              ) : (
                finding.path
              )}
              : {words}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
