import assert from "node:assert/strict";
import { test } from "node:test";
import { Counter, emptyStorage, ended, FAST, makeBatch, openWindow, statesOf, TimeLapse } from "./fakes.js";

async function allOf(window: ReturnType<typeof openWindow>, id: string) {
  return (await window.batches.entries(id, { count: 10_000 })).entries;
}

test("a batch is sent to its end: each row once, each written before it left and after its answer", async () => {
  emptyStorage();
  const world = new TimeLapse();
  const courier = new Counter(world);
  const window = openWindow({ world, courier });
  const { id } = await makeBatch(window, 300);
  courier.onRequest = async (reference) => {
    const row = Number(reference.slice(2));
    assert.equal((await window.store.entry(id, row))?.state, "sending", reference);
  };
  await window.sender.start(id, FAST);
  await ended(window.sender);
  assert.equal(window.sender.progress.failure, null);
  const entries = await allOf(window, id);
  assert.deepEqual(new Set(statesOf(entries)), new Set(["accepted"]));
  assert.equal(courier.taken.size, 300);
  assert.ok([...courier.taken.values()].every((times) => times === 1));
  const batch = await window.batches.batch(id);
  assert.equal(batch?.state, "done");
  assert.equal(batch?.counts.accepted, 300);
  assert.equal(batch?.counts.waiting, 0);
  assert.equal(courier.mostUnder, 2);
});
