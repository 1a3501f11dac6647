import type { CheckReport, Receipt } from "#core";
import { type DraftRow, FlaError } from "../session/session.js";
import type { Batch, Entry, Sending } from "./batch.js";
import { givenReference } from "./batches.js";
import type { Courier } from "./courier.js";
import type { Store } from "./store.js";
import type { Writer } from "./writer.js";

/** An entry that may leave: prepared in the session and, on the disk, "sending". */
export interface Marked {
  /** As it was while it waited. */
  readonly before: Entry;
  readonly entry: Entry;
  readonly receipt: Receipt;
}

/** The most entries that are marked ahead: after a crash each of them has to be looked up. */
const MOST_MARKED = 32;

/** Entries on their way out. Groups of them are marked in one durable transaction before any of them leaves. */
export class Outbox {
  readonly #batch: Batch;
  readonly #size: number;
  readonly #marked: Marked[] = [];
  #filling: Promise<void> | null = null;
  #releasing: Promise<void> | null = null;
  /** There may be more that wait, from this row on. */
  #more = true;
  #from = 0;
  /** The first row that came back since it was last looked. */
  #cameBack: number | null = null;

  /** `perSecond` is how many leave in a second: no more than that are marked ahead. */
  constructor(
    readonly store: Store,
    readonly writer: Writer,
    readonly courier: Courier,
    perSecond: number | null,
  ) {
    this.#batch = writer.batch;
    this.#size = Math.max(2, Math.min(MOST_MARKED, perSecond ?? MOST_MARKED));
  }

  get hasMarked(): boolean {
    return this.#marked.length > 0;
  }

  /** Nothing is marked, nothing waits, and nothing is being looked for. */
  get isEmpty(): boolean {
    return this.#marked.length === 0 && !this.#more && this.#cameBack === null && this.#filling === null;
  }

  take(): Marked | undefined {
    return this.#marked.shift();
  }

  /** Begins to mark the next group, when the last one is half used up and there may be more. */
  fill(): Promise<void> | null {
    const more = this.#more || this.#cameBack !== null;
    if (this.#filling || !more || this.#marked.length > this.#size / 2) return null;
    this.#filling = this.#fill().finally(() => {
      this.#filling = null;
    });
    return this.#filling;
  }

  /** It waits again: it did not leave, or the server did not look at it. `attempts` is how often it may have left. */
  async putBack({ before }: Pick<Marked, "before">, attempts = before.attempts): Promise<void> {
    this.#cameBack = Math.min(before.row, this.#cameBack ?? before.row);
    await this.writer.put([{ from: "sending", entry: { ...before, attempts } }]);
  }

  /** Entries that had an outcome wait again. */
  async add(entries: readonly Entry[]): Promise<void> {
    for (const { row } of entries) this.#cameBack = Math.min(row, this.#cameBack ?? row);
    await this.writer.put(entries.map((entry) => ({ from: entry.state, entry: waitingAgain(entry) })));
  }

  /** Nothing leaves for now: what is marked waits again. Settles when that is on the disk, for all who ask for it. */
  release(): Promise<void> {
    this.#releasing ??= this.#release().finally(() => {
      this.#releasing = null;
    });
    return this.#releasing;
  }

  async #release(): Promise<void> {
    // A group that is being marked will have nobody to take it.
    await this.#filling?.catch(() => {});
    await Promise.all(this.#marked.splice(0).map((marked) => this.putBack(marked)));
  }

  async #fill(): Promise<void> {
    if (this.#cameBack !== null) {
      this.#from = Math.min(this.#from, this.#cameBack);
      this.#cameBack = null;
      await this.writer.flush();
    }
    const waiting = await this.store.inState(this.#batch.id, "waiting", this.#from, this.#size);
    this.#more = waiting.length === this.#size;
    const last = waiting.at(-1);
    if (!last) return;
    this.#from = last.row + 1;
    const answers = await this.courier.prepareAll(this.#batch.kind, waiting.map(toPrepare));
    const marked: Marked[] = [];
    const entries = waiting.map((before, index) => {
      const answer = answers[index];
      if (!answer) throw new FlaError("session.internal");
      if ("findings" in answer) return withheld(before, answer);
      checkSame(this.#batch, answer);
      const entry = leaving(before, answer);
      marked.push({ before, entry, receipt: answer });
      return entry;
    });
    try {
      await this.writer.put(entries.map((entry) => ({ from: "waiting", entry })));
    } catch (error) {
      // It cannot be said on the disk, so nothing of it leaves.
      const back = entries.map((entry, index) => ({ from: entry.state, entry: waiting[index] ?? entry }));
      await this.writer.put(back).catch(() => {});
      throw error;
    }
    this.#marked.push(...marked);
  }
}

function toPrepare({ draft, reference, attempts }: Entry): DraftRow {
  return { draft, reference, attempted: attempts > 0 || givenReference(draft) !== null };
}

function leaving(before: Entry, receipt: Receipt): Entry {
  const { attempts, earlier } = before;
  return {
    ...before,
    ...{ state: "sending", attempts: attempts + 1, receipt, lookup: null, unsaid: null, withheld: [] },
    earlier: before.receipt ? [...earlier, before.receipt] : earlier,
  };
}

/** The rules of the core, which may have become stricter since the batch was made, do not let it leave. */
function withheld(before: Entry, { findings }: CheckReport): Entry {
  return { ...before, state: "refused", withheld: findings.filter(({ severity }) => severity === "error") };
}

/** The members that say on whose behalf something is sent. */
const MINE = ["environment", "clientId", "role", "certificateSha256"] as const;

/** Fails with `batch.other_account` unless a receipt was prepared on behalf of whom the batch was made for. */
export function checkSame(sending: Pick<Sending, (typeof MINE)[number]>, prepared: typeof sending): void {
  if (MINE.some((member) => sending[member] !== prepared[member])) throw new FlaError("batch.other_account");
}

/** An entry that had an outcome, to be sent again. */
export function waitingAgain(entry: Entry): Entry {
  return { ...entry, state: "waiting", lookup: null, unsaid: null, withheld: [] };
}
