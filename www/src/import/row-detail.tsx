import type { Ref } from "preact";
import type { Finding } from "#core";
import { sentence } from "../form/findings.js";
import { formatDate } from "../format.js";
import { RemarkWords } from "../receipt/remark.js";
import { editCell, fixRow, removeRow } from "../steps/rows.js";
import type { CellView, FieldPath, RowView } from "../table/table.js";
import type { Text } from "../text/text.js";
import { useView } from "../view/view.js";
import { isPersonal, labelOf, shownText } from "./columns.js";
import { FieldEditor } from "./field-editor.js";

interface Props {
  row: RowView;
  masked: boolean;
  /** The fields that can be changed here, where there are no cells to do it in. */
  fields?: readonly FieldPath[];
  heading?: Ref<HTMLHeadingElement>;
}

/** One row: what was found in it, with what is certain one press away, and what the server said about it. */
export function RowDetail({ row, masked, fields = [], heading = null }: Props) {
  const { panel, state, text } = useView();
  const remarks = state.imports.remarks[row.row] ?? [];
  const found = row.cells.filter((cell) => cell.findings.length > 0);
  const isClean = found.length === 0 && row.findings.length === 0 && remarks.length === 0;
  return (
    <section class="row-detail" aria-labelledby="row-detail-title">
      <div class="row-detail-head">
        <h2 id="row-detail-title" ref={heading} tabIndex={-1}>
          {text.say("import.row", { line: row.line })}
        </h2>
        <button type="button" class="quiet small" onClick={() => removeRow(panel, row.row)}>
          {text.say("import.remove")}
        </button>
      </div>
      {isClean && <p class="hint">{text.say("import.row.clean")}</p>}
      {remarks.map((remark) => (
        <p class="finding error" key={JSON.stringify(remark)}>
          <span class="hidden">{text.say("work.severity.error")}: </span>
          {remark.path && <span class="strong">{labelOf(text, remark.path)}: </span>}
          {remark.path && `${text.say("work.remark")} `}
          <RemarkWords remark={remark} />
        </p>
      ))}
      {row.findings.map((finding) => (
        <Line key={`${finding.code} ${finding.path}`} {...{ row, finding, masked }} />
      ))}
      {found.map((cell) =>
        cell.findings.map((finding) => (
          <Line key={`${cell.path} ${finding.code}`} {...{ row, finding, masked, cell }} />
        )),
      )}
      {fields.length > 0 && (
        <div class="columns">
          {fields.map((path) => (
            <FieldEditor key={`${row.row} ${path}`} {...{ row, path, masked }} />
          ))}
        </div>
      )}
    </section>
  );
}

/** Days and answers as the panel shows them everywhere. */
function shownSuggestion(text: Text, { path, suggestion }: Finding): string {
  const cell = { path, text: suggestion ?? "", read: null, findings: [] };
  return formatDate(shownText(text, cell, false));
}

interface LineProps {
  row: RowView;
  finding: Finding;
  masked: boolean;
  cell?: CellView;
}

function Line({ row, finding, masked, cell }: LineProps) {
  const { panel, text } = useView();
  const { path, code, severity, suggestion, swapWith } = finding;
  const isHidden = masked && isPersonal(path);
  return (
    <p class={`finding ${severity}`}>
      <span class="hidden">{text.say(`work.severity.${severity}`)}: </span>
      {cell && (
        <>
          <span class="strong">{labelOf(text, cell.path)}</span>
          {cell.text !== "" && (
            <>
              {" "}
              <q>{shownText(text, cell, masked)}</q>
            </>
          )}
          {": "}
        </>
      )}
      {sentence(text, finding)}
      {suggestion != null && (
        <button type="button" class="fix" onClick={() => editCell(panel, row.row, path, suggestion)}>
          {isHidden
            ? text.say("import.fix")
            : text.say("work.suggestion", { value: shownSuggestion(text, finding) })}
        </button>
      )}
      {swapWith && (
        <button type="button" class="fix" onClick={() => fixRow(panel, row.row, code)}>
          {text.say("work.swap")}
        </button>
      )}
    </p>
  );
}
