import type { Population } from "./population.js";
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
  #later: (() => readonly Entry<R>[]) | null;
  #version = 0;

  /** `keyOf` gives what no two records may share, where there is such a thing; `later` what else is there, once asked. */
  constructor(keyOf: (record: R) => string | undefined, later: (() => readonly Entry<R>[]) | null = null) {
    this.#keyOf = keyOf;
    this.#later = later;
  }

  /** Counts the changes: what was computed from one version holds for it. */
  get version(): number {
    this.#populate();
    return this.#version;
  }

  add(record: R): string {
    const id = crypto.randomUUID();
    this.#put(id, record);
    return id;
  }

  /** Whether a record other than the one named has the same key. */
  hasTwin(record: R, exceptId?: string): boolean {
    this.#populate();
    const key = this.#keyOf(record);
    const id = key === undefined ? undefined : this.#ids.get(key);
    return id !== undefined && id !== exceptId;
  }

  get(id: string): R | undefined {
    this.#populate();
    return this.#records.get(id);
  }

  replace(id: string, record: R): void {
    this.#forgetKey(id);
    this.#put(id, record);
  }

  remove(id: string): void {
    this.#forgetKey(id);
    this.#records.delete(id);
    this.#version += 1;
  }

  find(holds: (record: R) => boolean): Entry<R>[] {
    this.#populate();
    const found: Entry<R>[] = [];
    for (const [id, record] of this.#records) if (holds(record)) found.push({ id, record });
    return found;
  }

  /** Puts in what was to come when somebody asks. */
  #populate(): void {
    const later = this.#later;
    this.#later = null;
    for (const { id, record } of later?.() ?? []) this.#put(id, record);
  }

  #put(id: string, record: R): void {
    this.#records.set(id, record);
    const key = this.#keyOf(record);
    if (key !== undefined) this.#ids.set(key, id);
    this.#version += 1;
  }

  #forgetKey(id: string): void {
    const before = this.get(id);
    const key = before && this.#keyOf(before);
    if (key !== undefined) this.#ids.delete(key);
  }
}

export interface RegisterOptions {
  population?: () => Population;
}

const nobody = (): Population => ({ registrations: [], rights: [] });

/** Everything the register keeps. */
export class Register {
  readonly registrations: Collection<TrainingRegistration>;
  readonly rights: Collection<TrainingRight>;
  /** Identifiers of credits, which are computed and not kept. */
  readonly #creditIds = new Map<string, string>();
  #computed: { version: string; credits: Entry<TrainingCredit>[] } | null = null;

  /**
   * `population`: what is registered beside what will be added; it is made when something is asked, and not before.
   */
  constructor({ population = nobody }: RegisterOptions = {}) {
    let made: Population | null = null;
    const populated = () => {
      made ??= population();
      return made;
    };
    this.registrations = new Collection(
      ({ employer, reference }) =>
        reference === undefined ? undefined : `${employer.enterpriseNumber} ${reference}`,
      () => populated().registrations,
    );
    this.rights = new Collection(
      ({ employer, worker, year, kind, jointCommittee }) =>
        [employer.enterpriseNumber, worker.ssin, year, kind, jointCommittee].join(" "),
      () => populated().rights,
    );
  }

  /** The credit of each worker with a right in some year, as of today. */
  credits(today: string): Entry<TrainingCredit>[] {
    const version = [today, this.rights.version, this.registrations.version].join(" ");
    if (this.#computed?.version !== version) {
      const rights = byKey(
        this.rights.find(() => true),
        ({ year }) => year,
      );
      const followed = byKey(this.registrations.find(isFollowed), yearOf);
      const credits = [...rights].flatMap(([key, [first, ...more]]) => {
        const id = this.#creditIds.get(key) ?? crypto.randomUUID();
        this.#creditIds.set(key, id);
        return first ? [{ id, record: creditOf(first, more, followed.get(key) ?? [], today) }] : [];
      });
      this.#computed = { version, credits };
    }
    return this.#computed.credits;
  }
}

/** Only what is counted in the unit of the first right: hours and days are never turned into each other. */
function creditOf(
  first: TrainingRight,
  more: readonly TrainingRight[],
  followed: readonly TrainingRegistration[],
  today: string,
): TrainingCredit {
  const { employer, worker, year } = first;
  const { unit } = first.amount;
  const total = (amounts: readonly Quantity[]): Quantity => {
    const counted = amounts.filter((amount) => amount.unit === unit);
    // In tenths of thousandths, the finest a quantity has: sums of decimals stay decimals.
    return { value: counted.reduce((sum, { value }) => sum + Math.round(value * 10_000), 0) / 10_000, unit };
  };
  const all = [first, ...more];
  const entitled = total(all.map(({ amount }) => amount));
  const used = total(followed.map(({ training }) => training.duration));
  const carried = all.flatMap(({ carriedOver }) => carriedOver ?? []);
  const remaining = total([entitled, ...carried, { value: -used.value, unit }]);
  const carriedOver = carried.length === 0 ? {} : { carriedOver: total(carried) };
  return { employer, worker, year, entitled, used, remaining, ...carriedOver, asOf: today };
}

/** Records by employer, worker and year. */
function byKey<R extends Subject>(
  entries: readonly Entry<R>[],
  year: (record: R) => number,
): Map<string, R[]> {
  const sorted = new Map<string, R[]>();
  for (const { record } of entries) {
    const key = [record.employer.enterpriseNumber, record.worker.ssin, year(record)].join(" ");
    const same = sorted.get(key);
    if (same) same.push(record);
    else sorted.set(key, [record]);
  }
  return sorted;
}

/** Whether two records are about the same worker of the same employer. */
export function isSameSubject(a: Subject, b: Subject): boolean {
  return a.employer.enterpriseNumber === b.employer.enterpriseNumber && a.worker.ssin === b.worker.ssin;
}

function isFollowed({ training }: TrainingRegistration): boolean {
  return training.status === "followed" && training.countsForTrainingRight;
}

function yearOf({ training }: TrainingRegistration): number {
  return Number(training.period.startDate.slice(0, 4));
}
