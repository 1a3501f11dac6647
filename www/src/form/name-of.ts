import { formatNumber } from "../format.js";
import type { Filled } from "../state/state.js";
import type { Text } from "../text/text.js";

/** What somebody calls it: a training by its name, a right by its year. */
export function nameOf({ kind, values }: Pick<Filled, "kind" | "values">, text: Text): string {
  if (kind === "trainingRegistration") return values["training.name"].trim();
  return `${text.say("work.kind.trainingRight")} ${values.year.trim()}`;
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
