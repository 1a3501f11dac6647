import { FieldBox } from "./field-box.js";
import type { Path } from "./fields.js";
import { useField } from "./use-field.js";

interface Props {
  path: Path;
  optional?: boolean;
  /** Which keys a touch keyboard shows. */
  keys?: "text" | "numeric" | "decimal";
}

/** A field of one line of text. */
export function TextField({ path, optional = false, keys = "text" }: Props) {
  const field = useField(path);
  return (
    <FieldBox field={field} optional={optional}>
      <input
        id={field.id}
        type="text"
        inputMode={keys}
        autocomplete="off"
        spellcheck={keys === "text"}
        value={field.value}
        aria-invalid={field.invalid}
        aria-describedby={field.describedBy}
        onInput={(event) => field.edit(event.currentTarget.value)}
        onBlur={field.leave}
      />
    </FieldBox>
  );
}
