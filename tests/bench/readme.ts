import { readFileSync, writeFileSync } from "node:fs";
import { type Machine, QUIET } from "./machine.js";

const README = "README.md";

/** Puts what a bench found into the README of the repository, between the markers of its section, and says it. */
export function publish(section: string, found: string): void {
  writeFileSync(README, insert(readFileSync(README, "utf8"), section, found));
  process.stdout.write(`${found}\n`);
}

/** The text with what stands between the markers of a section replaced. */
export function insert(text: string, section: string, found: string): string {
  const [begin, end] = [`<!-- ${section}:begin -->`, `<!-- ${section}:end -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the README has no ${begin} … ${end}`);
  return `${text.slice(0, from + begin.length)}\n\n${found.trim()}\n\n${text.slice(to)}`;
}

/** With what, on what, and whether anything else ran: without that, figures say nothing. */
export function conditions(
  { processor, cores, load, busy }: Machine,
  versions: Readonly<Record<string, string>>,
): string {
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const quiet = busy <= QUIET ? "" : " **The machine was not quiet: run it again.**";
  const share = Math.round(busy * 100);
  return `${named.join(", ")}. ${processor}, ${cores} cores; before the run ${share} % busy, load ${load.toFixed(1)}.${quiet}`;
}

/** A table in Markdown, figures to the right. */
export function markdown(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, column) => (column ? "---:" : "---"));
  return `${[head, rule, ...lines].map(line).join("\n")}\n`;
}

/** The version of an npm package that is installed. */
export function versionOf(name: string): string {
  return JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version;
}

/** The one in the middle. */
export function median(samples: readonly number[]): number {
  return samples.toSorted((a, b) => a - b)[samples.length >> 1] ?? Number.NaN;
}
