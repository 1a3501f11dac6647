import type { Customer } from "#core";
import { toCsv, unguarded } from "../csv.js";
import type { Host } from "../host.js";
import { type Kept, writeKept } from "../kept.js";

export const CUSTOMERS: Kept = { key: "customers", version: 1 };

/** The customers kept on this computer, as far as they can be read. Their numbers were checked before they were kept. */
export async function readCustomers(host: Host): Promise<Customer[]> {
  const stored = (await host.read(CUSTOMERS.key)) as { customers?: unknown } | null | undefined;
  if (!Array.isArray(stored?.customers)) return [];
  const read = stored.customers.filter(isCustomer).map(({ number, name }) => ({ number, name }));
  return [...new Map(read.map((customer) => [customer.number, customer])).values()];
}

/** Keeps the customers, in place of what was kept before. */
export async function writeCustomers(host: Host, customers: readonly Customer[]): Promise<void> {
  await writeKept(host, CUSTOMERS, { customers });
}

function isCustomer(value: unknown): value is Customer {
  const { number, name } = (value ?? {}) as Partial<Customer>;
  return typeof number === "string" && /^[01]\d{9}$/.test(number) && typeof name === "string";
}

/** The rows and cells of a pasted table or a CSV file, by whichever separator the first lines have. */
export function toRows(text: string): string[][] {
  const plain = text.replace(/^\ufeff/, "");
  const first = plain.split("\n", 5).map((line) => line.replace(/"[^"]*"/g, ""));
  const separator = ["\t", ";", ","].find((one) => first.some((line) => line.includes(one)));
  const rows: string[][] = [];
  for (const line of linesOf(plain)) rows.push(separator ? cellsOf(line, separator) : aloneOrApart(line));
  return rows;
}

/** Lines, except that a line break between quotation marks belongs to its cell. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const last = lines.at(-1);
    const open = last !== undefined && (last.match(/"/g)?.length ?? 0) % 2 === 1 && last.length < MAX_CELL;
    if (open) lines[lines.length - 1] = `${last} ${line}`;
    else lines.push(line);
  }
  return lines;
}

/** A quotation mark nobody closes must not swallow the rest of the file. */
const MAX_CELL = 1000;

function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    if (sign === separator && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += sign;
  }
  return [...cells, cell].map((one) => unguarded(unquote(one)));
}

function unquote(cell: string): string {
  const bare = cell.trim();
  return /^".*"$/.test(bare) ? bare.slice(1, -1).replaceAll('""', '"') : bare;
}

/** A line without separator: a number with the name before or after it, or a number alone. */
function aloneOrApart(line: string): string[] {
  const number = /(?:BE\s*)?\d(?:[\s.\-/]?\d){8,9}(?!\d)/i.exec(line);
  if (!number) return [line];
  const rest = `${line.slice(0, number.index)} ${line.slice(number.index + number[0].length)}`;
  return [number[0], rest.trim()];
}

/** The customers as a table a spreadsheet opens. */
export function customersToCsv(customers: readonly Customer[], headings: readonly [string, string]): string {
  return toCsv([headings, ...customers.map(({ number, name }) => [number, name])]);
}

/** Those whose name or number has what was typed; accents, capitals, dots and blanks make no difference. */
export function search(customers: readonly Customer[], typed: string): Customer[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const digits = typed.replace(/[\s.\-/]|^BE/gi, "");
  return customers.filter(({ number, name }) => {
    if (/^\d+$/.test(digits) && number.includes(digits)) return true;
    const text = plain(name);
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** By name, those without one by number at the end. */
export function byName(customers: readonly Customer[]): Customer[] {
  return customers.toSorted(
    (a, b) =>
      Number(a.name === "") - Number(b.name === "") ||
      a.name.localeCompare(b.name) ||
      a.number.localeCompare(b.number),
  );
}
