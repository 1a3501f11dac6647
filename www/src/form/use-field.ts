import type { Finding } from "#core";
import type { Remark } from "../receipt/remark.js";
import { editField, leaveField } from "../steps/work.js";
import type { Key } from "../text/text.js";
import { isKey } from "../text/text.js";
import { useView } from "../view/view.js";
import { fieldOf, type Path } from "./fields.js";
import { shownFindings } from "./judgement.js";
import { afterPress } from "./press.js";

/** One field of the form: its value, its words, what there is to say about it, and how it changes. */
export interface Field {
  readonly id: string;
  readonly path: Path;
  readonly label: string;
  readonly hint: string | null;
  readonly value: string;
  readonly findings: readonly Finding[];
  /** What the server said against this field the last time. */
  readonly remarks: readonly Remark[];
  readonly invalid: boolean;
  /** The ids of what describes it, for `aria-describedby`. */
  readonly describedBy: string | undefined;
  edit(value: string): void;
  leave(): void;
}

export function useField(path: Path): Field {
  const { panel, state, text } = useView();
  const { work } = state;
  const id = fieldId(path);
  const findings = shownFindings(work).filter((finding) => fieldOf(finding.path) === path);
  const remarks = work.remarks.filter((remark) => fieldOf(remark.path ?? "") === path);
  const hintKey = `field.${path}.hint`;
  const hint = isKey(hintKey) ? text.say(hintKey) : null;
  const said = findings.length + remarks.length > 0;
  return {
    id,
    path,
    label: text.say(labelKey(path)),
    hint,
    value: work.values[path],
    findings,
    remarks,
    invalid: remarks.length > 0 || findings.some((finding) => finding.severity === "error"),
    describedBy: [hint && `${id}-hint`, said && `${id}-findings`].filter(Boolean).join(" ") || undefined,
    edit: (value) => editField(panel, path, value),
    leave: () => afterPress(() => leaveField(panel, path)),
  };
}

export function labelKey(path: Path): Key {
  return `field.${path}`;
}

/** The id of a field's control; dots would need escaping in a selector. */
export function fieldId(path: Path): string {
  return `field-${path.replaceAll(".", "-")}`;
}

/** Brings a field into sight and gives it the focus, also when it is folded away. */
export function focusField(path: Path): void {
  const control = document.getElementById(fieldId(path));
  for (let fold = control?.closest("details"); fold; fold = fold.parentElement?.closest("details"))
    fold.open = true;
  const focusable = control?.matches("fieldset") ? control.querySelector("input") : control;
  focusable?.focus();
}
