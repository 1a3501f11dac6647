import type { Receipt } from "#core";
import type { Connection, Database } from "./database.js";
import { FlaError } from "./session/session.js";

/**
 * Where receipts are kept on this computer. Every receipt is written before its registration is sent and again
 * when the answer is known, under the same id, so that a panel that dies in between leaves the truth: the
 * outcome is unknown. An id is of one attempt alone: a second one with the same reference is another receipt.
 */
export interface Journal {
  /** Keeps a receipt, in place of what was kept of the same attempt before. */
  put(receipt: Receipt): Promise<void>;
  /** Forgets the receipt of something that was never sent. */
  remove(id: string): Promise<void>;
  /** Forgets all receipts, or those sent before a time (ISO) whose outcome is known. */
  clear(before?: string): Promise<void>;
  /** All receipts, newest first. */
  list(): Promise<Receipt[]>;
  /** Asks the browser, once, not to clear the receipts when it runs short of space. Whatever it says, work goes on. */
  persist(): void;
}

/** The journal in the panel's database. */
export function openJournal(database: Database): Journal {
  const run: Database["run"] = async (work) => {
    try {
      return await database.run(work);
    } catch (error) {
      throw journalError(error);
    }
  };
  return {
    put: (receipt) => run((connection) => write(connection, receipt)),
    remove: (id) => run((connection) => connection.delete("receipts", id)),
    clear: (before) => run((connection) => clear(connection, before)),
    list: () => run(async (connection) => newestFirst(await connection.getAll("receipts"))),
    persist: () => void database.persist(),
  };
}

/** Writes to the disk, not only to a buffer of the system: a registration leaves once its receipt is safe. */
async function write(connection: Connection, receipt: Receipt): Promise<void> {
  const transaction = connection.transaction("receipts", "readwrite", { durability: "strict" });
  await Promise.all([transaction.store.put(receipt), transaction.done]);
}

async function clear(connection: Connection, before?: string): Promise<void> {
  const transaction = connection.transaction("receipts", "readwrite");
  for await (const cursor of transaction.store) {
    const { sentAt, outcome } = cursor.value;
    if (before === undefined || (sentAt < before && outcome.kind !== "unknown")) await cursor.delete();
  }
  await transaction.done;
}

/** By the time of sending; receipts are few enough to be sorted in memory. */
export function newestFirst(receipts: readonly Receipt[]): Receipt[] {
  return receipts.toSorted((a, b) => b.sentAt.localeCompare(a.sentAt));
}

/** Full, or not there at all, as in a private window: they have different next actions. */
export function journalError(error: unknown): FlaError {
  if (error instanceof FlaError) return error;
  const full = error instanceof DOMException && error.name === "QuotaExceededError";
  return new FlaError(full ? "journal.full" : "journal.unavailable");
}
