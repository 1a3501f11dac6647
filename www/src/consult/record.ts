import type { RegisterKind } from "#core";

/** How a member of a record reads. A `code` has a label when the panel knows it, and shows as it is when not. */
export type Form = "amount" | "code" | "date" | "enterpriseNumber" | "flag" | "number" | "ssin" | "text";

/** A member the panel has a name for. */
export interface Member {
  /** Its place in the record, dotted. */
  readonly path: string;
  readonly form: Form;
}

const SUBJECT: readonly Member[] = [
  { path: "worker.ssin", form: "ssin" },
  { path: "employer.enterpriseNumber", form: "enterpriseNumber" },
  { path: "employer.employerId", form: "number" },
];

/** The members of the contract, in the order in which a person reads them. */
export const MEMBERS: Readonly<Record<RegisterKind, readonly Member[]>> = {
  trainingRegistration: [
    { path: "training.name", form: "text" },
    { path: "training.status", form: "code" },
    { path: "training.nature", form: "code" },
    { path: "training.period.startDate", form: "date" },
    { path: "training.period.endDate", form: "date" },
    { path: "training.duration", form: "amount" },
    { path: "training.countsForTrainingRight", form: "flag" },
    ...SUBJECT,
    { path: "training.certificate.obtained", form: "flag" },
    { path: "training.certificate.validUntil", form: "date" },
    { path: "training.provider.name", form: "text" },
    { path: "training.provider.enterpriseNumber", form: "enterpriseNumber" },
    { path: "training.result", form: "text" },
    { path: "training.financing", form: "text" },
    { path: "jointCommittee", form: "text" },
    { path: "source", form: "code" },
    { path: "reference", form: "text" },
    { path: "id", form: "text" },
  ],
  trainingRight: [
    { path: "year", form: "number" },
    { path: "kind", form: "code" },
    { path: "amount", form: "amount" },
    { path: "carriedOver", form: "amount" },
    ...SUBJECT,
    { path: "jointCommittee", form: "text" },
    { path: "cbaNumber", form: "text" },
    { path: "automatic", form: "flag" },
    { path: "id", form: "text" },
  ],
  trainingCredit: [
    { path: "year", form: "number" },
    { path: "entitled", form: "amount" },
    { path: "used", form: "amount" },
    { path: "remaining", form: "amount" },
    { path: "carriedOver", form: "amount" },
    { path: "asOf", form: "date" },
    ...SUBJECT,
    { path: "id", form: "text" },
  ],
};

/** So much of a unit. Which units there are the register decides: none is turned into another. */
export interface Amount {
  readonly value: number;
  readonly unit: string;
}

/** A member as it came: `sound` when it is what its form promises. What is not shows as JSON. */
export interface Read extends Member {
  readonly value: unknown;
  readonly sound: boolean;
}

/** A record for reading: the members the panel knows, and everything else under its own name. Nothing is left out. */
export interface RecordView {
  readonly known: readonly Read[];
  readonly others: readonly { readonly path: string; readonly value: unknown }[];
}

/** Reads a record of the register, whatever it holds. */
export function readRecord(kind: RegisterKind, item: unknown): RecordView {
  const members = MEMBERS[kind];
  const known = members
    .map((member) => ({ ...member, value: at(item, member.path) }))
    .filter(({ value }) => value !== undefined)
    .map((member) => ({ ...member, sound: isSound(member.form, member.value) }));
  return { known, others: othersOf(item, "", members) };
}

/** The member at a dotted path; `undefined` when there is none. */
export function at(item: unknown, path: string): unknown {
  let place = item;
  for (const name of path.split(".")) {
    if (typeof place !== "object" || place === null || !Object.hasOwn(place, name)) return undefined;
    place = (place as Record<string, unknown>)[name];
  }
  return place;
}

/** A member as text: text and numbers as they are, nothing for anything else. */
export function textAt(item: unknown, path: string): string {
  const value = at(item, path);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** An amount, when it is one. */
export function amountAt(item: unknown, path: string): Amount | null {
  const value = at(item, path);
  return isSound("amount", value) ? (value as Amount) : null;
}

function isSound(form: Form, value: unknown): boolean {
  switch (form) {
    case "amount": {
      const { value: count, unit, ...more } = Object(value) as Record<string, unknown>;
      return Number.isFinite(count) && typeof unit === "string" && Object.keys(more).length === 0;
    }
    case "flag":
      return typeof value === "boolean";
    case "number":
      return Number.isFinite(value);
    default:
      return typeof value === "string";
  }
}

/** What is in a record beside the known members, leaf by leaf. `href` is an address of the register, told with the request. */
function othersOf(item: unknown, prefix: string, members: readonly Member[]): RecordView["others"] {
  if (typeof item !== "object" || item === null || Array.isArray(item)) {
    return [{ path: prefix, value: item }];
  }
  return Object.entries(item).flatMap(([name, value]) => {
    const path = prefix === "" ? name : `${prefix}.${name}`;
    if (members.some((member) => member.path === path)) return [];
    const hasKnown = members.some((member) => member.path.startsWith(`${path}.`));
    return hasKnown ? othersOf(value, path, members) : [{ path, value }];
  });
}
