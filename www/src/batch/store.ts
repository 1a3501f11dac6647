import type { Connection, Database } from "../database.js";
import type { Batch, Counts, Entry, EntryState } from "./batch.js";
import { batchError } from "./room.js";

/** The rows of batches as they lie in the database. What is written is on the disk when the promise settles. */
export interface Store {
  /** Writes a batch and entries of it in one transaction: all of it is kept, or nothing. */
  write(batch: Batch | null, entries: readonly Entry[]): Promise<void>;
  batch(id: string): Promise<Batch | undefined>;
  batches(): Promise<Batch[]>;
  entry(id: string, row: number): Promise<Entry | undefined>;
  /** Entries in the order of their rows, from a row on. */
  entries(id: string, from: number, count: number): Promise<Entry[]>;
  /** Entries in one state, in the order of their rows, from a row on. */
  inState(id: string, state: EntryState, from: number, count: number): Promise<Entry[]>;
  remove(id: string): Promise<void>;
  /** The ids of which there are entries. */
  ids(): Promise<string[]>;
}

export function openStore(database: Database): Store {
  const run: Database["run"] = async (work) => {
    try {
      return await database.run(work);
    } catch (error) {
      throw batchError(error);
    }
  };
  return {
    write: (batch, entries) => run((connection) => write(connection, batch, entries)),
    batch: (id) => run((connection) => connection.get("batches", id)),
    batches: () => run((connection) => connection.getAll("batches")),
    entry: (id, row) => run((connection) => connection.get("entries", [id, row])),
    entries: (id, from, count) =>
      run((connection) => connection.getAll("entries", IDBKeyRange.bound([id, from], [id, []]), count)),
    inState: (id, state, from, count) =>
      run((connection) =>
        connection.getAllFromIndex(
          "entries",
          "state",
          IDBKeyRange.bound([id, state, from], [id, state, []]),
          count,
        ),
      ),
    remove: (id) => run((connection) => remove(connection, id)),
    ids: () => run(ids),
  };
}

async function write(connection: Connection, batch: Batch | null, entries: readonly Entry[]): Promise<void> {
  const transaction = connection.transaction(["batches", "entries"], "readwrite", { durability: "strict" });
  const store = transaction.objectStore("entries");
  const writes: Promise<unknown>[] = entries.map((entry) => store.put(entry));
  if (batch) writes.push(transaction.objectStore("batches").put(batch));
  await Promise.all([...writes, transaction.done]);
}

async function remove(connection: Connection, id: string): Promise<void> {
  const transaction = connection.transaction(["batches", "entries"], "readwrite");
  await Promise.all([
    transaction.objectStore("batches").delete(id),
    // An array is greater than every number: all rows.
    transaction.objectStore("entries").delete(IDBKeyRange.bound([id], [id, []])),
    transaction.done,
  ]);
}

/** From one batch straight to the next, whatever lies between. */
async function ids(connection: Connection): Promise<string[]> {
  const found: string[] = [];
  let cursor = await connection.transaction("entries").store.openKeyCursor();
  while (cursor) {
    const [id] = cursor.key;
    found.push(id);
    cursor = await connection.transaction("entries").store.openKeyCursor(IDBKeyRange.lowerBound([id, []]));
  }
  return found;
}

/** The counts with entries moved from one state to another. */
export function moved(counts: Counts, moves: Iterable<readonly [from: EntryState, to: EntryState]>): Counts {
  const next = { ...counts };
  for (const [from, to] of moves) {
    next[from] -= 1;
    next[to] += 1;
  }
  return next;
}
