import assert from "node:assert/strict";
import { test } from "node:test";
import { announceRequests } from "../src/session/announce.js";

// The scope of a Worker: what it says to the page, and what it hears.
const said: unknown[] = [];
const page = new EventTarget();
const sent: string[] = [];
Object.assign(globalThis, {
  self: globalThis,
  fetch: async (request: Request) => {
    sent.push(request.url);
    return new Response("answer");
  },
  postMessage: (message: unknown) => void said.push(message),
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
});
announceRequests();

const URL = "https://example.invalid/token";
const letPass = (id: number) => page.dispatchEvent(new MessageEvent("message", { data: { pass: id } }));
const settled = () => new Promise(setImmediate);

test("a request leaves when it may, and says when it has arrived", async () => {
  said.length = 0;
  const answer = fetch(URL, { method: "POST" });
  await settled();
  assert.deepEqual(said, [{ leaving: 1, method: "POST", url: URL }]);
  assert.deepEqual(sent, []);
  letPass(1);
  assert.equal(await (await answer).text(), "answer");
  assert.deepEqual(sent, [URL]);
  assert.deepEqual(said.at(-1), { arrived: 1 });
});

test("a request given up before it may leave never does, and its passage closes when it opens", async () => {
  said.length = 0;
  sent.length = 0;
  const controller = new AbortController();
  const answer = fetch(URL, { signal: controller.signal });
  controller.abort();
  await assert.rejects(answer, { name: "AbortError" });
  assert.equal(said.length, 1);
  letPass(2);
  await settled();
  assert.deepEqual(said.at(-1), { arrived: 2 });
  assert.deepEqual(sent, []);
});
