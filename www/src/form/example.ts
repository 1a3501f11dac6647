import type { Role } from "#core";
import type { DeclarationKind } from "../batch/batch.js";
import type { DemoPack } from "../demo.js";
import type { Language } from "../text/language.js";
import { Text } from "../text/text.js";
import { emptyValues, type FieldValues, toField } from "./fields.js";

/** What the practice company might have entered, in the last quarter the register was open. */
export function exampleValues(
  kind: DeclarationKind,
  demo: DemoPack,
  role: Role,
  language: Language,
  customer = demo.representative.customers[0],
): FieldValues {
  const employer = role === "employer" ? demo.enterpriseNumber : customer;
  const who = { ...emptyValues(employer), "worker.ssin": demo.workers[0] ?? "" };
  if (kind === "trainingRight") {
    return { ...who, year: "2025", kind: "sectoral", "amount.value": "2", jointCommittee: "200" };
  }
  return {
    ...who,
    "training.name": new Text(language).say("work.example.name"),
    "training.nature": "formal",
    "training.period.startDate": "13/10/2025",
    "training.period.endDate": "14/10/2025",
    "training.duration.value": toField("training.duration.value", "7.5", language),
    "training.status": "followed",
    "training.countsForTrainingRight": "true",
    "training.certificate.obtained": "true",
  };
}
