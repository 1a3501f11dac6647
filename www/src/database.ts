import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Receipt } from "#core";
import type { Batch, Entry } from "./batch/batch.js";
import type { ImportRecord } from "./import/kept-import.js";
import type { ParkedRecord } from "./parked.js";
import type { RecentRecord } from "./recent.js";
import type { RememberedRecord } from "./remembered.js";
import type { KeptPage, SaveRecord } from "./save/kept.js";
import { FlaError } from "./session/session.js";
import type { Template } from "./templates.js";

/** The stores of the panel's database. This file alone says what there is and how it came to be. */
interface Schema extends DBSchema {
  receipts: { key: string; value: Receipt };
  remembered: { key: string; value: RememberedRecord };
  batches: { key: string; value: Batch };
  entries: {
    key: [batch: string, row: number];
    value: Entry;
    indexes: { state: [batch: string, state: string, row: number] };
  };
  parked: { key: string; value: ParkedRecord };
  recent: { key: string; value: RecentRecord };
  templates: { key: string; value: Template };
  imports: { key: [owner: string, part: string]; value: ImportRecord };
  saves: { key: string; value: SaveRecord };
  savedPages: { key: [save: string, place: number]; value: KeptPage };
}

export type Connection = IDBPDatabase<Schema>;

/**
 * The form of the database. 1 was never released; 2 had receipts; 3 remembered certificates too; 4 has batches, what is
 * being filled in, what was lately, templates, and rows of files; 5 has the pages of a register that is being saved.
 */
export const VERSION = 5;

/** The panel's database on this computer. It is opened at its first use; a failure is tried again at the next. */
export interface Database {
  /**
   * Works with the open database. Rejects as the browser does, with `storage.blocked`, or with `storage.newer` when a
   * newer panel has given the database a form that this one does not know: nothing in it is touched then.
   */
  run<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** Keeps the database in its form until what it gives is called: a newer panel that wants to change it has to wait. */
  hold(): () => void;
  /** Asks the browser, once, not to clear the database when it runs short of space, and says whether it promised. */
  persist(): Promise<boolean>;
}

export function openDatabase(name = "fla-panel"): Database {
  let opened: Promise<Connection> | null = null;
  let promised: Promise<boolean> | null = null;
  /** A request to open waits for an older panel. Another one would only wait behind it, unheard. */
  let isBlocked = false;
  let holds = 0;
  /** What a newer panel waits for, while the database is held. */
  let letGo: (() => void) | null = null;

  const connect = () =>
    new Promise<Connection>((resolve, reject) => {
      const opening = openDB<Schema>(name, VERSION, {
        upgrade,
        // The older panel in another tab does not let go, perhaps for ever: better to say so than to wait.
        blocked() {
          isBlocked = true;
          reject(new FlaError("storage.blocked"));
        },
        // A newer panel in another tab wants to change the form: let it.
        blocking(_current, _blocked, event) {
          letGo = () => {
            (event.target as IDBDatabase).close();
            opened = null;
          };
          if (holds === 0) letGo();
        },
        terminated() {
          opened = null;
        },
      });
      opening.then(
        (connection) => {
          // Whoever waited has been told otherwise; the next one opens it anew.
          if (isBlocked) connection.close();
          else resolve(connection);
          isBlocked = false;
        },
        (error) => reject(isNewer(error) ? new FlaError("storage.newer") : error),
      );
    });

  return {
    async run(work) {
      if (isBlocked) throw new FlaError("storage.blocked");
      try {
        opened ??= connect();
        return await work(await opened);
      } catch (error) {
        opened = null;
        throw error;
      }
    },
    hold() {
      holds += 1;
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        holds -= 1;
        if (holds > 0) return;
        letGo?.();
        letGo = null;
      };
    },
    persist() {
      promised ??= askToPersist();
      return promised;
    },
  };
}

function upgrade(connection: Connection, before: number) {
  if (before < 2) {
    for (const store of connection.objectStoreNames) connection.deleteObjectStore(store);
    connection.createObjectStore("receipts", { keyPath: "id" });
  }
  if (before < 3) connection.createObjectStore("remembered", { keyPath: "id" });
  if (before < 4) {
    connection.createObjectStore("batches", { keyPath: "id" });
    const entries = connection.createObjectStore("entries", { keyPath: ["batch", "row"] });
    entries.createIndex("state", ["batch", "state", "row"]);
    connection.createObjectStore("parked", { keyPath: "id" });
    connection.createObjectStore("recent", { keyPath: "holder" });
    connection.createObjectStore("templates", { keyPath: "id" });
    connection.createObjectStore("imports", { keyPath: ["owner", "part"] });
  }
  if (before < 5) {
    connection.createObjectStore("saves", { keyPath: "id" });
    connection.createObjectStore("savedPages", { keyPath: ["save", "place"] });
  }
}

/** The database on this computer has a higher version than the one asked for. */
function isNewer(error: unknown): boolean {
  return error instanceof DOMException && error.name === "VersionError";
}

/** The question is absent where the page is not a secure context. */
async function askToPersist(): Promise<boolean> {
  try {
    return (await navigator.storage?.persist()) ?? false;
  } catch {
    return false;
  }
}
