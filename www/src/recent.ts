import type { Database } from "./database.js";
import { toFilled, withoutWorkers, workersIn } from "./form/filled.js";
import { rememberedError } from "./remembered.js";
import type { Filled } from "./state/state.js";

/** How many workers and how many trainings are remembered; the oldest go first. */
export const MAX_RECENT_WORKERS = 20;
export const MAX_RECENT_ENTRIES = 10;

/** Whole days without use after which they are forgotten, when they are kept. */
export const RECENT_DAYS = 90;

export interface RecentWorker {
  readonly ssin: string;
  /** What was entered last for this worker. Numbers are masked, so this is what tells them apart. */
  readonly last: Filled;
  readonly at: number;
}

/** A training, or a right, as it was entered: without worker and reference. */
export interface RecentEntry {
  readonly filled: Filled;
  readonly at: number;
}

/** What was entered lately, newest first. For this session, unless the user keeps it. */
export interface Recent {
  readonly workers: readonly RecentWorker[];
  readonly entries: readonly RecentEntry[];
  readonly kept: boolean;
}

export const NOTHING_RECENT: Recent = { workers: [], entries: [], kept: false };

/** With what was sent at a time (milliseconds) added to it. */
export function noted(recent: Recent, filled: Filled, at: number): Recent {
  const entry = { filled: withoutWorkers(filled), at };
  const added = workersIn(filled).map((ssin) => ({ ssin, last: entry.filled, at }));
  const workers = [...added, ...recent.workers.filter(({ ssin }) => !added.some((one) => one.ssin === ssin))];
  const entries = [entry, ...recent.entries.filter((other) => !isSame(other.filled, entry.filled))];
  return {
    ...recent,
    workers: workers.slice(0, MAX_RECENT_WORKERS),
    entries: entries.slice(0, MAX_RECENT_ENTRIES),
  };
}

/** What it is called, whatever the language: a training by its name, a right by its year. */
export function titleOf({ kind, values }: Filled): string {
  return kind === "trainingRegistration" ? values["training.name"].trim() : values.year.trim();
}

function isSame(a: Filled, b: Filled): boolean {
  return a.kind === b.kind && titleOf(a).toLowerCase() === titleOf(b).toLowerCase();
}

export interface RecentRecord extends Recent {
  /** Whose certificate it was entered with. */
  readonly holder: string;
}

/** What the user keeps of it on this computer. */
export interface RecentKept {
  /** What a holder has kept and used since it became too old; `null` when nothing is kept, or can be read. */
  read(holder: string, now: number): Promise<Recent | null>;
  /** Rejects with `remembered.full`, `remembered.unavailable` or `storage.blocked`. */
  write(holder: string, recent: Recent): Promise<void>;
  forget(holder: string): Promise<void>;
}

export function openRecent(database: Database): RecentKept {
  return {
    async read(holder, now) {
      const kept = await database
        .run((connection) => connection.get("recent", holder))
        .catch(() => undefined);
      return kept ? young(kept, now) : null;
    },
    write: (holder, recent) =>
      database
        .run(async (connection) => void (await connection.put("recent", { ...recent, holder })))
        .catch((error) => {
          throw rememberedError(error);
        }),
    forget: (holder) => database.run((connection) => connection.delete("recent", holder)),
  };
}

function young({ workers, entries }: RecentRecord, now: number): Recent {
  const isYoung = ({ at }: { at: number }) => now - at <= RECENT_DAYS * 86_400_000;
  const known = entries.filter(isYoung).flatMap(({ filled, at }) => {
    const readable = toFilled(filled);
    return readable ? [{ filled: readable, at }] : [];
  });
  const own = workers.filter(isYoung).flatMap(({ ssin, last, at }) => {
    const readable = toFilled(last);
    return readable ? [{ ssin, last: readable, at }] : [];
  });
  return { workers: own, entries: known, kept: true };
}
