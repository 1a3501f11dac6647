import type { ComponentChildren } from "preact";
import { useView } from "../view/view.js";
import { Findings } from "./findings.js";
import { TermLink } from "./term-link.js";
import type { Field } from "./use-field.js";

interface Props {
  field: Field;
  optional?: boolean;
  /** What there is to say while it is being typed. It stands in the place of the hint, so that nothing moves. */
  remark?: string | null;
  children: ComponentChildren;
}

/** A field's label and hint above its control, what there is to say about it below. */
export function FieldBox({ field, optional = false, remark = null, children }: Props) {
  const { text } = useView();
  return (
    <div class="field">
      <label for={field.id}>
        {field.label}
        {optional && <span class="optional"> {text.say("work.optional")}</span>}
      </label>
      {field.hint && (
        <p class="hint" id={`${field.id}-hint`}>
          {remark === null && field.hint}
          <span role="status">{remark}</span>
        </p>
      )}
      {children}
      <TermLink field={field} />
      <Findings field={field} />
    </div>
  );
}
