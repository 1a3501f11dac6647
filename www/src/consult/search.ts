import type { ConsultQuery, RegisterKind } from "#core";
import { toDigits } from "../form/fields.js";
import { parseDate } from "../format.js";

export const KINDS: readonly RegisterKind[] = ["trainingRegistration", "trainingRight", "trainingCredit"];

/** From the first trainings that were registered, of 1 January 2024, to the year at whose end everything is destroyed. */
export const YEARS: readonly number[] = [2024, 2025, 2026];

/** Status codes of the contract; others are typed. */
export const STATUSES = ["followed", "planned", "notFollowed"] as const;

/** What stands in the search. */
export interface Search {
  readonly kind: RegisterKind;
  /** For an employer: the enterprise number. A representative chooses a customer. */
  readonly employer: string;
  readonly worker: string;
  /** `all` years, one of them, or a `period` of registrations. */
  readonly when: string;
  readonly from: string;
  readonly to: string;
  /** `any`, one of {@link STATUSES}, or `other` with its code in {@link code}. */
  readonly status: string;
  readonly code: string;
}

export const EMPTY_SEARCH: Search = {
  kind: "trainingRegistration",
  employer: "",
  worker: "",
  when: "all",
  from: "",
  to: "",
  status: "any",
  code: "",
};

/**
 * The questions to the register that a search comes down to. Rights and credits are asked for year by year. What cannot
 * be read as a date or a number goes along as it was typed: the core has the words for it.
 */
export function toQueries(search: Search, employer: string): readonly ConsultQuery[] {
  const { kind, worker, when, from, to } = search;
  const subject = {
    kind,
    employer: toDigits(employer.trim()),
    ...(worker.trim() === "" ? {} : { worker: toDigits(worker.trim()) }),
  };
  if (kind !== "trainingRegistration") {
    const years = when === "all" || when === "period" ? YEARS : [Number(when)];
    return years.map((year) => ({ ...subject, year }));
  }
  const status = search.status === "other" ? search.code.trim() : search.status;
  const day = (text: string) => parseDate(text) ?? text.trim();
  return [
    {
      ...subject,
      ...(when === "all" ? {} : when === "period" ? {} : { year: Number(when) }),
      ...(when === "period" ? { period: { startDate: day(from), endDate: day(to) } } : {}),
      ...(status === "any" || status === "" ? {} : { status }),
    },
  ];
}
