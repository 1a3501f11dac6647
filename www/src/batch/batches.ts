import type { TrainingRegistrationDraft } from "#core";
import { FlaError } from "../session/session.js";
import {
  type Batch,
  type Batches,
  type BatchHead,
  type Draft,
  type Drafted,
  type Entry,
  type EntryPage,
  type EntryQuery,
  NO_COUNTS,
  OPEN_STATES,
} from "./batch.js";
import { type Guard, TAKEN } from "./guard.js";
import { bytesFor, checkRoom, type Estimator } from "./room.js";
import type { Store } from "./store.js";

export interface BatchesOptions {
  store: Store;
  guard: Guard;
  storage: Estimator | undefined;
  /** New references, each never used before. */
  makeReferences(count: number): Promise<string[]>;
  /** Asks the browser not to clear the database. */
  persist(): Promise<unknown>;
  now(): number;
}

/** Entries in one transaction, and looked through in one go: neither keeps the page's thread for long. */
const CHUNK = 250;

export function openBatches(options: BatchesOptions): Batches {
  const { store, guard } = options;
  const own = async <T>(id: string, work: () => Promise<T>) => {
    const outcome = await guard.hold(id, work);
    if (outcome === TAKEN) throw new FlaError("batch.in_use");
    return outcome;
  };
  return {
    create: (head, drafts, onProgress = () => {}) => create(options, own, head, drafts, onProgress),
    async list() {
      const batches = await store.batches();
      void sweep(store, guard, new Set(batches.map(({ id }) => id))).catch(() => {});
      return batches.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    },
    batch: async (id) => (await store.batch(id)) ?? null,
    entry: async (id, row) => (await store.entry(id, row)) ?? null,
    entries: (id, query) => entries(store, id, query),
    delete: (id) => own(id, () => store.remove(id)),
    async deleteAll(which) {
      for (const batch of (await store.batches()).filter(which)) {
        await guard.hold(batch.id, () => store.remove(batch.id));
      }
    },
    async deleteOld(before) {
      for (const { id, createdAt, state } of await store.batches()) {
        if (createdAt >= before || (state !== "done" && state !== "cancelled")) continue;
        await guard.hold(id, async () => {
          if (await isOver(store, id, before)) await store.remove(id);
        });
      }
    },
  };
}

type Own = <T>(id: string, work: () => Promise<T>) => Promise<T>;

async function create(
  { store, storage, makeReferences, persist, now }: BatchesOptions,
  own: Own,
  head: BatchHead,
  drafts: AsyncIterable<readonly Drafted[]>,
  onProgress: (done: number) => void,
): Promise<Batch> {
  const id = crypto.randomUUID();
  void persist();
  return own(id, async () => {
    let total = 0;
    try {
      for await (const group of drafts) {
        if (total === 0) await checkRoom(bytesFor(head.total, averageSize(group)), storage);
        for (let from = 0; from < group.length; from += CHUNK) {
          const chunk = group.slice(from, from + CHUNK);
          const references = await makeReferences(chunk.length);
          await store.write(
            null,
            chunk.map((drafted, index) => entry(id, total + index, drafted, references[index] ?? "")),
          );
          total += chunk.length;
          onProgress(total);
        }
      }
      if (total === 0) throw new FlaError("batch.empty");
      const { kind, title, environment, clientId, role, apiBase, certificateSha256 } = head;
      const batch: Batch = {
        ...{ version: 1, id, kind, title, environment, clientId, role, apiBase, certificateSha256 },
        createdAt: new Date(now()).toISOString(),
        total,
        counts: { ...NO_COUNTS, waiting: total },
        state: "ready",
      };
      // Last: entries without a batch are those of one that was never made whole.
      await store.write(batch, []);
      return batch;
    } catch (error) {
      await store.remove(id).catch(() => {});
      throw error;
    }
  });
}

function entry(batch: string, row: number, { draft, source }: Drafted, reference: string): Entry {
  return {
    ...{ batch, row, source, draft },
    reference: givenReference(draft) ?? reference,
    state: "waiting",
    attempts: 0,
    receipt: null,
    earlier: [],
    lookup: null,
    unsaid: null,
    withheld: [],
  };
}

/** The reference that came with a draft. Unlike one that was made here, it may have been used before. */
export function givenReference(draft: Draft): string | null {
  const { reference } = draft as TrainingRegistrationDraft;
  return typeof reference === "string" && reference.trim() !== "" ? reference : null;
}

function averageSize(group: readonly Drafted[]): number {
  const encoder = new TextEncoder();
  const some = group.slice(0, CHUNK);
  const bytes = some.map(({ draft }) => encoder.encode(JSON.stringify(draft)).length);
  return bytes.reduce((sum, size) => sum + size, 0) / Math.max(1, some.length);
}

/** Whether the outcome of every entry is known, and none was sent since a time (ISO). */
async function isOver(store: Store, id: string, before: string): Promise<boolean> {
  for (let next = 0; ; next += CHUNK) {
    const chunk = await store.entries(id, next, CHUNK);
    const isOpen = ({ state, receipt }: Entry) =>
      OPEN_STATES.includes(state) || (receipt !== null && receipt.sentAt >= before);
    if (chunk.some(isOpen)) return false;
    if (chunk.length < CHUNK) return true;
  }
}

/** Removes the entries of batches whose making was cut short by the end of its window. */
async function sweep(store: Store, guard: Guard, known: ReadonlySet<string>): Promise<void> {
  for (const id of await store.ids()) {
    if (known.has(id)) continue;
    // Held: it is being made at this moment. Not held and still without a batch: nobody will make it whole.
    await guard.hold(id, async () => {
      if (!(await store.batch(id))) await store.remove(id);
    });
  }
}

async function entries(store: Store, id: string, query: EntryQuery): Promise<EntryPage> {
  const { states, text = "", from = 0, count } = query;
  const sought = text.trim().toLowerCase();
  const found: Entry[] = [];
  for (let next = from; ; ) {
    // One state has an index; of several, and of a text, the rows are looked through.
    const [only] = states?.length === 1 ? states : [];
    const chunk = only ? await store.inState(id, only, next, CHUNK) : await store.entries(id, next, CHUNK);
    for (const entry of chunk) {
      next = entry.row + 1;
      if (states && !states.includes(entry.state)) continue;
      if (sought !== "" && !contains(entry, sought)) continue;
      found.push(entry);
      if (found.length === count) return { entries: found, next };
    }
    if (chunk.length < CHUNK) return { entries: found, next: null };
  }
}

function contains({ reference, draft }: Entry, sought: string): boolean {
  const { worker, training } = draft as TrainingRegistrationDraft;
  const texts = [reference, worker?.ssin, training?.name];
  const digits = /^[\d .-]+$/.test(sought) ? sought.replaceAll(/\D/g, "") : sought;
  return texts.some((text) => {
    const lower = typeof text === "string" ? text.toLowerCase() : "";
    return lower.includes(sought) || (digits !== "" && lower.includes(digits));
  });
}
