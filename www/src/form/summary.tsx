import type { RefObject } from "preact";
import type { Finding, Severity } from "#core";
import { formatSsin } from "../format.js";
import { useView } from "../view/view.js";
import { fieldOf, type Path } from "./fields.js";
import { sentence } from "./findings.js";
import { shownFindings } from "./judgement.js";
import { fieldId, focusField, labelKey } from "./use-field.js";
import { workerId } from "./worker-list.js";

/** What one line of the summary says, and what it leads to. */
interface Line {
  severity: Severity;
  words: string;
  /** The name and the id of the place, and how one gets there; `null` when it has none. */
  place: { name: string; id: string; go: () => void } | null;
}

/** All that shows about the form in one place, above the action, each line leading to its field. */
export function Summary({ box }: { box: RefObject<HTMLElement | null> }) {
  const { state, text } = useView();
  const { work } = state;
  const fieldPlace = (path: Path | null) =>
    path && { name: text.say(labelKey(path)), id: fieldId(path), go: () => focusField(path) };
  const workerPlace = (ssin: string, index: number) => ({
    name: `${index + 1}. ${formatSsin(ssin, { masked: true })}`,
    id: workerId(index),
    go: () => document.getElementById(workerId(index))?.focus(),
  });
  const line = (finding: Finding, place: Line["place"]): Line => ({
    severity: finding.severity,
    words: sentence(text, finding),
    place,
  });
  const remarked = work.remarks.map((remark) => fieldOf(remark.path ?? "")).filter((field) => field !== null);
  const lines: Line[] = [
    ...shownFindings(work).map((finding) => line(finding, fieldPlace(fieldOf(finding.path)))),
    ...work.workers.flatMap(({ ssin, findings }, index) =>
      (findings ?? []).map((finding) => line(finding, workerPlace(ssin, index))),
    ),
    ...[...new Set(remarked)].map((field) => ({
      severity: "error" as const,
      words: text.say("work.remark"),
      place: fieldPlace(field),
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
        {lines.map(({ severity, words, place }) => (
          <li key={`${place?.id} ${words}`} class={severity}>
            {place && (
              <>
                <a
                  href={`#${place.id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    place.go();
                  }}
                >
                  {place.name}
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
