import type { DeclarationKind, Draft } from "../batch/batch.js";
import { formatNumber, parseDate } from "../format.js";
import type { Language } from "../text/language.js";

/** What is entered: a training that was or will be followed, or a right to training. */
export const KINDS = ["trainingRegistration", "trainingRight"] as const satisfies readonly DeclarationKind[];

/** The fields of each kind, named by their place in the record and in the order of the screen. */
const REGISTRATION = [
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

const RIGHT = [
  "employer.enterpriseNumber",
  "worker.ssin",
  "year",
  "kind",
  "amount.value",
  "amount.unit",
  "jointCommittee",
  "cbaNumber",
  "carriedOver.value",
  "carriedOver.unit",
  "automatic",
  "employer.employerId",
] as const;

export type Path = (typeof REGISTRATION)[number] | (typeof RIGHT)[number];

export const FIELDS_OF: Readonly<Record<DeclarationKind, readonly Path[]>> = {
  trainingRegistration: REGISTRATION,
  trainingRight: RIGHT,
};

/** The fields of both kinds. What they have in common is one field, so that it need not be filled in twice. */
export const FIELDS: readonly Path[] = [...new Set<Path>([...REGISTRATION, ...RIGHT])];

/** What stands in each field, as it was typed or chosen. */
export type FieldValues = Readonly<Record<Path, string>>;

const DATES: readonly Path[] = [
  "training.period.startDate",
  "training.period.endDate",
  "training.certificate.validUntil",
];
const CHOICES: readonly Path[] = [
  "training.countsForTrainingRight",
  "training.certificate.obtained",
  "automatic",
];
const AMOUNTS: readonly Path[] = ["training.duration.value", "amount.value", "carriedOver.value"];

/** Numbers people write with dots, dashes and blanks between the digits. */
const NUMBERS: readonly Path[] = [
  "employer.enterpriseNumber",
  "worker.ssin",
  "training.provider.enterpriseNumber",
];

/** The units that stand in an empty form: those most people mean. */
const UNITS = {
  "training.duration.unit": "hours",
  "amount.unit": "days",
  "carriedOver.unit": "days",
} as const;

/** An empty form: no answer is given in the user's place, except the units. */
export function emptyValues(enterpriseNumber = ""): FieldValues {
  const empty = Object.fromEntries(FIELDS.map((path) => [path, ""])) as Record<Path, string>;
  return { ...empty, ...UNITS, "employer.enterpriseNumber": enterpriseNumber };
}

/**
 * The draft of what stands in the form. What cannot be read as a date, a number or a choice goes along as it
 * was typed: the check has the words for it.
 */
export function toDraft(kind: DeclarationKind, values: FieldValues): Draft {
  const draft: Record<string, unknown> = {};
  for (const path of FIELDS_OF[kind]) {
    // A unit alone carries nothing over.
    if (path === "carriedOver.unit" && values["carriedOver.value"].trim() === "") continue;
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

/** What the form shows for a record as it was sent: the way back from {@link toDraft}. */
export function toValues(kind: DeclarationKind, sent: object, language: Language): FieldValues {
  const filled: Partial<Record<Path, string>> = {};
  for (const path of FIELDS_OF[kind]) {
    let value: unknown = sent;
    for (const name of path.split(".")) value = (value as Record<string, unknown> | undefined)?.[name];
    if (value !== undefined && value !== null) filled[path] = toField(path, String(value), language);
  }
  return { ...emptyValues(), ...filled };
}

/** `BE 0202.239.951` and `85.07.30-033.28` as the digits they are; anything else as it was typed. */
export function toDigits(text: string): string {
  const digits = text.replace(/^BE/i, "").replace(/[\s.\-/]/g, "");
  return /^\d+$/.test(digits) ? digits : text;
}

/** What the form shows for a value of the record, such as the suggestion of a finding. */
export function toField(path: Path, value: string, language: Language): string {
  if (DATES.includes(path)) return value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3/$2/$1");
  if (AMOUNTS.includes(path) && value !== "" && Number.isFinite(Number(value))) {
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

function toWire(path: Path, text: string): string | number | boolean {
  if (NUMBERS.includes(path)) return toDigits(text);
  if (DATES.includes(path)) return parseDate(text) ?? text;
  if (CHOICES.includes(path) && text !== "") return text === "true";
  if (AMOUNTS.includes(path)) return text.replace(/^(-?\d+),(\d+)$/, "$1.$2");
  if (path === "employer.employerId" && /^\d{1,15}$/.test(text)) return Number(text);
  if (path === "year" && /^\d{1,4}$/.test(text)) return Number(text);
  return text;
}
