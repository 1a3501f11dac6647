import type { Anomaly, Receipt } from "#core";
import type { ColumnFormat } from "../table/table.js";
import type { Key, Text } from "../text/text.js";
import { verdictOf } from "./verdict.js";

/**
 * A column of the table of receipts: its heading, what a receipt has in it, and what a workbook takes it for. Dates and
 * numbers as in the record.
 */
type Column = readonly [
  heading: Key,
  cell: (receipt: Receipt, text: Text) => string | null,
  format?: ColumnFormat,
];

const COLUMNS: readonly Column[] = [
  ["receipt.sent", ({ sentAt }) => sentAt],
  ["receipts.column.outcome", ({ outcome }, text) => verdictOf(outcome, text).title],
  ["error.detail.code", codeOf],
  ["receipt.remarks", ({ outcome }) => remarksOf(outcome).map(inWords).join(" · ")],
  ["receipt.id", ({ outcome }) => (outcome.kind === "accepted" ? outcome.id : null)],
  ["receipt.reference", ({ reference }) => reference],
  ["receipts.column.kind", ({ kind }, text) => text.say(`receipts.kind.${kind}`)],
  ["receipt.employer", ({ sent }) => sent.employer.enterpriseNumber],
  ["receipt.worker", ({ sent }) => sent.worker.ssin],
  ["receipt.training", ({ sent }) => ("training" in sent ? sent.training.name : null)],
  ["field.training.nature", ({ sent }) => ("training" in sent ? sent.training.nature : null)],
  [
    "field.training.period.startDate",
    ({ sent }) => ("training" in sent ? sent.training.period.startDate : null),
    "day",
  ],
  [
    "field.training.period.endDate",
    ({ sent }) => ("training" in sent ? sent.training.period.endDate : null),
    "day",
  ],
  ["receipts.column.year", ({ sent }) => ("training" in sent ? null : String(sent.year))],
  ["receipts.column.right", ({ sent }) => ("training" in sent ? null : sent.kind)],
  ["receipts.column.amount", ({ sent }) => String(quantityOf(sent).value), "number"],
  ["receipts.column.unit", ({ sent }) => quantityOf(sent).unit],
  ["field.training.status", ({ sent }) => ("training" in sent ? sent.training.status : null)],
  [
    "receipt.counts",
    ({ sent }) => ("training" in sent ? String(sent.training.countsForTrainingRight) : null),
  ],
  ["receipt.answered", ({ answeredAt }) => answeredAt],
  ["receipt.trace", ({ traceId }) => traceId],
  ["receipt.account", ({ clientId }) => clientId],
  ["receipts.column.role", ({ role }, text) => text.say(`role.${role}`)],
  ["receipt.environment", ({ environment }, text) => text.say(`environment.${environment}`)],
  ["receipt.certificate", ({ certificateSha256 }) => certificateSha256],
  ["receipt.detail.url", ({ url }) => url],
];

/** The headings of the table of receipts. */
export function headings(text: Text): string[] {
  return COLUMNS.map(([heading]) => text.say(heading));
}

/** What its columns are filled with. */
export function formats(): ColumnFormat[] {
  return COLUMNS.map(([, , format = "text"]) => format);
}

/** One receipt as a row of that table, its national number in full: the table is for the user's own file. */
export function row(receipt: Receipt, text: Text): string[] {
  return COLUMNS.map(([, cell]) => cell(receipt, text) ?? "");
}

function quantityOf(sent: Receipt["sent"]): { value: string | number; unit: string } {
  return "training" in sent ? sent.training.duration : sent.amount;
}

function codeOf({ outcome }: Receipt): string | null {
  if (outcome.kind === "refused") return outcome.problem.code;
  return outcome.kind === "unknown" ? outcome.reason : null;
}

function remarksOf(outcome: Receipt["outcome"]): readonly Anomaly[] {
  if (outcome.kind === "accepted") return outcome.warnings;
  return outcome.kind === "refused" ? outcome.anomalies : [];
}

/** The raw code first: the texts are the server's, in its languages. */
function inWords({ code, nl, fr, de }: Anomaly): string {
  return [code, nl ?? fr ?? de].filter(Boolean).join(" ");
}
