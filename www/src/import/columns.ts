import { formatSsin } from "../format.js";
import type { CellView, FieldPath, FieldView, Mapping } from "../table/table.js";
import { isKey, type Text } from "../text/text.js";

/** What a field is called where there is little room. */
export function labelOf(text: Text, path: FieldPath): string {
  const key = [`table.column.${path}`, `field.${path}`].find(isKey);
  return key ? text.say(key) : path;
}

/** The fields that have something in them or should have, in the order of the record. */
export function columnsOf(fields: readonly FieldView[], { columns, defaults }: Mapping): FieldPath[] {
  const used = new Set([...columns, ...Object.keys(defaults).filter((path) => defaults[path] !== "")]);
  return fields.filter(({ path, required }) => required || used.has(path)).map(({ path }) => path);
}

/** Fields with a few answers. */
const ANSWERS: Readonly<Record<FieldPath, readonly string[]>> = {
  "training.nature": ["formal", "informal"],
  "training.duration.unit": ["hours", "days"],
  "training.status": ["planned", "followed", "notFollowed"],
  "training.countsForTrainingRight": ["true", "false"],
  "training.certificate.obtained": ["true", "false"],
  kind: ["legal", "sectoral", "employer"],
  "amount.unit": ["hours", "days"],
  "carriedOver.unit": ["hours", "days"],
  automatic: ["true", "false"],
};

/** The answers a field may have, and what each is called; none when anything may be written. */
export function answersOf(text: Text, path: FieldPath): { value: string; label: string }[] {
  return (ANSWERS[path] ?? []).map((value) => ({ value, label: answerLabel(text, path, value) }));
}

function answerLabel(text: Text, path: FieldPath, value: string): string {
  if (value === "true") return text.say("field.yes");
  if (value === "false") return text.say("field.no");
  const keys = [`field.${path}.${value}`, `field.training.duration.unit.${value}`];
  const key = keys.find(isKey);
  return key ? text.say(key) : value;
}

/** What a cell shows: what stands in the file, or the words for a value that the panel itself put there. */
export function shownText(text: Text, { path, text: written }: CellView, masked: boolean): string {
  if (isPersonal(path)) return masked ? maskNumber(written) : written;
  return ANSWERS[path]?.includes(written) ? answerLabel(text, path, written) : written;
}

/** Whether a field says who a person is. */
export function isPersonal(path: FieldPath): boolean {
  return path === "worker.ssin";
}

/** A national number as far as it shows; what is not one may still be somebody's, mistyped. */
export function maskNumber(written: string): string {
  const digits = written.replace(/[\s.\-/]/g, "");
  return /^\d{11}$/.test(digits)
    ? formatSsin(digits, { masked: true })
    : written.replace(/[\p{L}\p{N}]/gu, "•");
}

const NUMBER = /\d{2}[. ]?\d{2}[. ]?\d{2}[- ]?\d{3}[. ]?\d{2}/g;

/** A text from anywhere in a file, the national numbers in it masked. */
export function maskNumbers(written: string): string {
  return written.replace(NUMBER, (number) => maskNumber(number));
}

/** How wide a column is, in pixels: by what its field holds, not by what a file has in it. */
export function widthOf(path: FieldPath): number {
  if (path === "training.name" || path.endsWith(".name")) return 240;
  if (path === "worker.ssin" || path === "employer.enterpriseNumber") return 188;
  if (/\.(value|unit)$/.test(path)) return 104;
  if (/(Date|validUntil|status|nature)$/.test(path)) return 132;
  return 164;
}
