import type { RegisterKind } from "#core";
import { amountAt, textAt } from "../../consult/record.js";
import { type Credit, creditOf, inMap, QuarterSums } from "../../consult/sum.js";

/** Up to so many records of an employer the report lists each of them; beyond, it sums them up per worker. */
export const MOST_LISTED = 1_000;

/** What one worker has, in numbers. */
export interface WorkerTally {
  readonly counts: Record<RegisterKind, number>;
  /** Registrations with the status `followed`. */
  followed: number;
  /** How much those come to, unit by unit. */
  readonly amounts: Map<string, number[]>;
  readonly credits: Credit[];
}

/** What the register holds of one employer, in numbers. */
export class EmployerTally {
  readonly counts: Record<RegisterKind, number> = none();
  readonly quarters = [new QuarterSums("training.nature"), new QuarterSums("training.status")] as const;
  readonly workers = new Map<string, WorkerTally>();
  /** Credits that cannot be drawn: an amount is missing, or they are of different units. */
  creditsLeft = 0;
  /** The records themselves while they are few; `null` once there are more than {@link MOST_LISTED}. */
  listed: Record<RegisterKind, unknown[]> | null = {
    trainingRegistration: [],
    trainingRight: [],
    trainingCredit: [],
  };

  add(kind: RegisterKind, item: unknown): void {
    this.counts[kind] += 1;
    const worker = inMap(this.workers, textAt(item, "worker.ssin"), noWorker);
    worker.counts[kind] += 1;
    if (kind === "trainingRegistration") this.#addTraining(worker, item);
    if (kind === "trainingCredit") this.#addCredit(worker, item);
    this.listed?.[kind].push(item);
    if (sumOf(this.counts) > MOST_LISTED) this.listed = null;
  }

  #addTraining(worker: WorkerTally, item: unknown) {
    for (const sums of this.quarters) sums.add(item);
    if (textAt(item, "training.status") !== "followed") return;
    worker.followed += 1;
    const duration = amountAt(item, "training.duration");
    if (duration) inMap(worker.amounts, duration.unit, () => [] as number[]).push(duration.value);
  }

  #addCredit(worker: WorkerTally, item: unknown) {
    const credit = creditOf(item);
    if (credit) worker.credits.push(credit);
    else this.creditsLeft += 1;
  }
}

/** What a report needs of the records: they are added as they come, of every kind and employer, and not kept. */
export class Tally {
  readonly employers = new Map<string, EmployerTally>();

  add(kind: RegisterKind, employer: string, item: unknown): void {
    inMap(this.employers, employer, () => new EmployerTally()).add(kind, item);
  }
}

export function sumOf(counts: Readonly<Record<RegisterKind, number>>): number {
  return counts.trainingRegistration + counts.trainingRight + counts.trainingCredit;
}

function none(): Record<RegisterKind, number> {
  return { trainingRegistration: 0, trainingRight: 0, trainingCredit: 0 };
}

function noWorker(): WorkerTally {
  return { counts: none(), followed: 0, amounts: new Map(), credits: [] };
}
