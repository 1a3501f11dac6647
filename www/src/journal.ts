import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Receipt } from "#core";
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
  /** All receipts, newest first. */
  list(): Promise<Receipt[]>;
  /** Asks the browser, once, not to clear the receipts when it runs short of space. Whatever it says, work goes on. */
  persist(): void;
}

interface Schema extends DBSchema {
  receipts: { key: string; value: Receipt };
}

/** The form of the database. 1 named receipts by their reference, and was never released. */
const VERSION = 2;

/** The journal in IndexedDB. It is opened at its first use; a failure to open is tried again at the next. */
export function openJournal(name = "fla-panel"): Journal {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  let askedToPersist = false;

  const database = () => {
    opened ??= openDB<Schema>(name, VERSION, {
      upgrade(db) {
        for (const store of db.objectStoreNames) db.deleteObjectStore(store);
        db.createObjectStore("receipts", { keyPath: "id" });
      },
      // A newer panel in another tab wants to change the form: let it.
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        opened = null;
      },
      terminated() {
        opened = null;
      },
    });
    return opened;
  };

  const run = async <T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    try {
      return await work(await database());
    } catch (error) {
      opened = null;
      throw journalError(error);
    }
  };

  return {
    put: (receipt) => run((db) => write(db, receipt)),
    remove: (id) => run((db) => db.delete("receipts", id)),
    list: () => run(async (db) => newestFirst(await db.getAll("receipts"))),
    persist() {
      if (askedToPersist) return;
      askedToPersist = true;
      // Absent where the page is not a secure context.
      void navigator.storage?.persist().catch(() => {});
    },
  };
}

/** Writes to the disk, not only to a buffer of the system: a registration leaves once its receipt is safe. */
async function write(db: IDBPDatabase<Schema>, receipt: Receipt): Promise<void> {
  const transaction = db.transaction("receipts", "readwrite", { durability: "strict" });
  await Promise.all([transaction.store.put(receipt), transaction.done]);
}

/** By the time of sending; receipts are few enough to be sorted in memory. */
export function newestFirst(receipts: readonly Receipt[]): Receipt[] {
  return receipts.toSorted((a, b) => b.sentAt.localeCompare(a.sentAt));
}

/** Full, or not there at all, as in a private window: the two that have different next actions. */
export function journalError(error: unknown): FlaError {
  const full = error instanceof DOMException && error.name === "QuotaExceededError";
  return new FlaError(full ? "journal.full" : "journal.unavailable");
}
