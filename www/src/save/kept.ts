import type { Account } from "#core";
import type { Connection, Database } from "../database.js";
import type { Page, PartFinding } from "../saved/layout.js";
import type { Question } from "./question.js";

/** Days after which pages that nobody came back to are forgotten. */
export const KEPT_DAYS = 14;

/** Whose register is saved, and with which account: one saving for each, under this name. */
export interface Owner {
  /** SHA-256 of the certificate. */
  readonly certificate: string;
  readonly clientId: string;
  readonly role: Account["role"];
  readonly apiBase: string;
}

export function idOf({ certificate, clientId, role, apiBase }: Owner): string {
  return [certificate, clientId, role, apiBase].join(" ");
}

/** A saving that was begun and not yet handed over. It lies on the disk before anything is asked. */
export interface SaveRecord {
  readonly id: string;
  readonly version: 1;
  /** ISO, of its beginning and of the last change. */
  readonly createdAt: string;
  readonly at: string;
  readonly questions: readonly Question[];
  /** What ended a question before its last page, by the place of the question. */
  readonly ended: Readonly<Record<number, PartFinding>>;
}

/** What came with a page beside its bytes. `part` is the place of its question. */
export type PageFacts = Omit<Page, "file"> & {
  readonly total: number | null;
  /** Where the next page is. It is an address of the register, without a national number: criteria travel in the body. */
  readonly next: string | null;
};

/** An answer of the register as it is kept until the file is handed over. */
export interface KeptPage {
  readonly save: string;
  /** From 0, in the order in which they came. */
  readonly place: number;
  readonly facts: PageFacts;
  /** Of the answer as it came. */
  readonly size: number;
  readonly crc: number;
  readonly sha256: string;
  /** The answer, deflated (RFC 1951). */
  readonly deflated: Uint8Array<ArrayBuffer>;
}

/** Savings and their pages, as they lie in the database. */
export interface KeptSaves {
  put(record: SaveRecord): Promise<void>;
  /** Removes what is older than {@link KEPT_DAYS} at `now` (milliseconds), whosever it is. */
  sweep(now: number): Promise<void>;
  /** The saving under an id, unless it is that old. */
  find(id: string, now: number): Promise<SaveRecord | null>;
  /** All of them or none. */
  putPages(pages: readonly KeptPage[]): Promise<void>;
  /** Pages in their order, from a place on. */
  pages(id: string, from: number, count: number): Promise<KeptPage[]>;
  countPages(id: string): Promise<number>;
  forget(id: string): Promise<void>;
}

export function openSaves(database: Pick<Database, "run">): KeptSaves {
  const { run } = database;
  return {
    put: (record) => run(async (connection) => void (await connection.put("saves", record))),
    sweep: (now) => run((connection) => removeEnded(connection, now)),
    find: (id, now) =>
      run(async (connection) => {
        await removeEnded(connection, now);
        const record = await connection.get("saves", id);
        return record?.version === 1 ? record : null;
      }),
    putPages: (pages) =>
      run(async (connection) => {
        // A page that a dying computer loses is asked for again.
        const { store, done } = connection.transaction("savedPages", "readwrite", { durability: "relaxed" });
        // What a page fails by ends all of them, and it is the transaction that knows why: the disk is full.
        for (const page of pages) store.put(page).catch(() => {});
        await done;
      }),
    pages: (id, from, count) =>
      run((connection) => connection.getAll("savedPages", IDBKeyRange.bound([id, from], [id, []]), count)),
    countPages: (id) => run((connection) => connection.count("savedPages", allOf(id))),
    forget: (id) => run((connection) => remove(connection, id)),
  };
}

/** An array is greater than every number. */
const allOf = (id: string) => IDBKeyRange.bound([id], [id, []]);

async function remove(connection: Connection, id: string): Promise<void> {
  const transaction = connection.transaction(["saves", "savedPages"], "readwrite");
  await Promise.all([
    transaction.objectStore("saves").delete(id),
    transaction.objectStore("savedPages").delete(allOf(id)),
    transaction.done,
  ]);
}

async function removeEnded(connection: Connection, now: number): Promise<void> {
  const oldest = new Date(now - KEPT_DAYS * 86_400_000).toISOString();
  for (const { id, at } of await connection.getAll("saves")) {
    if (at < oldest) await remove(connection, id);
  }
}
