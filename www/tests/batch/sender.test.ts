import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { FlaError } from "../../src/session/session.js";
import {
  ACCEPTED,
  allOf,
  assertNoneTwice,
  Counter,
  drafts,
  emptyStorage,
  ended,
  FAST,
  HEAD,
  ME,
  makeBatch,
  openWindow,
  refused,
  sendAll,
  statesOf,
  TimeLapse,
  tally,
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

test("a batch is sent to its end: each row is on the disk as leaving before it leaves, and once", async () => {
  const window = open();
  const { id } = await makeBatch(window, 300);
  courier.onRequest = async (reference) => {
    const row = Number(reference.slice(2));
    assert.equal((await window.store.entry(id, row))?.state, "sending", reference);
  };
  await sendAll(window, id);
  assert.equal(window.sender.progress.failure, null);
  assert.deepEqual(await tally(window, id), { accepted: 300 });
  assert.equal((await window.batches.batch(id))?.state, "done");
  assert.equal(courier.taken.size, 300);
  assertNoneTwice(courier);
  assert.equal(courier.mostUnder, 2);
});

test("requests begin at the pace that was asked for", async () => {
  const window = open();
  const { id } = await makeBatch(window, 40);
  const began = world.now();
  await window.sender.start(id, { concurrency: 2, perSecond: 5 });
  await ended(window.sender);
  const seconds = (world.now() - began) / 1000;
  // Forty at five a second, less the one that need not wait.
  assert.ok(seconds >= 39 / 5 - 1 && seconds < 12, String(seconds));
});

test("a pause waits for what has left, and nothing more leaves; the rest goes after it", async () => {
  const window = open();
  const { id } = await makeBatch(window, 50);
  courier.onRequest = async (reference) => {
    if (reference === "r-10") void window.sender.pause();
  };
  await sendAll(window, id);
  assert.equal(window.sender.progress.state, "paused");
  assert.equal(window.sender.progress.failure, null);
  const { accepted = 0, waiting = 0, ...others } = await tally(window, id);
  assert.deepEqual(others, {});
  assert.ok(accepted >= 11 && accepted <= 13, String(accepted));
  assert.equal(accepted + waiting, 50);
  await window.sender.resume();
  await ended(window.sender);
  assert.deepEqual(await tally(window, id), { accepted: 50 });
  assertNoneTwice(courier);
});

test("a resume during the pause goes on when the pause is over", async () => {
  const window = open();
  const { id } = await makeBatch(window, 50);
  await window.sender.start(id, FAST);
  const paused = window.sender.pause();
  await window.sender.resume();
  await paused;
  await until(window.sender, "done");
  assert.deepEqual(await tally(window, id), { accepted: 50 });
  assertNoneTwice(courier);
});

test("a pause asked for before anything is under way is kept, and so is a cancel", async () => {
  const window = open();
  const { id } = await makeBatch(window, 50);
  void window.sender.start(id, FAST);
  await window.sender.pause();
  assert.equal(window.sender.progress.state, "paused");
  assert.deepEqual(await tally(window, id), { waiting: 50 });
  void window.sender.start(id, FAST);
  await window.sender.cancel(id);
  assert.equal(window.sender.progress.state, "cancelled");
  assert.equal(courier.taken.size, 0);
});

test("what is cancelled leaves the rest unsent for good, and says how much that is", async () => {
  const window = open();
  const { id } = await makeBatch(window, 50);
  courier.onRequest = async (reference) => {
    if (reference === "r-10") void window.sender.cancel(id);
  };
  await sendAll(window, id);
  assert.equal(window.sender.progress.state, "cancelled");
  const { accepted = 0, waiting = 0 } = await tally(window, id);
  assert.equal(accepted + waiting, 50);
  assert.equal(window.sender.progress.counts.waiting, waiting);
  await assert.rejects(window.sender.start(id, FAST), { code: "batch.ended" });
  await assert.rejects(window.sender.again(id, { rows: [0] }), { code: "batch.ended" });
  assert.equal(courier.taken.size, accepted);
});

test("a paused batch can be cancelled", async () => {
  const window = open();
  const { id } = await makeBatch(window, 5);
  await window.sender.start(id, FAST);
  await window.sender.pause();
  await window.sender.cancel(id);
  assert.equal((await window.batches.batch(id))?.state, "cancelled");
});

test("a batch that another panel left can be cancelled, while one of our own goes on", async () => {
  const [left, window] = [open(), open()];
  const { id } = await makeBatch(left, 5);
  await left.sender.start(id, FAST);
  await left.sender.pause();
  const own = await makeBatch(window, 5);
  const sending = sendAll(window, own.id);
  await window.sender.cancel(id);
  assert.equal((await window.batches.batch(id))?.state, "cancelled");
  await sending;
  assert.equal(window.sender.progress.state, "done");
  assert.equal((await window.batches.batch(own.id))?.state, "done");
});

test("two starts in one panel send each row once", async () => {
  const window = open();
  const { id } = await makeBatch(window, 60);
  await Promise.all([window.sender.start(id, FAST), window.sender.start(id, FAST)]);
  await ended(window.sender);
  assert.equal(courier.taken.size, 60);
  assertNoneTwice(courier);
});

test("one panel sends one batch at a time", async () => {
  const window = open();
  const [one, other] = [await makeBatch(window, 5), await makeBatch(window, 5)];
  const started = window.sender.start(one.id, FAST);
  await assert.rejects(window.sender.start(other.id, FAST), { code: "batch.busy" });
  await started;
  await ended(window.sender);
  await sendAll(window, other.id);
  assertNoneTwice(courier);
});

test("the sender's own account is required, and its certificate; another is told and nothing leaves", async () => {
  for (const change of [
    { clientId: "another" },
    { role: "representative" as const },
    { certificateSha256: "cd".repeat(32) },
    { environment: "production" as const },
    { apiBase: "https://elsewhere.invalid/v1" },
  ]) {
    const window = open({ sending: () => ({ ...ME, ...change }) });
    const { id } = await makeBatch(window, 3);
    await assert.rejects(window.sender.start(id, FAST), { code: "batch.other_account" });
    assert.equal(window.sender.progress.failure?.code, "batch.other_account");
  }
  const window = open({ sending: () => null });
  await assert.rejects(window.sender.start((await makeBatch(window, 3)).id, FAST), {
    code: "session.no_token",
  });
  assert.equal(courier.taken.size, 0);
});

test("an account that changes midway ends the sending before anything is marked for it", async () => {
  const window = open();
  const { id } = await makeBatch(window, 200);
  courier.onRequest = async (reference) => {
    if (reference === "r-20") courier.sending = { ...ME, clientId: "another" };
  };
  await sendAll(window, id);
  assert.equal(window.sender.progress.failure?.code, "batch.other_account");
  const { accepted = 0, waiting = 0 } = await tally(window, id);
  assert.equal(accepted + waiting, 200);
  assert.ok(waiting > 0);
});

test("what breaks a rule of the core does not leave, and says which", async () => {
  const window = open();
  const { id } = await window.batches.create(
    { ...HEAD, total: 3 },
    (async function* () {
      for await (const group of drafts(3)) {
        yield group.map((drafted, row) =>
          row === 1 ? { ...drafted, draft: { ...drafted.draft, training: { name: "unfit" } } } : drafted,
        );
      }
    })(),
  );
  await sendAll(window, id);
  assert.deepEqual(statesOf(await allOf(window, id)), ["accepted", "refused", "accepted"]);
  const entry = await window.batches.entry(id, 1);
  assert.deepEqual(
    entry?.withheld.map(({ code }) => code),
    ["name.unfit"],
  );
  assert.equal(entry?.receipt, null);
});

test("remarks are kept apart from plain acceptance, refusals go on with the next", async () => {
  const window = open();
  const { id } = await makeBatch(window, 6);
  const anomaly = { code: "00913-355", nl: null, fr: null, de: null, path: null };
  courier.answers = [{ ...ACCEPTED, warnings: [anomaly] } as never, refused("problem.bad_request")];
  await sendAll(window, id);
  assert.deepEqual(await tally(window, id), { warned: 1, refused: 1, accepted: 4 });
});

test("a busy server is left alone by the whole batch for as long as it asks, and the row goes again", async () => {
  for (const code of ["problem.too_many_requests", "problem.service_unavailable"]) {
    emptyStorage();
    courier = new Counter(world);
    const window = open();
    const { id } = await makeBatch(window, 30);
    const times: number[] = [];
    let until = 0;
    courier.answers = Array.from({ length: 10 }, () => ACCEPTED);
    courier.answers.push(() => {
      until = world.now() + 120_000;
      return refused(code, 120);
    });
    courier.onRequest = async () => void times.push(world.now());
    await sendAll(window, id);
    assert.deepEqual(await tally(window, id), { accepted: 30 });
    // One other may have been under way.
    assert.ok(times.slice(12).every((time) => time >= until));
    assertNoneTwice(courier);
  }
});

test("while it waits for a busy server nothing is marked as leaving", async () => {
  const window = open();
  const { id } = await makeBatch(window, 30);
  courier.answers = [refused("problem.too_many_requests", 600), refused("problem.too_many_requests", 600)];
  let seen: string[] = [];
  const { wait } = world;
  world.wait = async function (milliseconds, signal) {
    if (milliseconds > 500_000 && seen.length === 0) seen = statesOf(await allOf(window, id));
    return wait.call(this, milliseconds, signal);
  };
  await sendAll(window, id);
  // One other was under way.
  assert.ok(seen.filter((state) => state !== "waiting").length <= 1, String(seen));
  assertNoneTwice(courier);
});

test("a server that stays busy ends it after a while", async () => {
  const window = open();
  const { id } = await makeBatch(window, 30);
  courier.always = () => refused("problem.too_many_requests");
  await sendAll(window, id);
  assert.equal(window.sender.progress.failure?.code, "problem.too_many_requests");
  assert.deepEqual(await tally(window, id), { waiting: 30 });
  assert.ok(courier.log.filter((line) => line.startsWith("send")).length <= 11);
});

for (const [code, most, left] of [
  ["problem.unauthorized", 4, "waiting"],
  ["problem.missing_scope", 4, "waiting"],
  ["problem.resource_not_found", 4, "waiting"],
  ["problem.missing_permission", 4, "refused"],
  ["problem.too_many_failed_requests", 2, "waiting"],
] as const) {
  test(`refusals that would meet the next as well end it: ${code}`, async () => {
    const window = open();
    const { id } = await makeBatch(window, 100);
    courier.always = () => refused(code);
    await sendAll(window, id);
    assert.equal(window.sender.progress.state, "paused");
    assert.equal(window.sender.progress.failure?.code, code);
    const sent = courier.log.filter((line) => line.startsWith("send")).length;
    assert.ok(sent <= most, String(sent));
    const { waiting = 0, refused: no = 0 } = await tally(window, id);
    assert.equal(waiting + no, 100);
    assert.equal(no, left === "refused" ? sent : 0);
    // When what was wrong has been put right, everything can go.
    courier.always = null;
    await window.sender.again(id, { rows: Array.from({ length: 100 }, (_, row) => row) });
    await window.sender.resume();
    await ended(window.sender);
    assert.deepEqual(await tally(window, id), { accepted: 100 });
    assertNoneTwice(courier);
  });
}

test("a refusal now and then is the row's own", async () => {
  const window = open();
  const { id } = await makeBatch(window, 60);
  let count = 0;
  courier.always = () => (++count % 3 === 0 ? refused("problem.missing_permission") : null);
  await sendAll(window, id);
  assert.deepEqual(await tally(window, id), { accepted: 40, refused: 20 });
});

test("a token that cannot be renewed pauses it with the reason; nothing is lost", async () => {
  const window = open();
  const { id } = await makeBatch(window, 30);
  courier.answers = [
    ACCEPTED,
    ACCEPTED,
    new FlaError("token.invalid_client"),
    new FlaError("token.invalid_client"),
  ];
  await sendAll(window, id);
  assert.equal(window.sender.progress.failure?.code, "token.invalid_client");
  const { accepted = 0, waiting = 0 } = await tally(window, id);
  assert.equal(accepted + waiting, 30);
  assert.equal(accepted, courier.taken.size);
  await window.sender.resume();
  await ended(window.sender);
  assert.deepEqual(await tally(window, id), { accepted: 30 });
  assertNoneTwice(courier);
});

test("without a network it waits, and goes on by itself when there is one", async () => {
  const window = open();
  const { id } = await makeBatch(window, 30);
  courier.answers = [
    ACCEPTED,
    () => {
      world.connected = false;
      return new FlaError("network.offline");
    },
  ];
  const offline = new Promise<void>((resolve) => {
    world.onOffline = resolve;
  });
  await window.sender.start(id, FAST);
  await offline;
  assert.equal(window.sender.progress.state, "offline");
  assert.deepEqual(Object.keys(await tally(window, id)).toSorted(), ["accepted", "waiting"]);
  world.connect();
  await ended(window.sender);
  assert.deepEqual(await tally(window, id), { accepted: 30 });
  assertNoneTwice(courier);
});
