import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { VERSION } from "../../src/database.js";
import { openJournal } from "../../src/journal.js";
import { receipt } from "../receipt.js";
import { Counter, drafts, emptyStorage, HEAD, makeBatch, openWindow, TimeLapse } from "./fakes.js";

const NAME = "fla-panel";

let world: TimeLapse;

beforeEach(() => {
  emptyStorage();
  world = new TimeLapse();
});

const open = () => openWindow({ world, courier: new Counter(world) });

/** A database as a panel of some version left it. */
function leave(version: number, make: (database: IDBDatabase) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, version);
    opening.onupgradeneeded = () => make(opening.result);
    opening.onsuccess = () => resolve(opening.result.close());
    opening.onerror = () => reject(opening.error);
  });
}

test("a database of the version before keeps its receipts and takes batches", async () => {
  const kept = receipt();
  await leave(3, (database) => {
    database.createObjectStore("receipts", { keyPath: "id" }).put(kept);
    database.createObjectStore("remembered", { keyPath: "id" });
  });
  const window = open();
  assert.deepEqual(await openJournal(window.database).list(), [kept]);
  const { id } = await makeBatch(window, 3);
  assert.deepEqual(
    (await window.batches.list()).map((batch) => batch.id),
    [id],
  );
  assert.deepEqual(await openJournal(window.database).list(), [kept]);
});

test("a database of a newer version is left as it is, and said to be one", async () => {
  await leave(VERSION + 1, (database) => {
    database.createObjectStore("receipts", { keyPath: "id" }).put(receipt());
  });
  const window = open();
  await assert.rejects(makeBatch(window, 3), { code: "storage.newer" });
  await assert.rejects(openJournal(window.database).put(receipt()), { code: "storage.newer" });
  const databases = await indexedDB.databases();
  assert.deepEqual(databases, [{ name: NAME, version: VERSION + 1 }]);
});

test("a newer panel has to wait while the database is held, and no longer", async () => {
  const { database, store } = open();
  const letGo = database.hold();
  await store.batches();
  let upgraded = false;
  const upgrade = new Promise<void>((resolve) => {
    const opening = indexedDB.open(NAME, VERSION + 1);
    opening.onupgradeneeded = () => {
      upgraded = true;
    };
    opening.onsuccess = () => resolve(opening.result.close());
    opening.onblocked = () => {
      assert.equal(upgraded, false);
      letGo();
    };
  });
  await upgrade;
  assert.equal(upgraded, true);
});

test("entries are found by state, by text and page by page", async () => {
  const window = open();
  const { id } = await window.batches.create(
    { ...HEAD, total: 600 },
    (async function* () {
      for await (const group of drafts(600)) {
        yield group.map((drafted) => ({
          ...drafted,
          draft: { ...drafted.draft, training: { name: `Course ${drafted.source}` } },
        }));
      }
    })(),
  );
  const rows = async (query: Parameters<typeof window.batches.entries>[1]) =>
    (await window.batches.entries(id, query)).entries.map(({ row }) => row);
  assert.deepEqual(await rows({ text: "course 51", count: 20 }), [
    51,
    ...Array.from({ length: 10 }, (_, i) => 510 + i),
  ]);
  assert.deepEqual(await rows({ text: "85.40.00-033.92", count: 2 }), [0, 1]);
  assert.deepEqual(await rows({ states: ["accepted"], count: 5 }), []);
  const first = await window.batches.entries(id, { states: ["waiting"], count: 400 });
  assert.equal(first.entries.length, 400);
  const second = await window.batches.entries(id, { states: ["waiting"], count: 400, from: first.next ?? 0 });
  assert.deepEqual([second.entries.length, second.entries[0]?.row, second.next], [200, 400, null]);
});

test("a reference that came with a draft stays; every other row gets one of its own", async () => {
  const window = open();
  const { id } = await window.batches.create(
    { ...HEAD, total: 3 },
    (async function* () {
      for await (const group of drafts(3)) {
        yield group.map((drafted, row) =>
          row === 1 ? { ...drafted, draft: { ...drafted.draft, reference: "OURS-1" } } : drafted,
        );
      }
    })(),
  );
  const { entries } = await window.batches.entries(id, { count: 3 });
  assert.deepEqual(
    entries.map(({ reference }) => reference),
    ["r-0", "OURS-1", "r-2"],
  );
});

test("batches are deleted with all that is in them, one by one or those before a day", async () => {
  const window = open();
  const old = await makeBatch(window, 3);
  await world.wait(86_400_000, new AbortController().signal);
  const recent = await makeBatch(window, 3);
  const left = async () => (await window.batches.list()).map(({ id }) => id);
  await window.batches.deleteAll(({ createdAt }) => createdAt < recent.createdAt);
  assert.deepEqual(await left(), [recent.id]);
  assert.equal(await window.batches.entry(old.id, 0), null);
  await window.batches.delete(recent.id);
  assert.deepEqual(await window.store.ids(), []);
});

test("a term ends for what has ended: an outcome that nobody knows, and what was not sent, stay", async () => {
  const window = open();
  const batches = await Promise.all([3, 3, 3].map((count) => makeBatch(window, count)));
  const [known, unknown, unsent] = batches.map(({ id }) => id);
  const sentAt = new Date(world.now()).toISOString();
  for (const [id, last] of [
    [known, "accepted"],
    [unknown, "unknown"],
  ] as const) {
    const batch = await window.store.batch(id ?? "");
    const entries = await window.store.entries(id ?? "", 0, 3);
    assert.ok(batch);
    const told = entries.map((entry) => ({
      ...entry,
      state: entry.row === 2 ? last : ("refused" as const),
      receipt: receipt(undefined, sentAt),
    }));
    await window.store.write({ ...batch, state: "done" }, told);
  }
  const left = async () => (await window.batches.list()).map(({ id }) => id).toSorted();
  // Made long ago, and sent yesterday.
  await world.wait(86_400_000, new AbortController().signal);
  await window.batches.deleteOld(sentAt);
  assert.equal((await left()).length, 3);
  await window.batches.deleteOld(new Date(world.now()).toISOString());
  assert.deepEqual(await left(), [unknown, unsent].toSorted());
  await window.batches.deleteAll(() => true);
  assert.deepEqual(await left(), []);
});

test("a receipt of an unknown outcome outlives the term, and goes with all of them", async () => {
  const journal = openJournal(open().database);
  const accepted = receipt(undefined, "2020-01-01T00:00:00Z");
  const unknown = receipt(
    { kind: "unknown", reason: "timeout", status: null, location: null },
    "2020-01-02T00:00:00Z",
  );
  await journal.put(accepted);
  await journal.put(unknown);
  await journal.clear("2025-01-01T00:00:00Z");
  assert.deepEqual(await journal.list(), [unknown]);
  await journal.clear();
  assert.deepEqual(await journal.list(), []);
});
