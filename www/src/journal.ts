import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Receipt } from "#core";
import { FlaError } from "./session/session.js";

/**
 * Where receipts are kept on this computer. Every receipt is written before its registration is sent and again
 * when the answer is known, under the same reference, so that a panel that dies in between leaves the truth:
 * the outcome is unknown.
 */
export interface Journal {
  /** Keeps a receipt, in place of an earlier one with its reference. */
  put(receipt: Receipt): Promise<void>;
  /** Forgets the receipt of something that was never sent. */
  remove(reference: string): Promise<void>;
  /** All receipts, newest first. */
  list(): Promise<Receipt[]>;
}

interface Schema extends DBSchema {
  receipts: { key: string; value: Receipt };
}

/** The journal in IndexedDB. It is opened at its first use; a failure to open is tried again at the next. */
export function openJournal(name = "fla-panel"): Journal {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;

  const database = () => {
    opened ??= openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore("receipts", { keyPath: "reference" });
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
    put: (receipt) => run(async (db) => void (await db.put("receipts", receipt))),
    remove: (reference) => run((db) => db.delete("receipts", reference)),
    list: () => run(async (db) => newestFirst(await db.getAll("receipts"))),
  };
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
