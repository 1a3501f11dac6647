import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { batchError } from "../../src/batch/room.js";
import type { Store } from "../../src/batch/store.js";
import { FlaError } from "../../src/session/session.js";
import {
  ACCEPTED,
  assertNoneTwice,
  Counter,
  drafts,
  emptyStorage,
  ended,
  FAST,
  HEAD,
  makeBatch,
  OneBrowser,
  openWindow,
  refused,
  sendAll,
  TimeLapse,
  tally,
  unknown,
  until,
  type WindowOptions,
} from "./fakes.js";

let world: TimeLapse;
let courier: Counter;

beforeEach(() => {
  emptyStorage();
  world = new TimeLapse();
  courier = new Counter(world);
});

const open = (options: Partial<WindowOptions> = {}) => openWindow({ world, courier, ...options });

test("after a crash every row is accounted for: what was under way is looked up first, and none goes twice", async () => {
  const before = open();
  const { id } = await makeBatch(before, 200);
  // The answers to two never come, and the window is gone: one had been taken, one had not.
  courier.onRequest = async (reference) => {
    if (reference === "r-50") courier.take(reference);
    if (reference === "r-50" || reference === "r-51") await new Promise(() => {});
  };
  void before.sender.start(id, FAST);
  await new Promise<void>((resolve) => {
    before.sender.subscribe(() => {
      if (before.sender.progress.counts.accepted === 50) resolve();
    });
  });
  await written(before.store);
  const after = new Counter(world);
  for (const [reference, times] of courier.taken) after.taken.set(reference, times);
  const window = openWindow({ world, courier: after });
  await sendAll(window, id);
  assert.match(after.log[0] ?? "", /^verify /);
  const { accepted = 0, left = 0, ...others } = await tally(window, id);
  assert.deepEqual(others, {});
  assert.equal(accepted + left, 200);
  assert.equal(accepted, after.taken.size);
  assertNoneTwice(after);
  // Those marked that never left, and the one that got lost: the server does not have them, the user may say so.
  const waiting = await window.sender.again(id, { lookup: "absent" });
  assert.equal(waiting, left);
  await window.sender.resume();
  await ended(window.sender);
  assert.deepEqual(await tally(window, id), { accepted: 200 });
  assertNoneTwice(after);
  const entry = await window.batches.entry(id, 51);
  assert.equal(entry?.attempts, 2);
  assert.deepEqual(
    entry?.earlier.map(({ outcome }) => outcome.kind),
    ["unknown"],
  );
});

test("an unknown outcome is looked up at the end, and never sent again by itself", async () => {
  const window = open();
  const { id } = await makeBatch(window, 10);
  courier.answers = [
    (reference) => {
      courier.take(reference);
      return unknown("timeout");
    },
    ACCEPTED,
    unknown("noAnswer"),
    ACCEPTED,
    unknown("serverError"),
  ];
  courier.verified = (reference) =>
    reference === "r-4" ? "unsaid" : courier.taken.has(reference) ? "registered" : "absent";
  await sendAll(window, id);
  assert.deepEqual(await tally(window, id), { accepted: 8, left: 2 });
  assert.equal((await window.batches.batch(id))?.state, "done");
  assert.equal((await window.batches.entry(id, 2))?.lookup, "absent");
  assert.equal((await window.batches.entry(id, 4))?.lookup, "unsaid");
  // What the server did not say is not sent again, whatever is asked.
  assert.equal(await window.sender.again(id, { rows: [0, 2, 4] }), 1);
  await window.sender.resume();
  await ended(window.sender);
  assert.deepEqual(await tally(window, id), { accepted: 9, left: 1 });
  // Asked once more, it may know.
  courier.verified = null;
  courier.take("r-4");
  await window.sender.ask(id);
  await ended(window.sender);
  assert.deepEqual(await tally(window, id), { accepted: 10 });
  assertNoneTwice(courier);
});

test("a lookup waits until a slow server has done what it was going to do", async () => {
  const window = open();
  const { id } = await makeBatch(window, 1);
  courier.answers = [unknown("timeout")];
  let sent = 0;
  courier.onRequest = async () => {
    sent = world.now();
  };
  let looked = 0;
  courier.verified = () => {
    looked = world.now();
    return "absent";
  };
  await sendAll(window, id);
  assert.ok(looked - sent >= 9_000, String(looked - sent));
});

test("a duplicate of an earlier attempt of ours is that attempt, any other is a refusal", async () => {
  const window = open();
  const { id } = await makeBatch(window, 2);
  courier.answers = [unknown("noAnswer"), unknown("noAnswer")];
  await sendAll(window, id);
  assert.deepEqual(await tally(window, id), { left: 2 });
  // It came through after all, later than anybody waits.
  courier.take("r-0");
  courier.always = () => refused("problem.duplicate");
  await window.sender.again(id, { lookup: "absent" });
  await window.sender.resume();
  await ended(window.sender);
  assert.deepEqual(await tally(window, id), { accepted: 1, refused: 1 });
  assertNoneTwice(courier);
});

test("without answers that can be understood it stops after a few, and looks them up when it goes on", async () => {
  const window = open();
  const { id } = await makeBatch(window, 100);
  courier.always = () => unknown("noAnswer");
  await sendAll(window, id);
  assert.equal(window.sender.progress.failure?.code, "batch.no_answers");
  const { unknown: lost = 0, waiting = 0 } = await tally(window, id);
  assert.ok(lost >= 3 && lost <= 4, String(lost));
  assert.equal(lost + waiting, 100);
});

test("a session that ends midway leaves what was under way unknown, and pauses with the reason", async () => {
  const window = open();
  const { id } = await makeBatch(window, 30);
  courier.answers = [ACCEPTED, ACCEPTED, new FlaError("session.locked"), new FlaError("session.locked")];
  await sendAll(window, id);
  assert.equal(window.sender.progress.failure?.code, "session.locked");
  const { accepted = 0, unknown: lost = 0, waiting = 0 } = await tally(window, id);
  assert.equal(accepted + lost + waiting, 30);
  assert.ok(lost >= 1 && lost <= 2);
});

test("a decision that comes later is asked for at the pace of the core, to its end", async () => {
  const window = open();
  const { id } = await makeBatch(window, 5);
  const pending = (retryAfter?: number) => unknown("pending", { canFollow: true, retryAfter });
  courier.always = () => pending(2);
  courier.followed = [pending(1), pending(1), refused("problem.business_rules")];
  await sendAll(window, id);
  assert.deepEqual(await tally(window, id), { accepted: 4, refused: 1 });
  assert.equal(courier.log.filter((line) => line.startsWith("follow")).length, 7);
});

test("a decision that takes too long is left for the user to ask", async () => {
  const window = open();
  const { id } = await makeBatch(window, 1);
  courier.answers = [unknown("pending", { canFollow: true, retryAfter: 2 })];
  courier.followed = [unknown("pending", { canFollow: true })];
  await sendAll(window, id);
  assert.deepEqual(await tally(window, id), { pending: 1 });
  assert.equal((await window.batches.batch(id))?.state, "paused");
  await window.sender.ask(id);
  await ended(window.sender);
  assert.deepEqual(await tally(window, id), { accepted: 1 });
  assert.equal((await window.batches.batch(id))?.state, "done");
});

test("a second window cannot send the same batch, sees that, and can when the first has ended", async () => {
  const browser = new OneBrowser();
  const [one, other] = [open({ browser }), open({ browser })];
  const { id } = await makeBatch(one, 50);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  courier.onRequest = async (reference) => (reference === "r-5" ? held : undefined);
  await one.sender.start(id, FAST);
  await other.sender.start(id, FAST);
  assert.equal(other.sender.progress.state, "elsewhere");
  await assert.rejects(other.batches.delete(id), { code: "batch.in_use" });
  await assert.rejects(other.sender.again(id, { rows: [0] }), { code: "batch.in_use" });
  release();
  await Promise.all([ended(one.sender), until(other.sender, "paused")]);
  assert.deepEqual(await tally(other, id), { accepted: 50 });
  assertNoneTwice(courier);
});

test("without the browser's locks nothing that needs them begins", async () => {
  const window = open({ browser: { locks: undefined } as unknown as OneBrowser });
  await assert.rejects(makeBatch(window, 1), { code: "batch.unguarded" });
});

test("too little room is found before anything is kept, and before anything leaves", async () => {
  const estimate = { quota: 2_000_000, usage: 1_500_000 };
  const storage = { estimate: async () => estimate };
  const window = open({ storage });
  await assert.rejects(makeBatch(window, 1000), {
    code: "batch.no_room",
    params: { needed: "7", free: "1" },
  });
  assert.deepEqual(await window.batches.list(), []);
  assert.deepEqual(await window.store.ids(), []);
  estimate.quota = 1e9;
  const { id } = await makeBatch(window, 1000);
  estimate.quota = 2_000_000;
  await assert.rejects(window.sender.start(id, FAST), { code: "batch.no_room" });
  assert.equal(courier.log.length, 0);
});

test("storage that cannot be written to is found before anything leaves", async () => {
  let broken = false;
  const window = open({
    store: (store) => ({
      ...store,
      write: async (batch, entries) => {
        if (broken) throw batchError(new DOMException("", "InvalidStateError"));
        return store.write(batch, entries);
      },
    }),
  });
  const { id } = await makeBatch(window, 10);
  broken = true;
  await assert.rejects(window.sender.start(id, FAST), { code: "batch.unavailable" });
  assert.equal(courier.log.length, 0);
});

/** A store whose disk is full while a test says so. */
function fillable() {
  const disk = { full: false };
  const store = (store: Store): Store => ({
    ...store,
    write: async (batch, entries) => {
      if (disk.full) throw batchError(new DOMException("", "QuotaExceededError"));
      return store.write(batch, entries);
    },
  });
  return { disk, store };
}

test("a disk that fills up midway stops it; answers stay until they can be written, and nothing is lost", async () => {
  const { disk, store } = fillable();
  const window = open({ store });
  const { id } = await makeBatch(window, 200);
  courier.onRequest = async (reference) => {
    if (reference === "r-20") disk.full = true;
  };
  await window.sender.start(id, FAST);
  await until(window.sender, "paused");
  assert.equal(window.sender.progress.failure?.code, "batch.full");
  assert.ok(window.sender.progress.unkept > 0);
  const sent = courier.taken.size;
  assert.equal(window.sender.progress.counts.accepted, sent);
  // Nothing leaves while it stays full.
  await window.sender.resume();
  assert.equal(courier.taken.size, sent);
  disk.full = false;
  await window.sender.resume();
  await ended(window.sender);
  assert.deepEqual(await tally(window, id), { accepted: 200 });
  assertNoneTwice(courier);
});

test("a window that dies with answers it could not write leaves rows to be looked up", async () => {
  const { disk, store } = fillable();
  const dying = open({ store });
  const { id } = await makeBatch(dying, 100);
  courier.onRequest = async (reference) => {
    if (reference === "r-20") disk.full = true;
  };
  await dying.sender.start(id, FAST);
  await until(dying.sender, "paused");
  const window = open();
  await sendAll(window, id);
  await window.sender.again(id, { lookup: "absent" });
  await window.sender.resume();
  await ended(window.sender);
  assert.deepEqual(await tally(window, id), { accepted: 100 });
  assertNoneTwice(courier);
});

test("a batch whose making was cut short is not there, and what was kept of it goes", async () => {
  const window = open();
  const broken = async function* () {
    yield* drafts(100);
    throw new FlaError("session.internal");
  };
  await assert.rejects(window.batches.create({ ...HEAD, total: 200 }, broken()), {
    code: "session.internal",
  });
  assert.deepEqual(await window.store.ids(), []);
  // The window died: nobody cleaned up.
  const { id } = await makeBatch(window, 3);
  const orphan = await window.batches.entry(id, 0);
  await window.store.write(null, orphan ? [{ ...orphan, batch: "orphan" }] : []);
  assert.deepEqual(await window.store.ids(), [id, "orphan"].toSorted());
  await window.batches.list();
  while ((await window.store.ids()).length > 1);
  assert.deepEqual(await window.store.ids(), [id]);
});

/** Settles when all that was to be written before now is. */
async function written(store: Store): Promise<void> {
  await store.write(null, []);
  await store.write(null, []);
}
