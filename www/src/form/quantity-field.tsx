import { useView } from "../view/view.js";
import { FieldBox } from "./field-box.js";
import type { Path } from "./fields.js";
import { Findings } from "./findings.js";
import { useField } from "./use-field.js";

/** What has a number and a unit. */
type Quantity = "training.duration" | "amount" | "carriedOver";

/** How much: a number and its unit side by side. Hours and days are never turned into each other. */
export function QuantityField({ of, optional = false }: { of: Quantity; optional?: boolean }) {
  const { text } = useView();
  const value = useField(`${of}.value` satisfies Path);
  const unit = useField(`${of}.unit` satisfies Path);
  return (
    <>
      <FieldBox field={value} optional={optional}>
        <div class="with-unit">
          <input
            id={value.id}
            type="text"
            inputMode="decimal"
            autocomplete="off"
            value={value.value}
            aria-invalid={value.invalid}
            aria-describedby={value.describedBy}
            onInput={(event) => value.edit(event.currentTarget.value)}
            onBlur={value.leave}
          />
          <select
            id={unit.id}
            aria-label={unit.label}
            value={unit.value}
            aria-invalid={unit.invalid}
            aria-describedby={unit.describedBy}
            onChange={(event) => {
              unit.edit(event.currentTarget.value);
              unit.leave();
            }}
          >
            {(["hours", "days"] as const).map((one) => (
              <option key={one} value={one}>
                {text.say(`field.training.duration.unit.${one}`)}
              </option>
            ))}
          </select>
        </div>
      </FieldBox>
      <Findings field={unit} />
    </>
  );
}
