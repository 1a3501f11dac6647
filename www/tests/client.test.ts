import assert from "node:assert/strict";
import { test } from "node:test";
import { type WorkerLike, WorkerSession } from "../src/session/client.js";
import type { Call, FromWorker, ToWorker } from "../src/session/protocol.js";
import { FlaError } from "../src/session/session.js";

/** A Worker that keeps what it gets and answers when told. */
class FakeWorker implements WorkerLike {
  readonly received: ToWorker[] = [];
  readonly transferred: Transferable[][] = [];
  terminated = false;
  onmessage: WorkerLike["onmessage"] = null;
  onerror: WorkerLike["onerror"] = null;
  onmessageerror: WorkerLike["onmessageerror"] = null;

  postMessage(message: ToWorker, transfer: Transferable[]) {
    this.received.push(message);
    this.transferred.push(transfer);
  }

  terminate() {
    this.terminated = true;
  }

  call(index: number): Call {
    const message = this.received[index];
    assert.ok(message && "method" in message);
    return message;
  }

  reply(data: FromWorker) {
    this.onmessage?.({ data } as MessageEvent<FromWorker>);
  }
}

const refusedWith = (code: string) => (error: unknown) => error instanceof FlaError && error.code === code;

test("the first message says where exchanges go", () => {
  const network = new FakeWorker();
  new WorkerSession(network);
  assert.deepEqual(network.received, [{ init: true }]);

  const demo = new FakeWorker();
  const { port2 } = new MessageChannel();
  new WorkerSession(demo, port2);
  assert.deepEqual(demo.received, [{ init: true, exchange: port2 }]);
  assert.deepEqual(demo.transferred, [[port2]]);
});

test("answers find their calls in any order", async () => {
  const worker = new FakeWorker();
  const session = new WorkerSession(worker);
  const first = session.choose(0);
  const second = session.choose(1);
  const [a, b] = [worker.call(1), worker.call(2)];
  assert.deepEqual([a.method, a.args, b.args], ["choose", [0], [1]]);
  worker.reply({ id: b.id, error: { code: "session.internal", params: {} } });
  worker.reply({ id: a.id, value: undefined });
  await first;
  await assert.rejects(second, refusedWith("session.internal"));
});

test("an error keeps its code and its values", async () => {
  const worker = new FakeWorker();
  const session = new WorkerSession(worker);
  const sent = session.send("id");
  worker.reply({ id: worker.call(1).id, error: { code: "network.timeout", params: { seconds: "30" } } });
  await assert.rejects(sent, (error) => {
    assert.ok(error instanceof FlaError);
    assert.deepEqual([error.code, error.params], ["network.timeout", { seconds: "30" }]);
    return true;
  });
});

test("the file and the password leave the page: no copy stays behind", () => {
  const worker = new FakeWorker();
  const session = new WorkerSession(worker);
  const [file, password] = [new Uint8Array([1, 2]), new Uint8Array([3])];
  void session.openFile(file, password);
  assert.deepEqual(worker.transferred[1], [file.buffer, password.buffer]);
});

test("locking lets the Worker wipe, ends it, and fails everything that waits on it", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const worker = new FakeWorker();
  const session = new WorkerSession(worker);
  const waiting = session.choose(0);
  session.lock();
  assert.deepEqual(worker.received.at(-1), { end: true });
  assert.ok(!worker.terminated);
  context.mock.timers.tick(200);
  assert.ok(worker.terminated);
  await assert.rejects(waiting, refusedWith("session.locked"));
  await assert.rejects(session.choose(0), refusedWith("session.locked"));
  assert.equal(worker.received.length, 3, "nothing is posted to an ended Worker");
});

test("a Worker that dies fails what waits instead of leaving it waiting", async () => {
  const worker = new FakeWorker();
  const session = new WorkerSession(worker);
  const waiting = session.choose(0);
  worker.onerror?.({} as ErrorEvent);
  await assert.rejects(waiting, refusedWith("session.internal"));
  await assert.rejects(session.choose(0), refusedWith("session.internal"));
});

const LEAVING = { leaving: 7, method: "POST", url: "https://example.invalid/token" };

test("a request leaves inside its passage, which ends when it has arrived", async () => {
  const worker = new FakeWorker();
  const seen: unknown[] = [];
  const ended = new Promise<void>((resolve) => {
    new WorkerSession(worker, undefined, async (request, send) => {
      seen.push(request, worker.received.length);
      await send();
      resolve();
    });
  });
  assert.deepEqual(worker.received, [{ init: true, announce: true }]);
  worker.reply(LEAVING);
  assert.deepEqual(seen, [{ method: LEAVING.method, url: LEAVING.url }, 1], "prepared before it may leave");
  assert.deepEqual(worker.received.at(-1), { pass: 7 });
  worker.reply({ arrived: 7 });
  await ended;
});

test("a passage ends with the session, and then nothing more may leave", async () => {
  const worker = new FakeWorker();
  let prepare = () => {};
  const ended: string[] = [];
  const session = new WorkerSession(worker, undefined, async ({ url }, send) => {
    if (url === "late") await new Promise<void>((resolve) => (prepare = resolve));
    await send();
    ended.push(url);
  });
  worker.reply({ ...LEAVING, url: "under way" });
  worker.reply({ ...LEAVING, leaving: 8, url: "late" });
  session.lock();
  prepare();
  await new Promise(setImmediate);
  assert.deepEqual(ended, ["under way", "late"]);
  assert.deepEqual(worker.received.slice(1), [{ pass: 7 }, { end: true }]);
});

test("a passage that fails stops no request", async () => {
  const worker = new FakeWorker();
  new WorkerSession(worker, undefined, () => Promise.reject(new Error("no locks here")));
  worker.reply(LEAVING);
  await new Promise(setImmediate);
  assert.deepEqual(worker.received.at(-1), { pass: 7 });
});
