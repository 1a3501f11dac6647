import { useState } from "preact/hooks";
import { editCell } from "../steps/rows.js";
import type { FieldPath, RowView } from "../table/table.js";
import { useView } from "../view/view.js";
import { answersOf, isPersonal, labelOf, maskNumber } from "./columns.js";

interface Props {
  row: RowView;
  path: FieldPath;
  masked: boolean;
}

/** One field of a row with its label, changed when it is left. */
export function FieldEditor({ row, path, masked }: Props) {
  const { panel, text } = useView();
  const [typed, setTyped] = useState<string | null>(null);
  const cell = row.cells.find((one) => one.path === path);
  const value = cell?.text ?? "";
  const answers = answersOf(text, path);
  const id = `row-field-${path.replaceAll(".", "-")}`;
  const invalid = cell?.findings.some(({ severity }) => severity === "error") ?? false;
  const change = (to: string) => {
    setTyped(null);
    if (to !== value) void editCell(panel, row.row, path, to);
  };
  // A number that is hidden shows to who begins to change it.
  const shown = typed ?? (masked && isPersonal(path) ? maskNumber(value) : value);
  return (
    <div class="field">
      <label for={id}>{labelOf(text, path)}</label>
      {answers.length > 0 ? (
        <select
          id={id}
          value={value}
          aria-invalid={invalid}
          onChange={(event) => change(event.currentTarget.value)}
        >
          <option value="">{text.say("import.default.none")}</option>
          {value !== "" && answers.every((answer) => answer.value !== value) && (
            <option value={value}>{value}</option>
          )}
          {answers.map((answer) => (
            <option key={answer.value} value={answer.value}>
              {answer.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={shown}
          aria-invalid={invalid}
          onFocus={() => setTyped(value)}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onBlur={(event) => change(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
