import type { Database } from "../database.js";
import { FlaError } from "../session/session.js";
import {
  type Batch,
  DEFAULT_PACE,
  type Entry,
  MAX_CONCURRENCY,
  MAX_PER_SECOND,
  NO_COUNTS,
  type Pace,
  type Progress,
  type Sender,
  type SenderState,
  type Sending,
} from "./batch.js";
import type { Courier } from "./courier.js";
import { type Guard, TAKEN } from "./guard.js";
import { checkSame, waitingAgain } from "./outbox.js";
import { Reporter } from "./reporter.js";
import { batchError, bytesFor, checkRoom, type Estimator } from "./room.js";
import { type Failure, Run } from "./run.js";
import type { Store } from "./store.js";
import type { World } from "./world.js";
import { Writer } from "./writer.js";

export interface SenderOptions {
  store: Store;
  guard: Guard;
  world: World;
  storage: Estimator | undefined;
  database: Pick<Database, "hold">;
  /** The session in use. */
  courier(): Promise<Courier>;
  /** On whose behalf it would send now; `null` while it is not connected. */
  sending(): Sending | null;
  settleSeconds?: number;
}

/**
 * Seconds after which a lookup proves something. A server that was slow, or whose answer was lost, has done by then what
 * it was going to do; no exchange takes longer than thirty seconds on our side.
 */
const SETTLE_SECONDS = 10;

/** A batch that this panel has its hands on. */
interface Current {
  readonly id: string;
  readonly pace: Pace;
  /** Settles when it is under way. */
  readonly begun: Promise<void>;
  /** Opens when nothing more leaves and everything is written, or cannot be. */
  quiet: ReturnType<typeof gate>;
  /** Settles when the batch is free again. */
  readonly over: Promise<void>;
  run: Run | null;
  writer: Writer | null;
  /** What could not be written is tried once more. */
  retry: (() => void) | null;
  /** What the user asked for before anything was under way. */
  wish: "pause" | "cancel" | null;
}

/** What there is of a batch that nobody has in hand. */
const NOTHING = { run: null, writer: null, retry: null, over: undefined };

export function openSender(options: SenderOptions): Sender {
  return new BatchSender(options);
}

class BatchSender implements Sender {
  readonly #options: SenderOptions;
  readonly #reporter: Reporter;
  #current: Current | null = null;
  /** The batch used last, as it was left. */
  #batch: Batch | null = null;
  #pace = DEFAULT_PACE;
  #state: SenderState = "idle";
  #failure: Failure | null = null;
  #progress: Progress | null = null;
  #waitsForOthers = new AbortController();

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#reporter = new Reporter(options.world);
    // First of all: what is told is new.
    this.#reporter.subscribe(() => {
      this.#progress = null;
    });
  }

  get progress(): Progress {
    this.#progress ??= this.#look();
    return this.#progress;
  }

  subscribe(listener: () => void): () => void {
    return this.#reporter.subscribe(listener);
  }

  start(id: string, pace: Pace = DEFAULT_PACE): Promise<void> {
    return this.#begin(id, modest(pace), true);
  }

  ask(id: string): Promise<void> {
    return this.#begin(id, this.#pace, false);
  }

  async pause(): Promise<void> {
    this.#stop(this.#current, "pause");
    await this.#current?.quiet.promise;
  }

  async resume(): Promise<void> {
    const { id } = this.#batch ?? {};
    if (id === undefined) return;
    if (!(await this.#writeRest())) return;
    // One that is pausing ends first; one that is under way goes on as it is.
    if (this.#current?.run && !this.#current.run.isActive) await this.#current.over;
    await this.#begin(id, this.#pace, true);
  }

  /** Writes the answers there was no room for; `false` when there is none yet. */
  async #writeRest(): Promise<boolean> {
    const current = this.#current;
    if (!current?.retry) return true;
    current.retry();
    await current.quiet.promise;
    return !this.#current?.retry;
  }

  async cancel(id: string): Promise<void> {
    const current = this.#current;
    if (current?.id === id) {
      this.#stop(current, "cancel");
      return current.quiet.promise;
    }
    await this.#own(id, (writer) => writer.close("cancelled"));
    if (this.#batch?.id === id) this.#settle("cancelled", null);
  }

  #stop(current: Current | null, wish: "pause" | "cancel"): void {
    if (current?.run) current.run[wish]();
    else if (current) current.wish = wish;
    this.#reporter.report();
  }

  async again(id: string, which: Parameters<Sender["again"]>[1]): Promise<number> {
    const { run, writer, retry, over } = this.#current?.id === id ? this.#current : NOTHING;
    if (run?.isActive && writer) return run.sendAgain(await this.#eligible(id, which, writer));
    // It ends at this moment; unless it waits for room to write, and then nothing can be changed.
    if (!retry) await over;
    return this.#own(id, async (writer) => {
      if (writer.batch.state === "cancelled") throw new FlaError("batch.ended");
      const entries = await this.#eligible(id, which, writer);
      await writer.put(entries.map((entry) => ({ from: entry.state, entry: waitingAgain(entry) })));
      await writer.close("paused");
      return entries.length;
    });
  }

  /** Takes hold of a batch. `sends`: what waits is sent; otherwise only what has left is asked about. */
  async #begin(id: string, pace: Pace, sends: boolean): Promise<void> {
    if (this.#current && this.#current.id !== id) throw new FlaError("batch.busy");
    // From here to the next line nothing waits: of two starts, one begins.
    this.#current ??= this.#take(id, pace, sends);
    await this.#current.begun;
  }

  #take(id: string, pace: Pace, sends: boolean): Current {
    this.#waitsForOthers.abort();
    this.#pace = pace;
    const begun = gate();
    // Whoever does not wait for it must not make it an error nobody caught.
    begun.promise.catch(() => {});
    const over = Promise.resolve().then(() => this.#hold(id, sends, begun.open));
    over
      .catch((error) => {
        const { code, params } = batchError(error);
        this.#settle("paused", { code, params });
        begun.fail(error);
      })
      .finally(() => {
        this.#current?.quiet.open();
        this.#current = null;
        this.#reporter.report();
      });
    this.#settle("starting", null);
    const settled = over.catch(() => {});
    const nothing = { run: null, writer: null, retry: null, wish: null };
    return { id, pace, begun: begun.promise, quiet: gate(), over: settled, ...nothing };
  }

  async #hold(id: string, sends: boolean, begun: () => void): Promise<void> {
    const { guard, database } = this.#options;
    const outcome = await guard.hold(id, async () => {
      const letGo = database.hold();
      try {
        await this.#send(id, sends, begun);
      } finally {
        letGo();
      }
    });
    if (outcome !== TAKEN) return;
    this.#batch = (await this.#options.store.batch(id)) ?? null;
    this.#settle("elsewhere", null);
    this.#waitForOthers(id);
    begun();
  }

  async #send(id: string, sends: boolean, begun: () => void): Promise<void> {
    const { store, world, settleSeconds = SETTLE_SECONDS } = this.#options;
    const before = await this.#examine(id, sends);
    const courier = await this.#options.courier();
    const current = this.#current;
    if (!current) return;
    // The first write, and what is true should the panel die.
    const batch: Batch = { ...before, state: sends ? "paused" : before.state };
    await store.write(batch, []);
    const writer = new Writer(store, batch, world);
    const onChange = () => this.#reporter.report();
    const { pace } = current;
    const run = new Run({ store, courier, world, writer, pace, sends, settleSeconds, onChange });
    Object.assign(current, { run, writer });
    if (current.wish) run[current.wish]();
    this.#batch = batch;
    begun();
    const state = await run.go();
    const ended = before.state === "cancelled" ? "cancelled" : state;
    await this.#conclude(current, writer, ended, run.failure);
  }

  /** Nothing leaves unless everything is in order beforehand: the account, the batch, the room. */
  async #examine(id: string, sends: boolean): Promise<Batch> {
    const { store, storage } = this.#options;
    const batch = await store.batch(id);
    if (!batch) throw new FlaError("batch.missing");
    this.#batch = batch;
    if (sends && batch.state === "cancelled") throw new FlaError("batch.ended");
    const sending = this.#options.sending();
    if (!sending) throw new FlaError("session.no_token");
    checkSame(batch, sending);
    if (batch.apiBase !== sending.apiBase) throw new FlaError("batch.other_account");
    const [first] = await store.inState(id, "waiting", 0, 1);
    const size = new TextEncoder().encode(JSON.stringify(first?.draft ?? {})).length;
    await checkRoom(bytesFor(batch.counts.waiting, size), storage);
    return batch;
  }

  /** Writes the end. Until everything is on the disk the batch stays ours: nobody else knows those answers. */
  async #conclude(
    current: Current,
    writer: Writer,
    state: Batch["state"],
    failure: Failure | null,
  ): Promise<void> {
    for (;;) {
      try {
        await writer.close(state);
        break;
      } catch (error) {
        const { code, params } = batchError(error);
        this.#settle("paused", { code, params });
        await this.#untilRetry(current);
      }
    }
    this.#batch = writer.batch;
    this.#settle(state === "ready" ? "paused" : state, failure);
  }

  #untilRetry(current: Current): Promise<void> {
    return new Promise((resolve) => {
      current.retry = () => {
        current.retry = null;
        current.quiet = gate();
        resolve();
      };
      current.quiet.open();
      this.#reporter.tell();
    });
  }

  /** Does something with a batch that nobody sends. */
  async #own<T>(id: string, work: (writer: Writer) => Promise<T>): Promise<T> {
    const { guard, store, world } = this.#options;
    const outcome = await guard.hold(id, async () => {
      const batch = await store.batch(id);
      if (!batch) throw new FlaError("batch.missing");
      const writer = new Writer(store, batch, world);
      const value = await work(writer);
      if (this.#batch?.id === id) this.#batch = writer.batch;
      return value;
    });
    if (outcome === TAKEN) throw new FlaError("batch.in_use");
    this.#reporter.report();
    return outcome;
  }

  async #eligible(id: string, which: Parameters<Sender["again"]>[1], writer: Writer): Promise<Entry[]> {
    const { store } = this.#options;
    const found =
      "rows" in which
        ? await Promise.all(which.rows.map((row) => writer.noted(row) ?? store.entry(id, row)))
        : await store.inState(id, "left", 0, writer.batch.total);
    return found.filter((entry) => entry !== undefined).filter(maySendAgain);
  }

  #waitForOthers(id: string): void {
    this.#waitsForOthers = new AbortController();
    const { signal } = this.#waitsForOthers;
    const free = async () => {
      await this.#options.guard.freed(id, signal);
      this.#batch = (await this.#options.store.batch(id)) ?? null;
      if (!signal.aborted) this.#settle("paused", null);
    };
    free().catch(() => {});
  }

  #settle(state: SenderState, failure: Failure | null): void {
    this.#state = state;
    this.#failure = failure;
    this.#reporter.tell();
  }

  #look(): Progress {
    const { run, writer, retry } = this.#current ?? NOTHING;
    const active = retry ? null : run;
    const counts = writer?.counts ?? this.#batch?.counts ?? NO_COUNTS;
    const perSecond = active?.rate ?? null;
    const remaining = counts.waiting + counts.sending;
    return {
      batch: writer?.batch ?? this.#batch,
      state: active?.state ?? this.#state,
      counts,
      perSecond,
      remainingSeconds: perSecond ? Math.ceil(remaining / perSecond) : null,
      waitingUntil: active?.waitingUntil ?? null,
      failure: active?.failure ?? this.#failure,
      unkept: retry ? (writer?.unwritten ?? 0) : 0,
    };
  }
}

/** A promise and who settles it. */
function gate() {
  let open = () => {};
  let fail = (_reason: unknown) => {};
  const promise = new Promise<void>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return { promise, open, fail };
}

/** What the user may have sent again as it is: the server refused it, or said that it does not have it. */
function maySendAgain({ state, lookup }: Entry): boolean {
  return state === "refused" || (state === "left" && lookup === "absent");
}

function modest({ concurrency, perSecond }: Pace): Pace {
  return {
    concurrency: Math.max(1, Math.min(MAX_CONCURRENCY, Math.floor(concurrency))),
    perSecond: perSecond === null ? null : Math.max(0.1, Math.min(MAX_PER_SECOND, perSecond)),
  };
}
