import type { Quantity, Subject, TrainingCredit, TrainingRegistration, TrainingRight } from "./record.js";

/** A record under the identifier the register gave it. */
export interface Entry<R> {
  id: string;
  record: R;
}

/** Records of one kind, in the order they came. */
export class Collection<R extends Subject> {
  readonly #records = new Map<string, R>();
  readonly #ids = new Map<string, string>();
  readonly #keyOf: (record: R) => string | undefined;

  /** `keyOf` gives what no two records may share, where there is such a thing. */
  constructor(keyOf: (record: R) => string | undefined) {
    this.#keyOf = keyOf;
  }

  add(record: R): string {
    const id = crypto.randomUUID();
    this.replace(id, record);
    return id;
  }

  /** Whether a record other than the one named has the same key. */
  hasTwin(record: R, exceptId?: string): boolean {
    const key = this.#keyOf(record);
    const id = key === undefined ? undefined : this.#ids.get(key);
    return id !== undefined && id !== exceptId;
  }

  get(id: string): R | undefined {
    return this.#records.get(id);
  }

  replace(id: string, record: R): void {
    this.#forgetKey(id);
    this.#records.set(id, record);
    const key = this.#keyOf(record);
    if (key !== undefined) this.#ids.set(key, id);
  }

  remove(id: string): void {
    this.#forgetKey(id);
    this.#records.delete(id);
  }

  find(holds: (record: R) => boolean): Entry<R>[] {
    return [...this.#records].filter(([, record]) => holds(record)).map(([id, record]) => ({ id, record }));
  }

  #forgetKey(id: string): void {
    const before = this.#records.get(id);
    const key = before && this.#keyOf(before);
    if (key !== undefined) this.#ids.delete(key);
  }
}

/** Everything the register keeps. */
export class Register {
  readonly registrations: Collection<TrainingRegistration>;
  readonly rights: Collection<TrainingRight>;
  /** Identifiers of credits, which are computed and not kept. */
  readonly #creditIds = new Map<string, string>();

  /** `unique: false` takes the same again and again, as a register that knows no references would. */
  constructor({ unique = true }: { unique?: boolean } = {}) {
    this.registrations = new Collection(({ employer, reference }) =>
      reference === undefined || !unique ? undefined : `${employer.enterpriseNumber} ${reference}`,
    );
    this.rights = new Collection(({ employer, worker, year, kind, jointCommittee }) =>
      unique ? [employer.enterpriseNumber, worker.ssin, year, kind, jointCommittee].join(" ") : undefined,
    );
  }

  /** The credit of each worker with a right in some year, as of today. */
  credits(today: string): Entry<TrainingCredit>[] {
    const byWorkerAndYear = new Map<string, TrainingRight[]>();
    for (const { record } of this.rights.find(() => true)) {
      const key = [record.employer.enterpriseNumber, record.worker.ssin, record.year].join(" ");
      byWorkerAndYear.set(key, [...(byWorkerAndYear.get(key) ?? []), record]);
    }
    return [...byWorkerAndYear].flatMap(([key, rights]) => {
      const id = this.#creditIds.get(key) ?? crypto.randomUUID();
      this.#creditIds.set(key, id);
      const record = this.#credit(rights, today);
      return record ? [{ id, record }] : [];
    });
  }

  /** Only what is counted in the unit of the first right: hours and days are never turned into each other. */
  #credit([first, ...more]: TrainingRight[], today: string): TrainingCredit | undefined {
    if (!first) {
      return undefined;
    }
    const { employer, worker, year } = first;
    const { unit } = first.amount;
    const total = (amounts: Quantity[]): Quantity => ({
      value: amounts.filter((amount) => amount.unit === unit).reduce((sum, { value }) => sum + value, 0),
      unit,
    });
    const entitled = total([first, ...more].map(({ amount }) => amount));
    const followed = this.registrations.find(
      (record) => isSameSubject(record, first) && isFollowedIn(record, year),
    );
    const used = total(followed.map(({ record }) => record.training.duration));
    const remaining = { value: entitled.value - used.value, unit };
    return { employer, worker, year, entitled, used, remaining, asOf: today };
  }
}

/** Whether two records are about the same worker of the same employer. */
export function isSameSubject(a: Subject, b: Subject): boolean {
  return a.employer.enterpriseNumber === b.employer.enterpriseNumber && a.worker.ssin === b.worker.ssin;
}

function isFollowedIn({ training }: TrainingRegistration, year: number): boolean {
  const { status, countsForTrainingRight, period } = training;
  return status === "followed" && countsForTrainingRight && period.startDate.startsWith(`${year}-`);
}
