import type { TrainingRegistrationDraft } from "#core";
import { formatNumber, parseDate } from "../format.js";
import type { Language } from "../text/language.js";

/** The fields of the form, named by their place in the record and in the order of the screen. */
export const FIELDS = [
  "employer.enterpriseNumber",
  "worker.ssin",
  "training.name",
  "training.nature",
  "training.period.startDate",
  "training.period.endDate",
  "training.duration.value",
  "training.duration.unit",
  "training.status",
  "training.countsForTrainingRight",
  "training.certificate.obtained",
  "training.certificate.validUntil",
  "training.provider.name",
  "training.provider.enterpriseNumber",
  "training.result",
  "training.financing",
  "jointCommittee",
  "employer.employerId",
  "reference",
] as const;

export type Path = (typeof FIELDS)[number];

/** What stands in each field, as it was typed or chosen. */
export type FieldValues = Readonly<Record<Path, string>>;

const DATES: readonly Path[] = [
  "training.period.startDate",
  "training.period.endDate",
  "training.certificate.validUntil",
];
const CHOICES: readonly Path[] = ["training.countsForTrainingRight", "training.certificate.obtained"];

/** An empty form: no answer is given in the user's place, except the unit most people mean. */
export function emptyValues(enterpriseNumber = ""): FieldValues {
  const empty = Object.fromEntries(FIELDS.map((path) => [path, ""])) as Record<Path, string>;
  return { ...empty, "employer.enterpriseNumber": enterpriseNumber, "training.duration.unit": "hours" };
}

/**
 * The draft of what stands in the form. What cannot be read as a date, a number or a choice goes along as it
 * was typed: the check has the words for it.
 */
export function toDraft(values: FieldValues): TrainingRegistrationDraft {
  const draft: Record<string, unknown> = {};
  for (const path of FIELDS) {
    const value = toWire(path, values[path].trim());
    if (value === "") continue;
    const names = path.split(".");
    const last = names.pop() as string;
    let place = draft;
    for (const name of names) {
      place[name] ??= {};
      place = place[name] as Record<string, unknown>;
    }
    place[last] = value;
  }
  return draft;
}

/** `BE 0202.239.951` and `85.07.30-033.28` as the digits they are; anything else as it was typed. */
export function toDigits(text: string): string {
  const digits = text.replace(/^BE/i, "").replace(/[\s.\-/]/g, "");
  return /^\d+$/.test(digits) ? digits : text;
}

/** What the form shows for a value of the record, such as the suggestion of a finding. */
export function toField(path: Path, value: string, language: Language): string {
  if (DATES.includes(path)) return value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3/$2/$1");
  if (path === "training.duration.value" && value !== "" && Number.isFinite(Number(value))) {
    return formatNumber(Number(value), language);
  }
  return value;
}

/** The field a path of a finding or of the server belongs to; the last one inside when it names a group. */
export function fieldOf(path: string): Path | null {
  return (
    FIELDS.find((field) => field === path) ?? FIELDS.findLast((field) => field.startsWith(`${path}.`)) ?? null
  );
}

/** Numbers people write with dots, dashes and blanks between the digits. */
const NUMBERS: readonly Path[] = [
  "employer.enterpriseNumber",
  "worker.ssin",
  "training.provider.enterpriseNumber",
];

function toWire(path: Path, text: string): string | number | boolean {
  if (NUMBERS.includes(path)) return toDigits(text);
  if (DATES.includes(path)) return parseDate(text) ?? text;
  if (CHOICES.includes(path) && text !== "") return text === "true";
  if (path === "training.duration.value") return text.replace(/^(\d+),(\d+)$/, "$1.$2");
  if (path === "employer.employerId" && /^\d{1,15}$/.test(text)) return Number(text);
  return text;
}
