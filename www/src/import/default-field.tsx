import type { FieldPath } from "../table/table.js";
import { useView } from "../view/view.js";
import { answersOf, labelOf } from "./columns.js";

interface Props {
  path: FieldPath;
  value: string;
  onGive: (value: string) => void;
}

/** What every row gets for a field of which the file has no column. */
export function DefaultField({ path, value, onGive }: Props) {
  const { text } = useView();
  const id = `import-default-${path.replaceAll(".", "-")}`;
  const answers = answersOf(text, path);
  return (
    <div class="field">
      <label for={id}>{labelOf(text, path)}</label>
      {answers.length > 0 ? (
        <select id={id} value={value} onChange={(event) => onGive(event.currentTarget.value)}>
          <option value="">{text.say("import.default.none")}</option>
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
          value={value}
          onInput={(event) => onGive(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
