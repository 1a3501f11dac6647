import { at } from "../../../www/src/consult/record.js";
import { OF_REGISTRATIONS } from "../columns.js";

/** What the file of these tests has columns for. */
const COLUMNS = ["reference", ...OF_REGISTRATIONS] as const;

/** What a file of rights has columns for. */
const OF_RIGHTS = [
  "employer.enterpriseNumber",
  "worker.ssin",
  "year",
  "kind",
  "amount.value",
  "amount.unit",
  "jointCommittee",
  "cbaNumber",
] as const;

export type Row = Partial<Record<(typeof COLUMNS)[number] | (typeof OF_RIGHTS)[number], string>>;

/** A registration as a row of a file of one's own. */
export function rowOf(record: unknown): Row {
  return Object.fromEntries(COLUMNS.map((path) => [path, String(at(record, path) ?? "")]));
}

/** A right as a row of a file of one's own. */
export function rowOfRight(record: unknown): Row {
  return Object.fromEntries(OF_RIGHTS.map((path) => [path, String(at(record, path) ?? "")]));
}

/** The file, with the headings of a template of the panel. */
export function csv(panel: { say(key: string): string }, rows: readonly Row[]): Buffer {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const columns = rows[0] && "kind" in rows[0] ? OF_RIGHTS : COLUMNS;
  const lines = [
    columns.map((path) => panel.say(`table.column.${path}`)),
    ...rows.map((row) => columns.map((path) => row[path] ?? "")),
  ];
  return Buffer.from(lines.map((cells) => cells.map(quoted).join(";")).join("\r\n"));
}
