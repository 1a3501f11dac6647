/** A worker who does not exist: a BIS number with month 40 and day 00. */
export const WORKER = "85400003392";

/** What is typed into the form for a registration that is accepted, besides the employer: field and text. */
export const TYPED = [
  ["field.worker.ssin", WORKER],
  ["field.training.name", "First aid at work"],
  ["field.training.period.startDate", "13/10/2025"],
  ["field.training.period.endDate", "14/10/2025"],
  ["field.training.duration.value", "7.5"],
] as const;

/** What is chosen: question and answer. */
export const CHOSEN = [
  ["field.training.nature", "field.training.nature.formal"],
  ["field.training.status", "field.training.status.followed"],
  ["field.training.countsForTrainingRight", "field.yes"],
] as const;
