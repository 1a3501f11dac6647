import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openDatabase, VERSION } from "../../src/database.js";
import { openJournal } from "../../src/journal.js";
import { KEPT_DAYS, type KeptPage, openSaves, type SaveRecord } from "../../src/save/kept.js";
import { emptyStorage } from "../batch/fakes.js";
import { receipt } from "../receipt.js";
import { AT } from "./register.js";

beforeEach(emptyStorage);

const record = (id: string, at = AT): SaveRecord => {
  const day = new Date(at).toISOString();
  return { id, version: 1, createdAt: day, at: day, questions: [], ended: {} };
};

const page = (save: string, place: number): KeptPage => ({
  ...{ save, place, size: 3, crc: 1, sha256: "ab", deflated: new Uint8Array([place]) },
  facts: {
    ...{ part: 0, url: "u", status: 200, retrievedAt: "2026-11-22T12:00:00Z", traceId: null },
    ...{ records: 1, total: 1, next: null },
  },
});

test("a database of the version before keeps what is in it, and takes pages", async () => {
  const kept = receipt();
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open("fla-panel", 4);
    opening.onupgradeneeded = () => {
      const { result } = opening;
      result.createObjectStore("receipts", { keyPath: "id" }).put(kept);
      for (const name of ["remembered", "parked", "templates"]) {
        result.createObjectStore(name, { keyPath: "id" });
      }
    };
    opening.onsuccess = () => resolve(opening.result.close());
    opening.onerror = () => reject(opening.error);
  });
  const database = openDatabase();
  const saves = openSaves(database);
  await saves.put(record("one"));
  await saves.putPages([page("one", 0)]);
  assert.deepEqual(await saves.find("one", AT), record("one"));
  assert.deepEqual(await openJournal(database).list(), [kept]);
  assert.deepEqual(await indexedDB.databases(), [{ name: "fla-panel", version: VERSION }]);
});

test("pages come back in their order, those of one saving alone", async () => {
  const saves = openSaves(openDatabase());
  for (const place of [2, 0, 10, 1]) await saves.putPages([page("one", place)]);
  await saves.putPages([page("other", 0)]);
  assert.deepEqual(
    (await saves.pages("one", 1, 2)).map(({ place }) => place),
    [1, 2],
  );
  assert.equal(await saves.countPages("one"), 4);
  await saves.forget("one");
  assert.deepEqual([await saves.countPages("one"), await saves.countPages("other")], [0, 1]);
});

test("what nobody came back to is forgotten, whosever it is", async () => {
  const saves = openSaves(openDatabase());
  const day = 86_400_000;
  await saves.put(record("old", AT - (KEPT_DAYS + 1) * day));
  await saves.putPages([page("old", 0)]);
  await saves.put(record("young", AT - (KEPT_DAYS - 1) * day));
  assert.ok(await saves.find("young", AT));
  assert.equal(await saves.find("old", AT), null);
  assert.equal(await saves.countPages("old"), 0);
  await saves.sweep(AT + 2 * day);
  assert.equal(await saves.find("young", AT), null);
});
