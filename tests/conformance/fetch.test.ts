// What the core asks of the browser for every request: no cookies, no redirects, no cache, no referrer, and an end.
import assert from "node:assert/strict";
import { after, before, it, mock } from "node:test";
import { Session } from "#wasm";
import { PORTAL_TOKEN_ENDPOINT } from "../servers/portal.js";
import { open, REGISTRATION, SETTINGS } from "./core.js";

/** How long an exchange may take, in milliseconds. */
const TIMEOUT = 30_000;

const asked: Request[] = [];
/** Deadlines that were set, and those of them that were taken back. */
const set = new Set<unknown>();
const cleared = new Set<unknown>();
const { fetch } = globalThis;

before(() => {
  // The core looks for the global scope of a Worker before it calls its `fetch`.
  Object.assign(globalThis, {
    WorkerGlobalScope: Object,
    fetch: async (request: Request) => {
      asked.push(request);
      return request.url === PORTAL_TOKEN_ENDPOINT
        ? Response.json({ access_token: "t", token_type: "Bearer", expires_in: 600 })
        : Response.json({});
    },
  });
  const { setTimeout, clearTimeout } = globalThis;
  mock.method(globalThis, "setTimeout", (run: () => void, milliseconds: number) => {
    const timer = setTimeout(run, milliseconds);
    if (milliseconds === TIMEOUT) set.add(timer);
    return timer;
  });
  mock.method(globalThis, "clearTimeout", (timer: NodeJS.Timeout) => {
    if (set.has(timer)) cleared.add(timer);
    clearTimeout(timer);
  });
});

after(() => {
  globalThis.fetch = fetch;
  Reflect.deleteProperty(globalThis, "WorkerGlobalScope");
  mock.restoreAll();
});

it("a redirect of a question is an answer, and is not followed", async () => {
  const session = new Session();
  await open(session);
  let report = session.diagnose(SETTINGS, true, "", false);
  while (report.more && asked.length === 0) report = await session.continueDiagnosis();
  session.free();
  const [question] = asked.splice(0);
  set.clear();
  cleared.clear();
  assert.deepEqual([question?.method, question?.redirect], ["GET", "manual"]);
});

it("every request is as strict as the browser can make it", async () => {
  const session = new Session();
  await open(session);
  await session.connect({ ...SETTINGS, sendScope: false }, false);
  await session.send(session.prepare("trainingRegistration", REGISTRATION).id);
  session.free();
  assert.deepEqual(
    asked.map(({ url }) => new URL(url).pathname.split("/").at(-1)),
    ["token", "trainingRegistrations"],
  );
  for (const { credentials, redirect, cache, referrerPolicy, keepalive, signal } of asked) {
    assert.deepEqual(
      { credentials, redirect, cache, referrerPolicy, keepalive },
      {
        credentials: "omit",
        redirect: "error",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        keepalive: false,
      },
    );
    assert.ok(signal);
  }
  assert.equal(set.size, 2);
  assert.deepEqual(cleared, set, "a deadline outlives its request");
});
