import type { Machine } from "../machine.js";
import { conditions, markdown } from "../readme.js";

/** How one way of sending did at one number of requests at a time. */
export interface SendingRow {
  /** How many requests were under way at a time. */
  readonly concurrency: number;
  /** Medians in milliseconds. */
  readonly ours: number;
  readonly bare: number;
  /** The longest time for which the panel's thread was not free, in milliseconds. */
  readonly longestTask: number;
}

export interface SendingReport {
  readonly machine: Machine;
  readonly registrations: number;
  readonly rows: readonly SendingRow[];
  /** Milliseconds of Newman, which sends one at a time. */
  readonly newman: number;
  readonly versions: Readonly<Record<string, string>>;
}

/** The table as the README shows it. */
export function toMarkdown({ machine, registrations, rows, newman, versions }: SendingReport): string {
  const perSecond = (milliseconds: number) =>
    Math.round((registrations * 1000) / milliseconds).toLocaleString("en");
  const head = [
    `${registrations.toLocaleString("en")} registrations`,
    "FLA Panel",
    "time, of a bare `fetch` loop",
    `rate, of Newman (${perSecond(newman)} / s)`,
    "tasks above 50 ms in the panel",
  ];
  const lines = rows.map(({ concurrency, ours, bare, longestTask }) => [
    `${concurrency} at a time`,
    `${perSecond(ours)} / s`,
    `${(ours / bare).toFixed(2)}×`,
    `${(newman / ours).toFixed(1)}×`,
    longestTask === 0 ? "none" : `${Math.round(longestTask)} ms`,
  ]);
  return `${conditions(machine, versions)}\n\n${markdown(head, lines)}`;
}
