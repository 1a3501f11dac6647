import { Choices } from "../view/choices.js";
import { useView } from "../view/view.js";
import type { Path } from "./fields.js";
import { Findings } from "./findings.js";
import { TermLink } from "./term-link.js";
import { useField } from "./use-field.js";

interface Props {
  path: Path;
  options: readonly { value: string; label: string; text?: string }[];
  optional?: boolean;
}

/** A field with a few answers, all in sight. Choosing is also leaving: there is nothing to wait for. */
export function ChoiceField({ path, options, optional = false }: Props) {
  const { text } = useView();
  const field = useField(path);
  return (
    <div class="field">
      <Choices
        name={field.id}
        legend={
          <>
            {field.label}
            {optional && <span class="optional"> {text.say("work.optional")}</span>}
          </>
        }
        value={field.value}
        options={options}
        describedBy={field.describedBy}
        invalid={field.invalid}
        onChoose={(value) => {
          field.edit(value);
          field.leave();
        }}
        onLeave={field.leave}
      />
      <TermLink field={field} />
      <Findings field={field} />
    </div>
  );
}
