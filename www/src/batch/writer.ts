import type { Batch, Counts, Entry, EntryState } from "./batch.js";
import { moved, type Store } from "./store.js";
import type { World } from "./world.js";

/** Nothing cuts the wait short. */
const NEVER = new AbortController().signal;

/** An entry as it is now, and the state it was in before. */
export interface Change {
  readonly from: EntryState;
  readonly entry: Entry;
}

/** Answers that come within so many milliseconds are written together. */
const GROUP_MILLISECONDS = 50;

/**
 * Writes the entries of one batch in groups: each transaction waits for the disk, and a request takes less than that. What
 * comes while a group is on its way makes up the next one. The counts of the batch go into the same transaction.
 */
export class Writer {
  readonly #store: Store;
  readonly #world: Pick<World, "wait">;
  /** As it lies in the database. */
  #batch: Batch;
  /** By row, in the order in which they came. */
  #waiting = new Map<number, Change>();
  /** The group on its way to the disk. */
  #group: ReadonlyMap<number, Change> = new Map();
  #counts: Counts;
  #writing: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  /** What was only noted will be written. */
  #soon: Promise<void> | null = null;

  constructor(store: Store, batch: Batch, world: Pick<World, "wait">) {
    this.#store = store;
    this.#world = world;
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
   * Writes what entries have become, and settles when that is on the disk. When it cannot be written it stays noted, and
   * the next group takes it along.
   */
  put(changes: readonly Change[]): Promise<void> {
    this.#add(changes);
    return this.flush();
  }

  /** As {@link put}, with whatever else comes in a moment. Until then the disk says of what left that it is unknown. */
  note(change: Change): Promise<void> {
    this.#add([change]);
    this.#soon ??= this.#world.wait(GROUP_MILLISECONDS, NEVER).then(() => {
      this.#soon = null;
      return this.flush();
    });
    return this.#soon;
  }

  #add(changes: readonly Change[]): void {
    this.#counts = moved(
      this.#counts,
      changes.map(({ from, entry }) => [from, entry.state] as const),
    );
    for (const { from, entry } of changes) {
      const earlier = this.#waiting.get(entry.row);
      this.#waiting.set(entry.row, { from: earlier?.from ?? from, entry });
    }
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
