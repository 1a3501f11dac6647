import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeyFileView, OpeningStep } from "#core";
import type { Panel } from "../src/panel.js";
import { FlaError, type Session } from "../src/session/session.js";
import { reduce } from "../src/state/reduce.js";
import { EMPTY_ACCOUNT, initialState } from "../src/state/state.js";
import { createStore } from "../src/state/store.js";
import { cancel } from "../src/steps/cancel.js";
import { chooseFile, openFile } from "../src/steps/certificate.js";
import { connect } from "../src/steps/connection.js";
import { openAnyway } from "../src/steps/opening.js";
import { send } from "../src/steps/work.js";
import { Text } from "../src/text/text.js";
import { sayDuration, sayLeft, shareDone } from "../src/view/estimate.js";
import { SETTINGS } from "./settings.js";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const opened: OpeningStep = {
  kind: "opened",
  file: { mac: true, identities: [{ usable: true, certificates: [] }] } as unknown as KeyFileView,
};
const work = (iterations: number, asks: boolean, retry = false): OpeningStep => ({
  kind: "work",
  iterations,
  seconds: iterations / 1e6,
  asks,
  retry,
});

/** A panel with a file chosen, whose session answers with these steps, one after the other, and says what it was told. */
function panelWith(steps: (OpeningStep | FlaError | Promise<never>)[], told: Partial<Session> = {}) {
  const asked: string[] = [];
  const answer = async () => {
    const step = await steps.shift();
    if (step instanceof FlaError) throw step;
    return step;
  };
  const session = {
    openFile: () => answer(),
    continueOpening: (agreed: number) => {
      asked.push(`agreed ${agreed}`);
      return answer();
    },
    choose: async () => {},
    reviewAccount: async () => ({ clientId: { value: "", repairs: [], remark: null } }),
    cancel: async () => void asked.push("cancel"),
    lock: () => void asked.push("lock"),
    ...told,
  } as unknown as Session;
  const panel = {
    host: { askToReach: async () => true, read: async () => undefined, write: async () => {} },
    journal: { put: async () => void asked.push("journal"), remove: async () => void asked.push("forget") },
    store: createStore(reduce, initialState(SETTINGS)),
    startSession: async () => {
      asked.push("start");
      return session;
    },
    now: () => NOW,
    session: null,
    underWay: null,
    putAside: async () => {},
    turn: 0,
  } as unknown as Panel;
  panel.store.dispatch({ type: "ownChosen", account: EMPTY_ACCOUNT });
  chooseFile(panel, new File([new Uint8Array(10)], "company.pfx"));
  return { panel, asked, certificate: () => panel.store.state.certificate };
}

const open = (panel: Panel) => openFile(panel, new Uint8Array([1]));

test("work that needs no question is run at once, under its estimate", async () => {
  const { panel, asked, certificate } = panelWith([work(900_000, false), opened]);
  const estimates: unknown[] = [];
  panel.store.subscribe(() => estimates.push(panel.store.state.busy?.estimate));
  await open(panel);
  assert.ok(certificate().opened);
  assert.deepEqual(asked, ["start", "agreed 0"]);
  assert.deepEqual(
    estimates.filter((estimate) => estimate != null),
    [{ seconds: 0.9, since: NOW }],
  );
});

test("work that needs a question is not run before the user agrees", async () => {
  const { panel, asked, certificate } = panelWith([work(9_000_000, true), opened]);
  await open(panel);
  assert.deepEqual(certificate().asked, { iterations: 9_000_000, seconds: 9, retry: false });
  assert.equal(panel.store.state.busy, null);
  assert.deepEqual(asked, ["start"]);
  await openAnyway(panel);
  assert.ok(certificate().opened);
  assert.equal(certificate().asked, null);
  assert.deepEqual(asked, ["start", "agreed 9000000"]);
});

test("a second step beyond what was agreed to is asked about again", async () => {
  const { panel, asked, certificate } = panelWith([work(2_000_000, true), work(600_000, true, true), opened]);
  await open(panel);
  await openAnyway(panel);
  assert.deepEqual(certificate().asked, { iterations: 600_000, seconds: 0.6, retry: true });
  assert.equal(certificate().opened, null);
  await openAnyway(panel);
  assert.ok(certificate().opened);
  assert.deepEqual(asked, ["start", "agreed 2000000", "agreed 600000"]);
});

test("whoever mistyped the password is not asked about the same file again, but about another one", async () => {
  const wrong = new FlaError("identity.password");
  const asking = work(2_000_000, true);
  const { panel, asked, certificate } = panelWith([asking, wrong, asking, wrong, asking]);
  await open(panel);
  await openAnyway(panel);
  assert.equal(panel.store.state.failure?.code, "identity.password");
  assert.equal(certificate().asked, null);
  await open(panel);
  assert.equal(panel.store.state.failure?.code, "identity.password");
  assert.deepEqual(asked, ["start", "agreed 2000000", "agreed 2000000"]);
  chooseFile(panel, new File([new Uint8Array(10)], "other.pfx"));
  await open(panel);
  assert.ok(certificate().asked);
});

test("giving up an opening ends its Worker, starts the next, and keeps the file", async () => {
  const { panel, asked, certificate } = panelWith([work(9_000_000, true), new Promise<never>(() => {})]);
  await open(panel);
  void openAnyway(panel);
  await new Promise(setImmediate);
  cancel(panel);
  await new Promise(setImmediate);
  assert.deepEqual(asked, ["start", "agreed 9000000", "start", "lock"]);
  assert.equal(panel.store.state.busy, null);
  assert.equal(certificate().file?.name, "company.pfx");
  assert.deepEqual([certificate().asked, certificate().agreed], [null, 0]);
});

test("connecting that is given up is no failure", async () => {
  let fail = (_: FlaError) => {};
  const { panel, asked } = panelWith([], { connect: () => new Promise((_, reject) => (fail = reject)) });
  const connecting = connect(panel);
  await new Promise(setImmediate);
  cancel(panel);
  assert.equal(panel.store.state.busy?.task, "connecting", "until the request has ended");
  fail(new FlaError("network.cancelled"));
  await connecting;
  assert.deepEqual(asked, ["start", "cancel"]);
  assert.deepEqual([panel.store.state.busy, panel.store.state.failure], [null, null]);
});

test("a registration that is given up while its receipt is written never leaves", async () => {
  const { panel, asked } = panelWith([], {
    connect: async () => ({ expiresAt: NOW }) as never,
    prepare: async () => {
      cancel(panel);
      return { id: "1" } as never;
    },
    send: async () => assert.fail("sent"),
  });
  panel.store.dispatch({
    type: "demoChosen",
    pack: { representative: { customers: [], names: [] } } as never,
    account: EMPTY_ACCOUNT,
  });
  panel.store.dispatch({ type: "connected", connection: { expiresAt: NOW } as never });
  await send(panel);
  assert.equal(panel.store.state.failure?.code, "network.cancelled");
  assert.deepEqual(asked, ["start", "cancel", "journal", "forget"]);
});

test("progress goes on, slower and slower past its estimate, and never says that all is done", () => {
  const estimate = { seconds: 10, since: NOW };
  const at = (seconds: number) => shareDone(estimate, NOW + seconds * 1000);
  assert.equal(at(-5), 0);
  assert.equal(at(5), 0.5);
  const shares = [0, 1, 8.9, 9, 9.1, 10, 20, 100, 10_000].map(at);
  for (const [index, share] of shares.entries()) {
    assert.ok(share < 1 && share > (shares[index - 1] ?? -1), String(share));
  }
});

test("what is left is said in seconds, in minutes when it is long, and truthfully when it is late", () => {
  const text = new Text("en");
  const said = [0.2, 1, 1.2, 89, 90, 121].map((seconds) => sayDuration(text, seconds));
  assert.deepEqual(said, ["1 second", "1 second", "2 seconds", "89 seconds", "2 minutes", "3 minutes"]);
  const estimate = { seconds: 10, since: NOW };
  assert.equal(sayLeft(text, estimate, NOW + 4_000), "About 6 seconds left");
  assert.equal(sayLeft(text, estimate, NOW + 10_000), "It is taking longer than estimated.");
});
