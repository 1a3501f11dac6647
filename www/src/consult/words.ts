import { toDigits } from "../form/fields.js";
import { formatDate, formatEnterpriseNumber, formatNumber, formatSsin } from "../format.js";
import { isKey, type Text } from "../text/text.js";
import type { Amount, Read } from "./record.js";
import type { Search } from "./search.js";

/** What a member is called; its own name when the panel knows no better. */
export function memberName(text: Text, path: string): string {
  for (const key of [`consult.member.${path}`, `field.${path}`]) if (isKey(key)) return text.say(key);
  return path;
}

/** Where the labels of a member's codes stand. */
const LABELS: Readonly<Record<string, string>> = {
  "training.status": "field.training.status",
  "training.nature": "field.training.nature",
  kind: "consult.right",
  source: "consult.source",
};

/** The label of a code, when the panel knows it. */
export function codeLabel(text: Text, path: string, code: string): string | null {
  const key = `${LABELS[path]}.${code}`;
  return /^\w+$/.test(code) && isKey(key) ? text.say(key) : null;
}

/** A code by its label, or as it is. */
export function sayCode(text: Text, path: string, code: string): string {
  return codeLabel(text, path, code) ?? code;
}

/** `3 days`, `7.5 hours`; a unit nobody foresaw as it is written. */
export function sayAmount(text: Text, { value, unit }: Amount): string {
  if (unit === "hours" || unit === "days") return text.count(`receipt.${unit}`, value);
  return `${formatNumber(value, text.language)} ${unit}`;
}

/** A member's value as text. What is not what it should be shows as JSON; a national number is not for here. */
export function sayValue(text: Text, { path, form, value, sound }: Read): string {
  if (!sound) return JSON.stringify(value);
  switch (form) {
    case "amount":
      return sayAmount(text, value as Amount);
    case "code":
      return sayCode(text, path, String(value));
    case "date":
      return formatDate(String(value));
    case "enterpriseNumber":
      return formatEnterpriseNumber(String(value));
    case "flag":
      return text.say(value ? "field.yes" : "field.no");
    default:
      return String(value);
  }
}

/** A record as indented JSON, every national number in it masked. */
export function maskedJson(item: unknown): string {
  const masked = (name: string, value: unknown) =>
    name === "ssin" && typeof value === "string" ? `${value.slice(0, 6)}•••••` : value;
  return JSON.stringify(item, masked, 2);
}

/** What was asked for, in a line. A worker's number is masked. */
export function sayCriteria(text: Text, search: Search): string {
  const { kind, when, from, to, status, code, worker } = search;
  const registrations = kind === "trainingRegistration";
  const period = registrations && when === "period" ? `${from} – ${to}` : null;
  const asked = status === "other" ? code : status;
  return [
    period ?? (/^\d+$/.test(when) ? when : text.say("consult.when.all")),
    registrations && asked !== "any" ? sayCode(text, "training.status", asked) : "",
    worker.trim() === "" ? "" : formatSsin(toDigits(worker.trim()), { masked: true }),
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** `14/05/2024 – 15/05/2024`, or one day. What is no day stays as it is. */
export function sayPeriod(start: string, end: string): string {
  if (start === end || end === "") return formatDate(start);
  return start === "" ? formatDate(end) : `${formatDate(start)} – ${formatDate(end)}`;
}
