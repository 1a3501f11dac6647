/** The columns of the files of registrations that the tests make. */
export const OF_REGISTRATIONS = [
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
] as const;
