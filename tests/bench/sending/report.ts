import type { Machine } from "../machine.js";
import { QUIET } from "../machine.js";

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
  readonly versions: string;
}

const BEGIN = "<!-- bench-sending:begin -->";
const END = "<!-- bench-sending:end -->";

/** Puts the table where the markers are. */
export function insert(readme: string, report: SendingReport): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the README has no ${BEGIN} … ${END}`);
  return `${readme.slice(0, begin + BEGIN.length)}\n${toMarkdown(report)}${readme.slice(end)}`;
}

/** The table as the README shows it. */
export function toMarkdown({ machine, registrations, rows, newman, versions }: SendingReport): string {
  const share = Math.round(machine.busy * 100);
  const quiet = machine.busy <= QUIET ? "" : " **The machine was not quiet: run it again.**";
  const perSecond = (milliseconds: number) =>
    Math.round((registrations * 1000) / milliseconds).toLocaleString("en");
  const lines = rows.map(({ concurrency, ours, bare, longestTask }) =>
    [
      `${concurrency} at a time`,
      `${perSecond(ours)} / s`,
      `${(ours / bare).toFixed(2)}×`,
      `${(newman / ours).toFixed(1)}×`,
      longestTask === 0 ? "none" : `${Math.round(longestTask)} ms`,
    ].join(" | "),
  );
  return `
${versions}. ${machine.cores} cores; before the run ${share} % busy, load ${machine.load.toFixed(1)}.${quiet}

| ${registrations.toLocaleString("en")} registrations | FLA Panel | time, of a bare \`fetch\` loop | rate, of Newman (${perSecond(newman)} / s) | tasks above 50 ms in the panel |
| --- | ---: | ---: | ---: | ---: |
${lines.map((line) => `| ${line} |`).join("\n")}

`;
}
