import type { Batch, Counts, Entry, EntryState } from "./batch.js";
import { moved, type Store } from "./store.js";

/** An entry to be written, and in which state the database has it. */
interface Change {
  readonly from: EntryState;
  readonly entry: Entry;
}

/**
 * Writes the entries of one batch in groups: what comes while a group is on its way to the disk makes up the next one. An
 * answer therefore waits for no more than the group before it. The counts of the batch go into the same transaction.
 */
export class Writer {
  readonly #store: Store;
  /** As it lies in the database. */
  #batch: Batch;
  /** By row, in the order in which they came. */
  #waiting = new Map<number, Change>();
  /** The group on its way to the disk. */
  #group: ReadonlyMap<number, Change> = new Map();
  #counts: Counts;
  #writing: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(store: Store, batch: Batch) {
    this.#store = store;
    this.#batch = batch;
    this.#counts = batch.counts;
  }

  /** The batch as it was last written. */
  get batch(): Batch {
    return this.#batch;
  }

  /** The counts with what is yet to be written. */
  get counts(): Counts {
    return this.#counts;
  }

  /** An entry as it is to be written, when it is not yet. */
  noted(row: number): Entry | undefined {
    return (this.#waiting.get(row) ?? this.#group.get(row))?.entry;
  }

  /** How many entries are yet to be written. */
  get unwritten(): number {
    return this.#waiting.size + this.#group.size;
  }

  /**
   * Notes what entries have become, and settles when that is on the disk. When it cannot be written it stays noted, and
   * the next group takes it along. `from` is what each was before.
   */
  put(changes: readonly { readonly from: EntryState; readonly entry: Entry }[]): Promise<void> {
    this.#counts = moved(
      this.#counts,
      changes.map(({ from, entry }) => [from, entry.state] as const),
    );
    for (const { from, entry } of changes) {
      const earlier = this.#waiting.get(entry.row);
      this.#waiting.set(entry.row, { from: earlier?.from ?? from, entry });
    }
    return this.flush();
  }

  /** Writes what is noted; at once, or together with all else that comes until the group under way is written. */
  flush(): Promise<void> {
    if (!this.#writing) return this.#begin();
    this.#next ??= this.#writing.then(
      () => this.#begin(),
      () => this.#begin(),
    );
    return this.#next;
  }

  /** Writes the batch in another state, with everything noted. */
  async close(state: Batch["state"]): Promise<void> {
    await this.flush();
    const batch = { ...this.#batch, state };
    await this.#store.write(batch, []);
    this.#batch = batch;
  }

  #begin(): Promise<void> {
    this.#next = null;
    this.#writing = this.#write().finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  async #write(): Promise<void> {
    const group = this.#waiting;
    if (group.size === 0) return;
    this.#waiting = new Map();
    this.#group = group;
    const changes = [...group.values()];
    const counts = moved(
      this.#batch.counts,
      changes.map(({ from, entry }) => [from, entry.state] as const),
    );
    const batch = { ...this.#batch, counts };
    try {
      await this.#store.write(
        batch,
        changes.map(({ entry }) => entry),
      );
      this.#batch = batch;
    } catch (error) {
      // What came meanwhile is newer; where it came from is what the database still has.
      for (const [row, { from, entry }] of this.#waiting) {
        group.set(row, { from: group.get(row)?.from ?? from, entry });
      }
      this.#waiting = group;
      throw error;
    } finally {
      this.#group = new Map();
    }
  }
}
