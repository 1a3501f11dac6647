import type { KeptKey } from "#wasm";
import type { Database } from "./database.js";
import { FlaError } from "./session/session.js";

/** The terms a key may be remembered for, in days. The last is the longest, which the core has too. */
export const TERMS_DAYS = [1, 7, 30] as const;
export type TermDays = (typeof TERMS_DAYS)[number];

/** A certificate remembered on this computer, as far as it may be shown. */
export interface Remembered {
  readonly id: string;
  /** The still-encrypted file, or the key as one of WebCrypto that never comes out. */
  readonly way: "file" | "key";
  readonly name: string;
  /** SHA-256 over the certificate, lower-case hex. */
  readonly sha256: string;
  /** The end of the certificate. */
  readonly notAfter: string;
  /** Until when it may be used, ISO; `null`: until it is forgotten. */
  readonly until: string | null;
}

/** What is kept of the file: as it came, never its password. */
export interface RememberedFile extends Remembered {
  readonly way: "file";
  readonly until: null;
  readonly file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };
}

/** What is kept of a key: the browser's handle to it, never its bytes. */
export interface RememberedKey extends Remembered {
  readonly way: "key";
  readonly until: string;
  readonly kept: KeptKey;
}

export type RememberedRecord = RememberedFile | RememberedKey;

/** The certificates remembered on this computer. A certificate is remembered at most once in each way. */
export interface RememberedCertificates {
  put(record: RememberedRecord): Promise<void>;
  /** Those whose term is not over at `now` (milliseconds), by name. The others are removed. */
  list(now: number): Promise<Remembered[]>;
  /** One of them; `null` when it is not there or its term is over. */
  find(id: string, now: number): Promise<RememberedRecord | null>;
  forget(ids: readonly string[]): Promise<void>;
  /** Whether the browser promises not to clear them when it runs short of space. */
  persist(): Promise<boolean>;
}

/** Those in the panel's database. */
export function openRemembered(database: Database): RememberedCertificates {
  const run: Database["run"] = async (work) => {
    try {
      return await database.run(work);
    } catch (error) {
      throw rememberedError(error);
    }
  };
  const forget = (ids: readonly string[]) =>
    run(async (connection) => {
      const { store, done } = connection.transaction("remembered", "readwrite");
      await Promise.all([...ids.map((id) => store.delete(id)), done]);
    });
  return {
    put: (record) => run(async (connection) => void (await connection.put("remembered", record))),
    async list(now) {
      const all = await run((connection) => connection.getAll("remembered"));
      const ended = all.filter((record) => isOver(record, now));
      if (ended.length > 0) await forget(ended.map(({ id }) => id));
      const left = all.filter((record) => !ended.includes(record));
      return left.map(toShown).toSorted((a, b) => a.name.localeCompare(b.name));
    },
    async find(id, now) {
      const record = await run((connection) => connection.get("remembered", id));
      if (!record) return null;
      if (!isOver(record, now)) return record;
      await forget([id]);
      return null;
    },
    forget,
    persist: () => database.persist(),
  };
}

/** The handle and the file stay in the database: what shows needs neither. */
function toShown({ id, way, name, sha256, notAfter, until }: RememberedRecord): Remembered {
  return { id, way, name, sha256, notAfter, until };
}

/** The core checks the term too, before each signature, by what it was given. */
function isOver(record: RememberedRecord, now: number): boolean {
  return record.way === "key" && !(now < Math.min(Date.parse(record.until), record.kept.until * 1000));
}

/** Full, or not there at all, as in a private window: they have different next actions. */
export function rememberedError(error: unknown): FlaError {
  if (error instanceof FlaError) return error;
  const full = error instanceof DOMException && error.name === "QuotaExceededError";
  return new FlaError(full ? "remembered.full" : "remembered.unavailable");
}
