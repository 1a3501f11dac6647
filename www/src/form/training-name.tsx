import { formatNumber } from "../format.js";
import { titleOf } from "../recent.js";
import type { Filled } from "../state/state.js";
import { fillWith } from "../steps/again.js";
import type { Text } from "../text/text.js";
import { useView } from "../view/view.js";
import { SuggestField } from "./suggest-field.js";
import { useField } from "./use-field.js";

const PATH = "training.name";

/** The name of the training. One that was entered lately is offered, and fills in all the rest of it. */
export function TrainingName() {
  const { panel, state, text } = useView();
  const field = useField(PATH);
  const typed = field.value.trim().toLowerCase();
  const found = state.recent.entries
    .map(({ filled }) => filled)
    .filter((filled) => filled.kind === "trainingRegistration")
    .filter((filled) => titleOf(filled).toLowerCase().includes(typed));
  return (
    <SuggestField
      field={field}
      suggestions={found.map((filled, index) => ({
        key: String(index),
        label: titleOf(filled),
        detail: detailOf(filled, text),
      }))}
      listLabel={text.say("again.entries")}
      onPick={(key) => {
        const filled = found[Number(key)];
        if (filled) fillWith(panel, filled);
      }}
    />
  );
}

/** What tells one entry from another of the same name: its days and how long it took, or the kind of right. */
export function detailOf({ kind, values }: Filled, text: Text): string {
  const amountOf = (value: string, unit: string) => {
    const number = Number(value.replace(",", "."));
    const known = unit === "hours" || unit === "days";
    return known && value !== "" && Number.isFinite(number)
      ? text.count(`receipt.${unit}`, number)
      : value && formatNumber(number, text.language);
  };
  if (kind === "trainingRight") {
    const right = (["legal", "sectoral", "employer"] as const).find((one) => one === values.kind);
    return [right && text.say(`field.kind.${right}`), amountOf(values["amount.value"], values["amount.unit"])]
      .filter(Boolean)
      .join(" · ");
  }
  const [first, last] = [values["training.period.startDate"], values["training.period.endDate"]];
  const days = first === last ? first : `${first} – ${last}`;
  return [days, amountOf(values["training.duration.value"], values["training.duration.unit"])]
    .filter(Boolean)
    .join(" · ");
}
