import type { Checks } from "./checks.js";
import { OURS } from "./contender.js";
import type { Machine } from "./machine.js";
import type { Job, Timing } from "./measure.js";
import { conditions, markdown } from "./readme.js";
import type { Size } from "./sizes.js";

/** One line of a table: everybody at one job on one file. */
export interface Row {
  readonly job: Job;
  readonly title: string;
  readonly timings: readonly Timing[];
}

/** Everything one run of the bench found. */
export interface Report {
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly chromium: readonly Row[];
  readonly node: readonly Row[];
  readonly checks: Checks;
  readonly sizes: readonly Size[];
}

/** The tables as the README shows them. */
export function toMarkdown({ machine, versions, chromium, node, checks, sizes }: Report): string {
  return `
${conditions(machine, versions)}

${table("Opening a file, in Chromium", of(chromium, "open"))}
${table("Signing with RS256, in Chromium", [...of(chromium, "sign"), ...of(chromium, "assert")])}
${table("Opening a file, in Node", of(node, "open"))}
${table("Signing with RS256, in Node", [...of(node, "sign"), ...of(node, "assert")])}
${checkTable(checks)}
${sizeTable(sizes)}
`;
}

function of(rows: readonly Row[], job: Job): Row[] {
  return rows.filter((row) => row.job === job);
}

function table(title: string, rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap(({ timings }) => timings.map(({ name }) => name)))];
  const lines = rows.map(({ title, timings }) => [title, ...names.map((name) => cell(name, timings))]);
  return markdown([title, ...names], lines);
}

/** Ours in milliseconds, the others as a multiple of ours. */
function cell(name: string, timings: readonly Timing[]): string {
  const timing = timings.find((timing) => timing.name === name);
  if (!timing) return "–";
  if ("cannot" in timing) return "cannot";
  const ours = timings.find((timing) => timing.name === OURS);
  const runs = timing.runs < 5 ? ` (${timing.runs} runs)` : "";
  if (name === OURS || !ours || "cannot" in ours) return `${figure(timing.median)} ms${runs}`;
  return `${figure(timing.median / ours.median)}×${runs}`;
}

/** Two digits are all that survives from one run to the next; just above 1 it takes a third. */
function figure(value: number): string {
  const digits = value >= 1 && value < 2 ? 3 : 2;
  return value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(digits)));
}

function checkTable({ rows, perSecond, set }: Checks): string {
  const count = (value: number) => value.toLocaleString("en");
  const title = "Checks alone, outside the browser, on one core";
  return markdown(
    [title, "ours"],
    [
      ["rows in a second", count(Number(perSecond.toPrecision(2)))],
      [`rules over a set of ${count(rows)}`, `${figure(set)} ms`],
    ],
  );
}

function sizeTable(sizes: readonly Size[]): string {
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
  const lines = sizes.map(({ name, raw, gzip, brotli }) => [name, ...[raw, gzip, brotli].map(kilobytes)]);
  return markdown(["Size in kB", "raw", "gzip", "brotli"], lines);
}
