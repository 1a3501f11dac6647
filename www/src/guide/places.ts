import type { Path } from "../form/fields.js";
import type { TermId } from "./glossary.js";
import type { StepId } from "./plan.js";

/** The parts of the guide. */
export const PARTS = ["plan", "developer", "glossary", "sources"] as const;
export type Part = (typeof PARTS)[number];

/** Where in the guide one is: a part, and in it the step that is unfolded or the word that was asked for. */
export interface Place {
  readonly part: Part;
  readonly step?: StepId;
  readonly term?: TermId;
  /** The question which situation it is, asked again. */
  readonly asking?: true;
}

/** The word of the glossary that explains a field of the form. Those that explain themselves have none. */
const TERM_OF_FIELD: Readonly<Partial<Record<Path, TermId>>> = {
  "employer.enterpriseNumber": "enterpriseNumber",
  "worker.ssin": "ssin",
  "training.nature": "nature",
  "training.status": "status",
  "training.countsForTrainingRight": "counts",
  "training.certificate.obtained": "trainingCertificate",
  "training.provider.name": "provider",
  jointCommittee: "jointCommittee",
  "employer.employerId": "nssoNumber",
  reference: "reference",
};

/** What a field means, in the glossary; nothing for those that explain themselves. */
export function termOf(field: string): TermId | undefined {
  return TERM_OF_FIELD[field as Path];
}

/** The step that mends what may lie behind a failed check, by the core's name of the cause. */
const STEP_OF_CAUSE: Readonly<Record<string, StepId>> = {
  certificate_expired: "certificate",
  certificate_not_registered: "account",
  client_id_wrong: "account",
  account_not_active: "account",
  authorisation_not_ticked: "account",
  other_quality: "account",
  wrong_api_address: "call",
  no_mandate: "mandate",
};

export function stepOf(cause: string): StepId | undefined {
  return STEP_OF_CAUSE[cause];
}
