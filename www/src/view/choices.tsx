import type { ComponentChildren } from "preact";

interface Option<Value extends string> {
  value: Value;
  label: string;
  /** What choosing it means, in a few words. */
  text?: string;
}

interface Props<Value extends string> {
  name: string;
  legend: ComponentChildren;
  hint?: string;
  value: string;
  options: readonly Option<Value>[];
  /** The id of what there is to say about the choice. */
  describedBy?: string | undefined;
  invalid?: boolean;
  onChoose: (value: Value) => void;
  onLeave?: () => void;
}

/** One of a few, all in sight. */
export function Choices<Value extends string>(props: Props<Value>) {
  const { name, legend, hint, value, options, describedBy, invalid, onChoose, onLeave } = props;
  return (
    <fieldset class="choices" id={name} aria-describedby={describedBy} data-invalid={invalid || undefined}>
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      <div class={options.some((option) => option.text) ? "stack" : "row"}>
        {options.map((option) => (
          <label class="choice" key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
              onBlur={onLeave}
            />
            <span>
              {option.label}
              {option.text && <span class="hint">{option.text}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
