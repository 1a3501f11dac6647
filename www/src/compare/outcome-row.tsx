import type { DeclarationKind } from "#core";
import { Scroller } from "../consult/scroller.js";
import { memberName, sayCode, sayPeriod } from "../consult/words.js";
import { formatDate, formatEnterpriseNumber, formatNumber } from "../format.js";
import { isPersonal, labelOf, maskNumber, shownText } from "../import/columns.js";
import type { FieldPath } from "../table/table.js";
import type { Text } from "../text/text.js";
import { useView } from "../view/view.js";
import type { Compared, Values, Verdict } from "./compared.js";

/** Beside the words, so that nothing is told by colour alone. */
export const SIGNS: Readonly<Record<Verdict, string>> = {
  missing: "−",
  different: "≠",
  doubtful: "?",
  extra: "+",
  withdrawn: "×",
  outside: "…",
  same: "=",
};

interface Props {
  outcome: Compared;
  kind: DeclarationKind;
  masked: boolean;
}

/** One outcome in two lines, which open to all its records, member by member. */
export function OutcomeRow({ outcome, kind, masked }: Props) {
  const { text } = useView();
  const { verdict, own, ownCount, registeredCount, differences } = outcome;
  const values = (own[0] ?? outcome.registered[0])?.values ?? {};
  const lines = own.map(({ line }) => text.say("import.row", { line })).join(", ");
  return (
    <details class={`outcome ${verdict}`}>
      <summary>
        <span class="outcome-head">
          <span class="outcome-verdict">
            <span aria-hidden="true">{SIGNS[verdict]} </span>
            {text.say(`compare.verdict.${verdict}`)}
          </span>{" "}
          <span aria-hidden="true">·</span> <span class="strong">{titleOf(text, kind, values)}</span>
        </span>
        <span class="hint">
          {[aboutOf(text, kind, values, masked), lines].filter(Boolean).join(" · ")}
          {differences.length > 0 && verdict !== "doubtful" && (
            <> · {differences.map((path) => labelOf(text, path)).join(", ")}</>
          )}
        </span>
      </summary>
      <p class="hint">{sentenceOf(text, outcome)}</p>
      {(ownCount > own.length || registeredCount > outcome.registered.length) && (
        <p class="hint">{text.say("compare.first", { own: ownCount, registered: registeredCount })}</p>
      )}
      <Members {...{ outcome, masked }} />
    </details>
  );
}

function sentenceOf(text: Text, { verdict, doubt, basis }: Compared): string {
  if (doubt) return text.say(`compare.doubt.${doubt}`);
  if ((verdict === "same" || verdict === "different") && basis) return text.say(`compare.basis.${basis}`);
  return text.say(`compare.about.${verdict}`);
}

function titleOf(text: Text, kind: DeclarationKind, values: Values): string {
  if (kind === "trainingRegistration") return values["training.name"] || text.say("consult.unnamed");
  return [sayCode(text, "kind", values["kind"] ?? ""), values["year"]].filter(Boolean).join(" · ");
}

function aboutOf(text: Text, kind: DeclarationKind, values: Values, masked: boolean): string {
  const worker = values["worker.ssin"] ?? "";
  const days = sayPeriod(values["training.period.startDate"] ?? "", values["training.period.endDate"] ?? "");
  return [
    worker === "" ? "" : shown(text, "worker.ssin", worker, masked),
    kind === "trainingRegistration" ? days : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Each record in a column, the members that differ first and marked. */
function Members({ outcome, masked }: { outcome: Compared; masked: boolean }) {
  const { state, text } = useView();
  const { own, registered, differences } = outcome;
  const records = [
    ...own.map(({ line, values }) => ({ heading: text.say("compare.in_file", { line }), id: "", values })),
    ...registered.map(({ id, values }) => ({ heading: text.say("compare.column.registered"), id, values })),
  ];
  const present = new Set(records.flatMap(({ values }) => Object.keys(values)));
  const fields = state.imports.view?.fields.map(({ path }) => path) ?? [];
  const paths = [
    ...differences,
    ...fields.filter((path) => present.has(path) && !differences.includes(path)),
  ];
  return (
    <Scroller label={text.say("compare.members")}>
      <table class="members" style={{ "--records": records.length }}>
        <thead>
          <tr>
            <th scope="col">{text.say("compare.column.member")}</th>
            {records.map(({ heading, id }) => (
              <th scope="col" key={`${heading} ${id}`}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {paths.map((path) => (
            <tr key={path} class={differences.includes(path) ? "differs" : ""}>
              <th scope="row">
                {differences.includes(path) && <span title={text.say("compare.differs")}>≠ </span>}
                {path === "source" ? memberName(text, path) : labelOf(text, path)}
              </th>
              {records.map(({ heading, id, values }) => (
                <td key={`${heading} ${id}`}>{shown(text, path, values[path] ?? "", masked) || "–"}</td>
              ))}
            </tr>
          ))}
          {registered.length > 0 && (
            <tr>
              <th scope="row">{text.say("compare.column.id")}</th>
              {records.map(({ heading, id }) => (
                <td key={`${heading} ${id}`}>{id || "–"}</td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </Scroller>
  );
}

/** A value in the notation of the wire, as a person reads it. */
function shown(text: Text, path: FieldPath, value: string, masked: boolean): string {
  if (isPersonal(path)) return masked ? maskNumber(value) : value;
  if (path.endsWith(".enterpriseNumber")) return formatEnterpriseNumber(value);
  if (/(Date|validUntil)$/.test(path)) return formatDate(value);
  if (/^-?\d+(\.\d+)?$/.test(value) && path.endsWith(".value"))
    return formatNumber(Number(value), text.language);
  const said = shownText(text, { path, text: value, read: null, findings: [] }, masked);
  return said === value ? sayCode(text, path, value) : said;
}
