import { isEnterpriseNumber, isSsin } from "./identifier.js";
import { extendedIssue, type Issue } from "./problem.js";
import type { Subject, TrainingRegistration, TrainingRight } from "./record.js";

/** A remark that does not stop a declaration. Codes are made up: those of the real register are not public. */
export interface Anomaly {
  code: string;
  description: { nl: string; fr: string; de: string };
  path: string;
}

/** What refuses a registration beyond its form: check digits and the order of dates. */
export function registrationIssues(record: TrainingRegistration): Issue[] {
  const { startDate, endDate } = record.training.period;
  const provider = record.training.provider?.enterpriseNumber;
  return [
    ...subjectIssues(record),
    ...(provider === undefined ? [] : numberIssues("training.provider.enterpriseNumber", provider)),
    ...(startDate <= endDate
      ? []
      : [
          extendedIssue(
            "invalidPeriod",
            "training.period",
            "Period is invalid",
            "endDate should not precede startDate",
          ),
        ]),
  ];
}

/** What refuses a right beyond its form. */
export function rightIssues(record: TrainingRight): Issue[] {
  return subjectIssues(record);
}

function subjectIssues({ employer, worker }: Subject): Issue[] {
  return [
    ...numberIssues("employer.enterpriseNumber", employer.enterpriseNumber),
    ...(isSsin(worker.ssin)
      ? []
      : [
          extendedIssue(
            "invalidStructure",
            "worker.ssin",
            "Input value has invalid structure",
            "SSIN is invalid",
          ),
        ]),
  ];
}

function numberIssues(path: string, enterpriseNumber: string): Issue[] {
  return isEnterpriseNumber(enterpriseNumber)
    ? []
    : [
        extendedIssue(
          "invalidStructure",
          path,
          "Input value has invalid structure",
          "Enterprise number is invalid",
        ),
      ];
}

/** What is remarked about a registration that is taken all the same. `today` is `yyyy-MM-dd`. */
export function registrationAnomalies({ training }: TrainingRegistration, today: string): Anomaly[] {
  const { period, status } = training;
  const found: Anomaly[] = [];
  if (status === "followed" && period.endDate > today) {
    found.push({
      code: "99999-102",
      description: {
        nl: "De opleiding is gevolgd, maar eindigt in de toekomst",
        fr: "La formation est suivie, mais se termine dans le futur",
        de: "Die Ausbildung ist abgeschlossen, endet aber in der Zukunft",
      },
      path: "training.period.endDate",
    });
  }
  if (period.startDate < "2024-01-01") {
    found.push({
      code: "99999-103",
      description: {
        nl: "De opleiding begint voor 1 januari 2024",
        fr: "La formation commence avant le 1er janvier 2024",
        de: "Die Ausbildung beginnt vor dem 1. Januar 2024",
      },
      path: "training.period.startDate",
    });
  }
  if (period.startDate >= "2026-01-01") {
    found.push({
      code: "99999-104",
      description: {
        nl: "Sinds 1 januari 2026 worden geen opleidingen meer geregistreerd",
        fr: "Depuis le 1er janvier 2026, plus aucune formation n'est enregistrée",
        de: "Seit dem 1. Januar 2026 werden keine Ausbildungen mehr registriert",
      },
      path: "training.period.startDate",
    });
  }
  return found;
}

/** What is remarked about a right that is taken all the same. */
export function rightAnomalies({ kind, jointCommittee }: TrainingRight): Anomaly[] {
  return kind === "sectoral" && jointCommittee === undefined
    ? [
        {
          code: "99999-105",
          description: {
            nl: "Een sectoraal recht heeft een paritair comité nodig",
            fr: "Un droit sectoriel demande une commission paritaire",
            de: "Ein sektorieller Anspruch braucht eine paritätische Kommission",
          },
          path: "jointCommittee",
        },
      ]
    : [];
}
