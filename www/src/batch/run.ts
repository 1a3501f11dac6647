import type { Receipt, Verification } from "#core";
import { FlaError } from "../session/session.js";
import { Agenda } from "./agenda.js";
import type { Batch, Entry, EntryState, Pace, Progress, SenderState } from "./batch.js";
import { Bell } from "./bell.js";
import { Bucket } from "./bucket.js";
import { type Courier, laterOf, toLookUp } from "./courier.js";
import { type Judgement, judge } from "./judge.js";
import { Meter } from "./meter.js";
import { type Marked, Outbox } from "./outbox.js";
import { Patience } from "./patience.js";
import type { Store } from "./store.js";
import type { World } from "./world.js";
import type { Writer } from "./writer.js";

export interface RunOptions {
  store: Store;
  courier: Courier;
  world: World;
  writer: Writer;
  pace: Pace;
  /** Whether entries that wait are sent; otherwise the server is only asked about those that left. */
  sends: boolean;
  /** Seconds from the sending of an entry until its lookup proves something. */
  settleSeconds: number;
  /** Something that shows has changed. */
  onChange(): void;
}

/** Why a run ends before its work does. */
type Stop =
  | { readonly by: "user" }
  | { readonly by: "cancel" }
  | { readonly by: "failure"; readonly failure: Failure };

export type Failure = NonNullable<Progress["failure"]>;

/**
 * Failures of a call with its request perhaps under way: the Worker died, or was ended. The core reports every other
 * failure of sending as an outcome, so any other error means that the declaration never left.
 */
const PERHAPS_SENT = ["session.internal", "session.locked"];

/** Entries that are looked through at a time. */
const CHUNK = 250;

/** Before it is tried again when a session says that there is no connection and the browser says there is. */
const OFFLINE_MILLISECONDS = 1_000;

/** How long a decision is waited for, in milliseconds, whatever the server says: as long as the pace of the core lasts. */
const FOLLOWED_MILLISECONDS = 20 * 60 * 1000;

/** Before a question that went unheard is asked again. */
const ASK_AGAIN_MILLISECONDS = 2_000;

/** A wait as short as this leaves what is marked where it is, in milliseconds. */
const SHORT_WAIT = 2_000;

/** One sending of one batch, from its start to its pause or its end. Whoever runs it has the batch to itself. */
export class Run {
  readonly #options: RunOptions;
  readonly #outbox: Outbox;
  readonly #agenda = new Agenda();
  /** Rows that an earlier run left unknown. Nothing new leaves before they have been looked up. */
  readonly #lookedBack = new Set<number>();
  readonly #bell = new Bell();
  readonly #bucket: Bucket;
  readonly #meter = new Meter();
  #stop: Stop | null = null;
  #starting = true;
  #over = false;
  #underWay = 0;
  readonly #patience: Patience;

  constructor(options: RunOptions) {
    const { store, courier, world, writer, pace } = options;
    this.#options = options;
    this.#outbox = new Outbox(store, writer, courier, pace.perSecond);
    this.#patience = new Patience(() => world.now());
    this.#bucket = new Bucket(pace.perSecond, world.now());
  }

  get failure(): Failure | null {
    return this.#stop?.by === "failure" ? this.#stop.failure : null;
  }

  get rate(): number | null {
    return this.#meter.rate(this.#options.world.now());
  }

  get state(): SenderState {
    const { counts } = this.#options.writer;
    if (this.#stop) return "pausing";
    if (this.#starting) return "starting";
    if (!this.#options.world.isOnline()) return "offline";
    if (this.waitingUntil !== null) return "waiting";
    if (this.#lookedBack.size > 0) return "verifying";
    if (this.#options.sends && counts.waiting + counts.sending > 0) return "sending";
    return "verifying";
  }

  /** Until when nothing happens, when that is so: the server asked for patience, or its decision is not due. */
  get waitingUntil(): number | null {
    const now = this.#options.world.now();
    if (this.#patience.heldUntil > now) return this.#patience.heldUntil;
    const next = this.#agenda.first?.at ?? 0;
    const nothingLeaves = !this.#options.sends || this.#outbox.isEmpty || this.#lookedBack.size > 0;
    const idle = this.#underWay === 0 && nothingLeaves;
    return idle && next > now ? next : null;
  }

  /** Whether something more may leave. */
  get isActive(): boolean {
    return this.#stop === null && !this.#over;
  }

  /** Entries that had an outcome wait again, and leave in this run. */
  async sendAgain(entries: readonly Entry[]): Promise<number> {
    await this.#outbox.add(entries);
    this.#bell.ring();
    return entries.length;
  }

  pause(): void {
    this.#end({ by: "user" });
  }

  cancel(): void {
    // Whoever cancels while it pauses means it.
    this.#stop = { by: "cancel" };
    this.#end(this.#stop);
  }

  /** Does everything there is to do, and gives the state the batch is in then. Never rejects: see {@link failure}. */
  async go(): Promise<Batch["state"]> {
    const { pace } = this.#options;
    await this.#collect().catch((error) => this.#fail(error));
    this.#starting = false;
    await Promise.all(Array.from({ length: pace.concurrency }, () => this.#lane()));
    this.#over = true;
    await this.#outbox.release().catch((error) => this.#fail(error));
    const { waiting, sending, pending, unknown } = this.#options.writer.counts;
    if (this.#stop?.by === "cancel") return "cancelled";
    return waiting + sending + pending + unknown === 0 ? "done" : "paused";
  }

  /** Finds what left in earlier runs and is not decided. What was under way when the panel died is unknown now. */
  async #collect(): Promise<void> {
    const { writer, world, sends } = this.#options;
    for await (const found of this.#inState("sending")) {
      await writer.put(found.map((entry) => ({ from: "sending", entry: { ...entry, state: "unknown" } })));
    }
    for await (const found of this.#inState("unknown")) {
      for (const entry of found) {
        this.#lookedBack.add(entry.row);
        this.#lookUpLater(entry);
      }
    }
    for await (const found of this.#inState("pending")) {
      const followable = found.filter(({ receipt }) => !sends || laterOf(receipt).canFollow);
      for (const { row } of followable) this.#agenda.add({ row, at: world.now() });
    }
    if (sends) return;
    for await (const found of this.#inState("left")) {
      const unsaid = found.filter(({ lookup }) => lookup === "unsaid");
      const unknown = { state: "unknown", lookup: null, unsaid: null } as const;
      await writer.put(unsaid.map((entry) => ({ from: "left", entry: { ...entry, ...unknown } })));
      for (const entry of unsaid) this.#lookUpLater(entry);
    }
  }

  async *#inState(state: EntryState): AsyncGenerator<Entry[]> {
    const { store, writer } = this.#options;
    for (let from = 0; ; ) {
      const found = await store.inState(writer.batch.id, state, from, CHUNK);
      if (found.length > 0) yield found;
      if (found.length < CHUNK) return;
      from = (found.at(-1)?.row ?? 0) + 1;
    }
  }

  /** One request at a time, until there is nothing left to do or the run is stopped. */
  async #lane(): Promise<void> {
    for (;;) {
      const job = await this.#turn();
      if (!job) return;
      this.#underWay += 1;
      await job().catch((error) => this.#fail(error));
      this.#underWay -= 1;
      this.#options.onChange();
      this.#bell.ring();
    }
  }

  /** Waits until something may be done and gives it; `null` when there is nothing any more. */
  async #turn(): Promise<(() => Promise<void>) | null> {
    const { world } = this.#options;
    while (!this.#stop) {
      // Taken first: what changes while we look rings it.
      const rung = this.#bell.signal;
      const now = world.now();
      if (!world.isOnline()) {
        await this.#rest();
        await world.online(rung);
      } else if (this.#patience.heldUntil > now) {
        if (this.#patience.heldUntil - now > SHORT_WAIT) await this.#rest();
        await world.wait(this.#patience.heldUntil - now, rung);
      } else {
        if (this.#options.sends && this.#lookedBack.size === 0) this.#fill();
        const due = (this.#agenda.first?.at ?? Number.POSITIVE_INFINITY) <= now;
        const delay = due || this.#outbox.hasMarked ? this.#bucket.delay(now) : 0;
        if (delay > 0) {
          await world.wait(delay, rung);
        } else if (due || this.#outbox.hasMarked) {
          this.#bucket.take();
          return this.#take(due);
        } else if (this.#agenda.first) {
          await world.wait(this.#agenda.first.at - now, rung);
        } else if (this.#underWay > 0 || (this.#options.sends && !this.#outbox.isEmpty)) {
          await new Promise((resolve) => rung.addEventListener("abort", resolve, { once: true }));
        } else {
          return null;
        }
      }
    }
    return null;
  }

  #take(due: boolean): (() => Promise<void>) | null {
    const item = due ? this.#agenda.take() : undefined;
    if (item) return () => this.#ask(item.row);
    const marked = this.#outbox.take();
    return marked ? () => this.#send(marked) : null;
  }

  /** Marks more, beside what is going on. */
  #fill(): void {
    this.#outbox.fill()?.then(
      () => this.#bell.ring(),
      (error) => this.#fail(error),
    );
  }

  /** Nothing leaves for a while: on the disk, nothing is about to. */
  async #rest(): Promise<void> {
    this.#options.onChange();
    await this.#outbox.release().catch((error) => this.#fail(error));
  }

  async #send(marked: Marked): Promise<void> {
    const { courier, world } = this.#options;
    const { before, entry } = marked;
    let receipt: Receipt;
    try {
      receipt = await courier.send(marked.receipt.id);
    } catch (error) {
      if (PERHAPS_SENT.includes(codeOf(error))) {
        this.#note("sending", { ...entry, state: "unknown" });
        throw error;
      }
      this.#keep(this.#outbox.putBack(marked));
      return this.#unreached(error);
    }
    this.#meter.count(world.now());
    this.#answered(marked, { ...entry, receipt }, judge(receipt.outcome, before.attempts > 0));
  }

  #answered(marked: Marked, entry: Entry, judgement: Judgement): void {
    const { state } = judgement;
    if (state === "waiting") this.#keep(this.#outbox.putBack(marked, entry.attempts));
    else this.#note("sending", { ...entry, state });
    if (state === "unknown") this.#lookUpLater(entry);
    if (state === "pending") this.#followLater(entry);
    this.#heed(judgement);
  }

  /** Asks what became of an entry that left. */
  async #ask(row: number): Promise<void> {
    const { store, writer, courier } = this.#options;
    const entry = writer.noted(row) ?? (await store.entry(writer.batch.id, row));
    if (!entry?.receipt || !["pending", "unknown"].includes(entry.state)) {
      this.#lookedBack.delete(row);
      return;
    }
    try {
      if (laterOf(entry.receipt).canFollow) this.#followed(entry, await courier.follow(entry.receipt));
      else this.#lookedUp(entry, await courier.verify(toLookUp(entry.receipt)));
    } catch (error) {
      // Nothing was lost: the question is asked again, unless too many went unheard.
      this.#agenda.add({ row, at: this.#options.world.now() + ASK_AGAIN_MILLISECONDS });
      const code = codeOf(error);
      if (["network.unreachable", "network.timeout"].includes(code)) this.#heed({ trouble: code });
      else this.#unreached(error);
      return;
    }
    this.#lookedBack.delete(row);
  }

  #followed(entry: Entry, receipt: Receipt): void {
    const judgement = judge(receipt.outcome, true);
    const { state } = judgement;
    // A refusal of the question is none of the declaration.
    if (state !== "waiting") this.#note("pending", { ...entry, receipt, state });
    if (state === "waiting" || state === "pending") this.#followLater({ ...entry, receipt });
    if (state === "unknown") this.#lookUpLater({ ...entry, receipt });
    this.#heed(judgement);
  }

  #lookedUp(entry: Entry, verification: Verification): void {
    const { row, state, receipt: last } = entry;
    if (verification.kind === "registered") {
      const { receipt } = verification;
      this.#heed({});
      this.#note(state, { ...entry, receipt, state: judge(receipt.outcome, true).state });
      return;
    }
    const unsaid = verification.kind === "unsaid" ? verification : null;
    const judgement: Partial<Judgement> = unsaid?.problem
      ? judge({ kind: "refused", problem: unsaid.problem, anomalies: [] }, true)
      : {};
    this.#heed(judgement);
    if (judgement.busy || judgement.trouble) {
      // The question was not looked at: it is asked again.
      this.#agenda.add({ row, at: this.#options.world.now() });
    } else if (last?.outcome.kind === "refused") {
      // A duplicate of something else than our own earlier attempt.
      this.#note(state, { ...entry, state: "refused" });
    } else if (state === "unknown") {
      const reason = unsaid?.reason ?? null;
      this.#note(state, { ...entry, state: "left", lookup: verification.kind, unsaid: reason });
    }
  }

  /** Looked up too soon, it may still be on its way inside the server. */
  #lookUpLater({ row, receipt }: Entry): void {
    const { world, settleSeconds } = this.#options;
    const sent = Date.parse(receipt?.sentAt ?? "") || 0;
    this.#agenda.add({ row, at: Math.min(world.now(), sent) + settleSeconds * 1000 });
  }

  /** At the pace of the core, or when the server says; when neither names a time, and after long enough, the user asks. */
  #followLater({ row, receipt }: Entry): void {
    const { retryAfter } = laterOf(receipt);
    const age = this.#options.world.now() - (Date.parse(receipt?.sentAt ?? "") || 0);
    if (retryAfter !== undefined && age < FOLLOWED_MILLISECONDS)
      this.#agenda.add({ row, at: this.#options.world.now() + retryAfter * 1000 });
  }

  #heed(judgement: Pick<Judgement, "busy" | "trouble">): void {
    const code = this.#patience.heed(judgement);
    if (code !== null) this.#fail(new FlaError(code));
  }

  /**
   * No request was made. Without a connection that is nobody's fault, and it goes on when there is one; also when a server
   * asked for patience, the token server for one.
   */
  #unreached(error: unknown): void {
    const { retry_after = "" } = error instanceof FlaError ? error.params : {};
    if (retry_after !== "") {
      this.#heed({ busy: { code: codeOf(error), seconds: Number(retry_after) } });
    } else if (codeOf(error) === "network.offline") {
      this.#patience.hold(OFFLINE_MILLISECONDS);
    } else {
      throw error;
    }
  }

  #note(from: EntryState, entry: Entry): void {
    this.#keep(this.#options.writer.note({ from, entry }));
  }

  /** Writing goes on beside the sending; that it failed ends it. */
  #keep(written: Promise<void>): void {
    written.then(this.#options.onChange, (error) => this.#fail(error));
  }

  #fail(error: unknown): void {
    const { code, params } = error instanceof FlaError ? error : new FlaError("session.internal");
    this.#end({ by: "failure", failure: { code, params } });
  }

  /** What came first is why; only a user who cancels changes it. */
  #end(stop: Stop): void {
    this.#stop ??= stop;
    this.#options.onChange();
    this.#bell.ring();
  }
}

function codeOf(error: unknown): string {
  return error instanceof FlaError ? error.code : "session.internal";
}
