import { useLayoutEffect, useRef } from "preact/hooks";
import type { FieldPath } from "../table/table.js";
import { useView } from "../view/view.js";
import { answersOf, labelOf } from "./columns.js";

interface Props {
  path: FieldPath;
  value: string;
  line: number;
  place: { index: number; column: number };
  /** With the new value, or `null` when it is to stay as it was; and where to go next. */
  onLeave: (value: string | null, to: { index?: number; column?: number }) => void;
}

/** One cell being changed. Enter and Tab keep what was typed, Escape does not. */
export function CellEditor({ path, value, line, place, onLeave }: Props) {
  const { text } = useView();
  const control = useRef<HTMLInputElement & HTMLSelectElement>(null);
  /** Leaving takes the control away, which leaves it once more. */
  const left = useRef(false);
  const answers = answersOf(text, path);
  // Before the next key arrives, which belongs here.
  useLayoutEffect(() => {
    const { current } = control;
    current?.focus({ preventScroll: true });
    if (current instanceof HTMLInputElement) current.setSelectionRange(value.length, value.length);
  }, [value]);
  const leave = (kept: boolean, to: { index?: number; column?: number } = {}) => {
    if (left.current) return;
    left.current = true;
    onLeave(kept ? (control.current?.value ?? null) : null, to);
  };
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const { key, shiftKey } = event;
    if (key === "Enter") leave(true, { index: place.index + (shiftKey ? -1 : 1) });
    else if (key === "Tab") leave(true, { column: place.column + (shiftKey ? -1 : 1) });
    else if (key === "Escape") leave(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const shared = {
    ref: control,
    class: "cell-editor",
    "aria-label": text.say("import.cell", { field: labelOf(text, path), line }),
    onKeyDown: press,
    onBlur: () => leave(true),
  };
  if (answers.length === 0)
    return <input {...shared} type="text" autocomplete="off" spellcheck={false} defaultValue={value} />;
  const other = value !== "" && answers.every((answer) => answer.value !== value);
  return (
    <select {...shared} defaultValue={value}>
      <option value="">{text.say("import.default.none")}</option>
      {other && (
        <option value={value} selected>
          {value}
        </option>
      )}
      {answers.map((answer) => (
        <option key={answer.value} value={answer.value} selected={answer.value === value}>
          {answer.label}
        </option>
      ))}
    </select>
  );
}
