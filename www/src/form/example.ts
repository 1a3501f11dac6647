import type { Role } from "#core";
import type { DemoPack } from "../demo.js";
import type { Language } from "../text/language.js";
import { Text } from "../text/text.js";
import { emptyValues, type FieldValues, toField } from "./fields.js";

/** A registration as the practice company might have made it, from the last quarter the register was open. */
export function exampleValues(
  demo: DemoPack,
  role: Role,
  language: Language,
  customer = demo.representative.customers[0],
): FieldValues {
  const employer = role === "employer" ? demo.enterpriseNumber : customer;
  return {
    ...emptyValues(employer),
    "worker.ssin": demo.workers[0] ?? "",
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
