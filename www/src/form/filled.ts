import type { Filled, WorkState } from "../state/state.js";
import { emptyValues, FIELDS, type FieldValues, KINDS, type Path, toDigits } from "./fields.js";

/** What stands in the form. */
export function filledIn({ kind, values, workers }: Pick<WorkState, "kind" | "values" | "workers">): Filled {
  return { kind, values, workers: workers.map(({ ssin }) => ssin) };
}

/** What belongs to one registration alone, and is not used for another. */
const OF_ONE: readonly Path[] = ["worker.ssin", "reference"];

/** The same for other workers: everything but who, and the reference of what was sent. */
export function withoutWorkers({ kind, values }: Filled): Filled {
  const emptied = Object.fromEntries(OF_ONE.map((path) => [path, ""]));
  return { kind, values: { ...values, ...emptied }, workers: [] };
}

/** Everybody it is about, in order: those of the list, then the one in the field. */
export function workersIn({ values, workers }: Filled): string[] {
  const typed = toDigits(values["worker.ssin"].trim());
  return typed === "" || workers.includes(typed) ? [...workers] : [...workers, typed];
}

/** What was kept, as far as this version of the panel knows its fields; `null` when it is something else. */
export function toFilled(kept: Partial<Filled>): Filled | null {
  const kind = KINDS.find((one) => one === kept.kind);
  if (!kind || typeof kept.values !== "object" || kept.values === null) return null;
  const stored = kept.values as Partial<Record<Path, unknown>>;
  const known = FIELDS.filter((path) => typeof stored[path] === "string").map((path) => [path, stored[path]]);
  const values: FieldValues = { ...emptyValues(), ...Object.fromEntries(known) };
  const workers = Array.isArray(kept.workers) ? kept.workers.filter((one) => typeof one === "string") : [];
  return { kind, values, workers };
}
