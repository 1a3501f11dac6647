import assert from "node:assert/strict";
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import type { Outcome, Receipt, TrainingRegistrationDraft } from "#core";
import type { Drafted, Entry, Pace, Sender, Sending } from "../../src/batch/batch.js";
import { type BatchesOptions, openBatches } from "../../src/batch/batches.js";
import type { Courier } from "../../src/batch/courier.js";
import { type Guard, guardBy, type Locks } from "../../src/batch/guard.js";
import { openSender, type SenderOptions } from "../../src/batch/sender.js";
import { openStore, type Store } from "../../src/batch/store.js";
import type { World } from "../../src/batch/world.js";
import { type Database, openDatabase } from "../../src/database.js";
import { FlaError } from "../../src/session/session.js";

export const ME: Sending = {
  clientId: "self_service_chaman_100000_abcdefghij",
  role: "employer",
  apiBase: "https://fla-demo.invalid/REST/federalLearningAccount/v1",
  environment: "demo",
  certificateSha256: "ab".repeat(32),
};

/** As fast as the server answers. */
export const FAST: Pace = { concurrency: 2, perSecond: null };

/** Time that passes as soon as somebody waits for it. */
export class TimeLapse implements World {
  #now = Date.parse("2026-11-22T12:00:00Z");
  /** How long was waited, in milliseconds. */
  readonly waits: number[] = [];
  connected = true;
  #wake = () => {};

  now(): number {
    return this.#now;
  }

  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    const until = this.#now + milliseconds;
    this.waits.push(milliseconds);
    return new Promise((resolve) => {
      const end = () => resolve();
      setTimeout(() => {
        if (!signal.aborted) this.#now = Math.max(this.#now, until);
        resolve();
      }, 1);
      signal.addEventListener("abort", end, { once: true });
    });
  }

  isOnline(): boolean {
    return this.connected;
  }

  /** Called when somebody waits for a connection. */
  onOffline = () => {};

  online(signal: AbortSignal): Promise<void> {
    this.onOffline();
    return new Promise((resolve) => {
      if (this.connected || signal.aborted) return resolve();
      const wake = this.#wake;
      this.#wake = () => {
        wake();
        resolve();
      };
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
  }

  connect(): void {
    this.connected = true;
    this.#wake();
  }
}

/** The locks of one browser, over all its windows. */
export class OneBrowser {
  readonly #held = new Map<string, Promise<unknown>>();

  readonly locks = {
    request: async (name: string, options: LockOptions, work: (lock: Lock | null) => unknown) => {
      if (options.ifAvailable && this.#held.has(name)) return work(null);
      while (this.#held.has(name)) await this.#held.get(name)?.catch(() => {});
      options.signal?.throwIfAborted();
      const done = Promise.resolve(work({ name, mode: "exclusive" }));
      if (options.mode !== "shared") this.#held.set(name, done);
      return done.finally(() => this.#held.delete(name));
    },
  } as Locks;
}

/** How a server answers one registration. */
export type Answer = Outcome | FlaError | "hold";

export const ACCEPTED: Outcome = { kind: "accepted", id: "1", location: null, warnings: [] };

export function refused(code: string, retryAfter: number | null = null): Outcome {
  const problem = { status: 400, code, type: null, title: null, detail: null, instance: null, issues: [] };
  return { kind: "refused", problem: { ...problem, requiredScopes: [], retryAfter }, anomalies: [] };
}

export function unknown(reason: Extract<Outcome, { kind: "unknown" }>["reason"], more = {}): Outcome {
  return { kind: "unknown", reason, status: null, location: null, ...more };
}

const UNFIT = {
  ready: false,
  findings: [{ path: "training.name", code: "name.unfit", severity: "error" }],
} as never;

/** A session and the server behind it, in one. It counts what it took, by reference. */
export class Counter implements Courier {
  /** How often each reference was accepted. */
  readonly taken = new Map<string, number>();
  /** What was asked, in order. */
  readonly log: string[] = [];
  readonly #prepared = new Map<string, Receipt>();
  /** What it says to the next ones; accepts when there is nothing more. A function is asked each time. */
  answers: (Answer | ((reference: string) => Answer))[] = [];
  always: ((reference: string) => Answer | null) | null = null;
  followed: Outcome[] = [];
  verified: ((reference: string) => "absent" | "unsaid" | "registered") | null = null;
  sending: Sending = ME;
  under = 0;
  mostUnder = 0;
  /** Called before a request is answered. */
  onRequest: (reference: string) => Promise<void> = async () => {};

  constructor(readonly world: World) {}

  async prepareAll(_: string, rows: Parameters<Courier["prepareAll"]>[1]) {
    this.log.push(`prepare ${rows.length}`);
    return rows.map(({ draft, reference = "" }) => {
      if ((draft as TrainingRegistrationDraft).training?.name === "unfit") {
        return UNFIT;
      }
      const { clientId, role, environment, certificateSha256 } = this.sending;
      const receipt: Receipt = {
        format: "fla-panel.receipt/2",
        kind: "trainingRegistration",
        id: crypto.randomUUID(),
        reference,
        ...{ clientId, role, environment, certificateSha256 },
        url: `${this.sending.apiBase}/trainingRegistrations`,
        sentAt: new Date(this.world.now()).toISOString(),
        answeredAt: null,
        sent: draft as Receipt["sent"],
        traceId: null,
        outcome: unknown("interrupted"),
      };
      this.#prepared.set(receipt.id, receipt);
      return receipt;
    });
  }

  async send(id: string): Promise<Receipt> {
    const receipt = this.#prepared.get(id);
    if (!receipt) throw new FlaError("submission.not_ready");
    this.#prepared.delete(id);
    const { reference } = receipt;
    this.log.push(`send ${reference}`);
    this.under += 1;
    this.mostUnder = Math.max(this.mostUnder, this.under);
    await this.onRequest(reference);
    this.under -= 1;
    const next = this.answers.shift();
    const told = typeof next === "function" ? next(reference) : next;
    const answer = told ?? this.always?.(reference) ?? ACCEPTED;
    if (answer instanceof FlaError) throw answer;
    if (answer === "hold") return new Promise(() => {});
    if (answer.kind === "accepted") this.take(reference);
    return { ...receipt, outcome: answer, answeredAt: new Date(this.world.now()).toISOString() };
  }

  take(reference: string): void {
    this.taken.set(reference, (this.taken.get(reference) ?? 0) + 1);
  }

  async follow(receipt: Receipt): Promise<Receipt> {
    this.log.push(`follow ${receipt.reference}`);
    return { ...receipt, outcome: this.followed.shift() ?? ACCEPTED };
  }

  async verify(receipt: Receipt) {
    const { reference } = receipt;
    this.log.push(`verify ${reference}`);
    const kind = this.verified?.(reference) ?? (this.taken.has(reference) ? "registered" : "absent");
    if (kind === "registered") return { kind, receipt: { ...receipt, outcome: ACCEPTED } } as const;
    if (kind === "absent") return { kind, at: new Date(this.world.now()).toISOString() } as const;
    return { kind, reason: "notUnderstood", problem: null } as const;
  }
}

/** One window of a browser, with everything the sender needs. */
export interface Window {
  database: Database;
  store: Store;
  guard: Guard;
  sender: Sender;
  batches: ReturnType<typeof openBatches>;
}

export interface WindowOptions {
  world: World;
  courier: Courier;
  browser?: OneBrowser;
  name?: string;
  sending?: SenderOptions["sending"];
  storage?: SenderOptions["storage"];
  store?: (store: Store) => Store;
}

/** A browser whose storage is empty. */
export function emptyStorage(): void {
  globalThis.indexedDB = new IDBFactory();
}

export function openWindow(options: WindowOptions): Window {
  const { world, courier, browser = new OneBrowser(), sending = () => ME, storage } = options;
  const database = openDatabase(options.name);
  const store = (options.store ?? ((store) => store))(openStore(database));
  const guard = guardBy(browser.locks);
  let made = 0;
  const makeReferences: BatchesOptions["makeReferences"] = async (count) =>
    Array.from({ length: count }, () => `r-${made++}`);
  return {
    ...{ database, store, guard },
    sender: openSender({ store, guard, world, storage, database, courier: async () => courier, sending }),
    batches: openBatches({
      store,
      guard,
      storage,
      makeReferences,
      persist: async () => true,
      now: world.now.bind(world),
    }),
  };
}

export const HEAD = { ...ME, kind: "trainingRegistration", title: "personnel.xlsx" } as const;

/** Drafts as a table gives them. */
export async function* drafts(count: number, group = 100): AsyncGenerator<Drafted[]> {
  for (let from = 0; from < count; from += group) {
    yield Array.from({ length: Math.min(group, count - from) }, (_, index) => ({
      source: from + index,
      draft: {
        employer: { enterpriseNumber: "0202239951" },
        worker: { ssin: "85400003392" },
        training: { name: "First aid" },
      },
    }));
  }
}

/** A batch of so many drafts. */
export function makeBatch({ batches }: Window, count: number) {
  return batches.create({ ...HEAD, total: count }, drafts(count));
}

/** Settles when the sender is in one of these states. */
export function until(sender: Sender, ...states: readonly Sender["progress"]["state"][]): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!states.includes(sender.progress.state)) return;
      end();
      resolve();
    };
    const end = sender.subscribe(look);
    look();
  });
}

export const ended = (sender: Sender) => until(sender, "done", "paused", "cancelled");

export function statesOf(entries: readonly Entry[]): string[] {
  return entries.map(({ state }) => state);
}

export async function allOf({ batches }: Window, id: string): Promise<readonly Entry[]> {
  return (await batches.entries(id, { count: 10_000 })).entries;
}

/** How many entries are in each state there is, by the entries themselves and by the batch; both must agree. */
export async function tally(window: Window, id: string): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const state of statesOf(await allOf(window, id))) counted[state] = (counted[state] ?? 0) + 1;
  const { counts } = (await window.batches.batch(id)) ?? {};
  assert.deepEqual(
    Object.fromEntries(Object.entries(counts ?? {}).filter(([, count]) => count > 0)),
    counted,
  );
  return counted;
}

/** Sends until it ends by itself. */
export async function sendAll({ sender }: Window, id: string): Promise<void> {
  await sender.start(id, FAST);
  await ended(sender);
}

export function assertNoneTwice({ taken }: Counter): void {
  for (const [reference, times] of taken) assert.equal(times, 1, reference);
}
