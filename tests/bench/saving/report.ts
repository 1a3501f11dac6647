import type { Machine } from "../machine.js";
import { conditions, markdown } from "../readme.js";

/** How a saving did with a register of one pace. */
export interface SavingRow {
  /** How long the register takes for an answer, in milliseconds. */
  readonly pace: number;
  /** Medians in milliseconds. */
  readonly ours: number;
  readonly bare: number;
}

export interface SavingReport {
  readonly machine: Machine;
  readonly records: number;
  readonly rows: readonly SavingRow[];
  /** How many records memory was measured with. */
  readonly many: number;
  /** By how many bytes the browser grew at the most meanwhile. */
  readonly memory: { readonly ours: number; readonly bare: number };
  /** Of their ZIP. */
  readonly size: number;
  readonly versions: Readonly<Record<string, string>>;
}

/** The table as the README shows it. */
export function toMarkdown({ machine, records, rows, many, memory, size, versions }: SavingReport): string {
  const count = (value: number) => Math.round(value).toLocaleString("en");
  const head = [`${count(records)} records`, "FLA Panel", "time, of a bare `fetch` loop"];
  const lines = rows.map(({ pace, ours, bare }) => [
    pace === 0 ? "a register that answers at once" : `one that answers in ${pace} ms`,
    `${count((records * 1000) / ours)} / s`,
    `${(ours / bare).toFixed(2)}×`,
  ]);
  const mebibytes = (bytes: number) => `${count(bytes / 2 ** 20)} MiB`;
  const memorySaid = `While it saved ${count(many)} records into a ZIP of ${mebibytes(size)}, all processes of the browser together took at the most ${mebibytes(memory.ours)} more than before; while the loop fetched the same pages and kept nothing, ${mebibytes(memory.bare)}.`;
  return `${conditions(machine, versions)}\n\n${markdown(head, lines)}\n${memorySaid}\n`;
}
