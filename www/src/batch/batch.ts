import type { Account, DeclarationKind, EnvironmentKind, Finding, Receipt, UnsaidReason } from "#core";
import type { Draft, FlaError } from "../session/session.js";

export type { DeclarationKind, Draft };

/**
 * Many declarations sent as one batch. Each is an entry; entries, and what became of them, lie in the database of this
 * computer from before the first request, so that nothing that happens to the panel loses one or sends one twice.
 */

/** Everything that can be the matter with an entry, in the order in which screens count them. */
export const ENTRY_STATES = [
  "waiting",
  "sending",
  "accepted",
  "warned",
  "refused",
  "pending",
  "unknown",
  "left",
] as const;

/**
 * - `waiting`: no request with it is under way or unanswered; it will be sent.
 * - `sending`: it is about to leave, or has left without an answer. Found after a crash it means "unknown, interrupted".
 * - `accepted`, `warned`, `refused`: the server said so; `warned` is accepted with remarks.
 * - `pending`: the server has it and has not decided.
 * - `unknown`: nobody can say whether the server took it. It is looked up by its reference before anything else.
 * - `left`: looked up without being found: it is up to the user, by what {@link Entry.lookup} says. Never sent again
 *   unless the user says so.
 */
export type EntryState = (typeof ENTRY_STATES)[number];

/** How many entries are in each state. */
export type Counts = Readonly<Record<EntryState, number>>;

/**
 * What the lookup of an unknown outcome came to, when it did not find the declaration.
 *
 * - `absent`: the server answered, and does not have it. The user may send it again under the same reference.
 * - `unsaid`: the server could not be asked, or did not say: the user has to look in another way.
 */
export type Lookup = "absent" | "unsaid";

/** Who a batch was made for. Nobody else may send it. */
export interface Sending extends Pick<Account, "clientId" | "role" | "apiBase"> {
  readonly environment: EnvironmentKind;
  /** SHA-256 of the certificate, lower-case hex. */
  readonly certificateSha256: string;
}

/** States in which an entry may be registered or not, as far as this computer knows. */
export const OPEN_STATES: readonly EntryState[] = ["sending", "pending", "unknown", "left"];

/** Of how many entries it is not known whether they are registered. */
export function openOutcomes(counts: Counts): number {
  return OPEN_STATES.reduce((sum, state) => sum + counts[state], 0);
}

export interface Batch extends Sending {
  /** The form of this record, and of its entries. */
  readonly version: 1;
  /** Names the batch on this computer alone. */
  readonly id: string;
  readonly kind: DeclarationKind;
  /** What the user knows it by: the name of a file, or words of theirs. */
  readonly title: string;
  /** `yyyy-MM-ddTHH:mm:ss.sssZ`. */
  readonly createdAt: string;
  readonly total: number;
  readonly counts: Counts;
  /**
   * What it is while nobody sends it; that somebody does only {@link Progress} knows, and `paused` is then what stands
   * here, which is the truth if the panel dies. `done`: nothing waits, nothing is being looked up or decided.
   */
  readonly state: "ready" | "paused" | "done" | "cancelled";
}

export interface Entry {
  readonly batch: string;
  /** Its place in the batch, from 0. With the batch's id it is the key. */
  readonly row: number;
  /** The row of the table it came from, when it came from one. */
  readonly source: number | null;
  /** The sender's reference; from the making of the batch to the last attempt it stays the same. */
  readonly reference: string;
  readonly draft: Draft;
  readonly state: EntryState;
  /** How often it may have left this computer. */
  readonly attempts: number;
  /** That of the last attempt, from the moment before it left. */
  readonly receipt: Receipt | null;
  /** Those of earlier attempts about which there was anything to keep, oldest first. */
  readonly earlier: readonly Receipt[];
  /** Set while the state is `left`. */
  readonly lookup: Lookup | null;
  /** Why the lookup is `unsaid`. */
  readonly unsaid: UnsaidReason | null;
  /** The rules it breaks, when the core did not let it leave; its state is then `refused`, without a receipt. */
  readonly withheld: readonly Finding[];
}

/** What a batch begins with. */
export interface BatchHead extends Sending {
  readonly kind: DeclarationKind;
  readonly title: string;
  /** How many drafts will come, for the room they need. */
  readonly total: number;
}

/** A draft for a batch, and the row of the table it came from. */
export interface Drafted {
  readonly draft: Draft;
  readonly source: number | null;
}

/** Which entries, in the order of their rows. */
export interface EntryQuery {
  /** Only in these states; all when absent. */
  readonly states?: readonly EntryState[];
  /** Only those whose reference, worker or training contains this text; regardless of case. */
  readonly text?: string;
  /** The first row to look at. */
  readonly from?: number;
  readonly count: number;
}

export interface EntryPage {
  readonly entries: readonly Entry[];
  /** Where the next page begins; `null` at the end. */
  readonly next: number | null;
}

/** The batches of this computer, for screens. All reject with a {@link FlaError}. */
export interface Batches {
  /**
   * Makes a batch of drafts, which come in groups, and gives each its reference. Sees to it first that there is room for
   * all of them and their receipts (`batch.no_room`) and that what is written stays (`journal.unavailable`): better now
   * than midway. Nothing is kept of a batch that could not be made whole.
   */
  create(
    head: BatchHead,
    drafts: AsyncIterable<readonly Drafted[]>,
    onProgress?: (done: number) => void,
  ): Promise<Batch>;
  /** All batches, newest first. */
  list(): Promise<Batch[]>;
  batch(id: string): Promise<Batch | null>;
  entry(id: string, row: number): Promise<Entry | null>;
  entries(id: string, query: EntryQuery): Promise<EntryPage>;
  /** Deletes a batch with everything in it, unless it is being sent (`batch.in_use`). */
  delete(id: string): Promise<void>;
  /** Deletes all of these batches that are not being sent, whatever became of their entries. */
  deleteAll(which: (batch: Batch) => boolean): Promise<void>;
  /**
   * Deletes the batches that ended and of which nothing was sent since a time (ISO). One with an entry whose outcome
   * nobody knows stays: see {@link openOutcomes}.
   */
  deleteOld(before: string): Promise<void>;
}

/** How modestly to send. */
export interface Pace {
  /** Requests under way at a time, 1 to {@link MAX_CONCURRENCY}. */
  readonly concurrency: number;
  /** Requests that begin in a second; `null` is as many as the server answers. */
  readonly perSecond: number | null;
}

/** A browser opens no more connections to one host over HTTP/1.1. */
export const MAX_CONCURRENCY = 6;
/** The most requests in a second that a user may ask for. What the server bears is not published. */
export const MAX_PER_SECOND = 50;
export const DEFAULT_PACE: Pace = { concurrency: 2, perSecond: 5 };

/**
 * - `idle`: nothing is being sent in this panel.
 * - `starting`: storage, account and certificate are being looked at.
 * - `verifying`: unknown outcomes are being looked up.
 * - `sending`: entries leave.
 * - `waiting`: until {@link Progress.waitingUntil}, because the server asked for it, or its decision is not due yet.
 * - `offline`: until the computer is connected again; it goes on by itself.
 * - `pausing`: what has left is waited for; nothing more leaves.
 * - `paused`: by the user, or by {@link Progress.failure}.
 * - `elsewhere`: it is being sent in another window. When that ends, the state becomes `paused`.
 * - `done`, `cancelled`: it has ended.
 */
export type SenderState =
  | "idle"
  | "starting"
  | "verifying"
  | "sending"
  | "waiting"
  | "offline"
  | "pausing"
  | "paused"
  | "elsewhere"
  | "done"
  | "cancelled";

/** What a screen needs to show how far it is. A new one comes at most ten times a second. */
export interface Progress {
  readonly batch: Batch | null;
  readonly state: SenderState;
  /** Of this moment; those in the database may be one group behind. */
  readonly counts: Counts;
  /** Answers in a second, over the last seconds; `null` before there are enough to say. */
  readonly perSecond: number | null;
  /** Until nothing waits any more, at this rate. */
  readonly remainingSeconds: number | null;
  /** Milliseconds since 1970. */
  readonly waitingUntil: number | null;
  /** Why it paused by itself; an error code, or that of a refusal (`problem.…`). */
  readonly failure: { readonly code: string; readonly params: Readonly<Record<string, string>> } | null;
  /** Answers that could not be written yet. They are kept in memory, and written first when the sending goes on. */
  readonly unkept: number;
}

/** Sends batches, one at a time in this panel and each in one window at a time. */
export interface Sender {
  readonly progress: Progress;
  /** Calls back when there is new progress; gives the function that ends it. */
  subscribe(listener: () => void): () => void;
  /**
   * Begins, or goes on with, a batch: first looks up what may have left without an answer, then sends what waits, then
   * follows what is pending. A second start of the same batch changes nothing.
   */
  start(id: string, pace?: Pace): Promise<void>;
  /** Lets nothing more leave and waits for what has left. Settles when everything is written. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends a batch, under way or not: as {@link pause}, and what waits is never sent. */
  cancel(id: string): Promise<void>;
  /**
   * Sends entries again, on the word of the user: `refused` and `left` ones, under the same reference and with the same
   * draft. Of the `left` only those that the server said it does not have. Gives how many wait now.
   */
  again(
    id: string,
    which: { readonly rows: readonly number[] } | { readonly lookup: "absent" },
  ): Promise<number>;
  /** Asks about what is pending or unknown once more, now. */
  ask(id: string): Promise<void>;
}

export const NO_COUNTS: Counts = {
  waiting: 0,
  sending: 0,
  accepted: 0,
  warned: 0,
  refused: 0,
  pending: 0,
  unknown: 0,
  left: 0,
};

/** Nothing is being sent. */
export const NO_PROGRESS: Progress = {
  batch: null,
  state: "idle",
  counts: NO_COUNTS,
  perSecond: null,
  remainingSeconds: null,
  waitingUntil: null,
  failure: null,
  unkept: 0,
};
