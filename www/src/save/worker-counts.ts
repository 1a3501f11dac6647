import type { RegisterKind } from "#core";
import { textAt } from "../consult/record.js";
import { KINDS } from "../consult/search.js";

type Counts = Record<RegisterKind, number>;

/** How many records of each kind there are of each worker. */
export class WorkerCounts {
  readonly #counts = new Map<string, Counts>();

  add(kind: RegisterKind, employer: string, item: unknown): void {
    const key = `${employer} ${textAt(item, "worker.ssin")}`;
    let counts = this.#counts.get(key);
    if (!counts) {
      counts = { trainingRegistration: 0, trainingRight: 0, trainingCredit: 0 };
      this.#counts.set(key, counts);
    }
    counts[kind] += 1;
  }

  /** By employer and worker: the numbers, and how many of each kind. A record without a worker counts under none. */
  *rows(): Iterable<readonly string[]> {
    for (const key of [...this.#counts.keys()].sort()) {
      const [employer = "", ssin = ""] = key.split(" ");
      const counts = this.#counts.get(key);
      yield [employer, ssin, ...KINDS.map((kind) => String(counts?.[kind] ?? 0))];
    }
  }
}
