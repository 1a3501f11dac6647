import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyValues } from "../src/form/fields.js";
import { MAX_RECENT_ENTRIES, MAX_RECENT_WORKERS, NOTHING_RECENT, noted, type Recent } from "../src/recent.js";
import type { Action } from "../src/state/action.js";
import { reduce } from "../src/state/reduce.js";
import { initialState, type State } from "../src/state/state.js";
import { fillWith, makeTemplate, sameAgain, templateOf } from "../src/steps/again.js";
import { NOW, panelWith } from "./panel-with.js";
import { receipt } from "./receipt.js";
import { SETTINGS } from "./settings.js";

const WORKER = "85400003392";
const OTHER = "90400002412";

const named = (name: string, ssin = WORKER) => ({
  kind: "trainingRegistration" as const,
  values: { ...emptyValues("1000000021"), "training.name": name, "worker.ssin": ssin, reference: "A-1" },
  workers: [],
});

const edited = (path: "training.name" | "worker.ssin", value: string): Action => ({
  ...{ type: "fieldEdited", path, value },
});

/** A panel whose certificate is open. */
function opened() {
  const made = panelWith();
  const certificate = { enterpriseNumber: "1000000021", sha256: "ab".repeat(32) };
  const identities = [{ usable: true, certificates: [certificate] }];
  made.panel.store.dispatch({ type: "fileOpened", opened: { mac: true, identities } as never, chosen: 0 });
  return made;
}

test("what was sent is offered again, newest first, each worker and each training once", () => {
  const recent = [named("First aid"), named("Fire safety", OTHER), named("FIRST AID")].reduce<Recent>(
    (so_far, filled, index) => noted(so_far, filled, NOW + index),
    NOTHING_RECENT,
  );
  assert.deepEqual(
    recent.workers.map(({ ssin, last }) => [ssin, last.values["training.name"]]),
    [
      [WORKER, "FIRST AID"],
      [OTHER, "Fire safety"],
    ],
  );
  assert.deepEqual(
    recent.entries.map(({ filled }) => filled.values["training.name"]),
    ["FIRST AID", "Fire safety"],
  );
  for (const { filled } of recent.entries) {
    assert.deepEqual([filled.values["worker.ssin"], filled.values.reference], ["", ""]);
  }
});

test("only so many are remembered", () => {
  let recent = NOTHING_RECENT;
  for (let index = 0; index < 40; index += 1) {
    recent = noted(recent, named(`Training ${index}`, String(10_000_000_000 + index)), index);
  }
  assert.equal(recent.workers.length, MAX_RECENT_WORKERS);
  assert.equal(recent.entries.length, MAX_RECENT_ENTRIES);
  assert.equal(recent.entries[0]?.filled.values["training.name"], "Training 39");
});

test("an accepted registration is remembered for this session, and the lock forgets it", () => {
  const { panel } = opened();
  const { store } = panel;
  store.dispatch(edited("training.name", "First aid"));
  store.dispatch(edited("worker.ssin", WORKER));
  store.dispatch({ type: "started", task: "sending", at: NOW });
  store.dispatch({ type: "receiptMade", receipt: receipt(), kept: true });
  assert.deepEqual(
    store.state.recent.workers.map(({ ssin }) => ssin),
    [WORKER],
  );
  assert.equal(store.state.recent.kept, false);
  store.dispatch({ type: "locked" });
  assert.deepEqual(store.state.recent, NOTHING_RECENT);
});

test("what was refused is not offered again", () => {
  const { panel } = opened();
  panel.store.dispatch(edited("training.name", "First aid"));
  panel.store.dispatch({ type: "started", task: "sending", at: NOW });
  const problem = { status: 400, code: "problem.bad_request", issues: [], requiredScopes: [] };
  const refused = receipt({ kind: "refused", problem, anomalies: [] } as never);
  panel.store.dispatch({ type: "receiptMade", receipt: refused, kept: true });
  assert.deepEqual(panel.store.state.recent, NOTHING_RECENT);
});

test("another certificate sees nothing of what was entered with this one", () => {
  const { panel } = opened();
  panel.store.dispatch({ type: "recentRead", recent: noted(NOTHING_RECENT, named("First aid"), NOW) });
  panel.store.dispatch({ type: "fileDropped" });
  assert.deepEqual(panel.store.state.recent, NOTHING_RECENT);
});

test("the same again is the training of the receipt, for a worker who is still to be named", () => {
  const { panel } = opened();
  const { store } = panel;
  store.dispatch(edited("worker.ssin", OTHER));
  sameAgain(panel, receipt());
  const { values, begin } = store.state.work;
  assert.equal(values["training.name"], "First aid");
  assert.deepEqual([values["worker.ssin"], values.reference], ["", ""]);
  assert.deepEqual(begin, { path: "worker.ssin" });
  assert.deepEqual([store.state.station, store.state.door], ["work", "registration"]);
  store.dispatch({ type: "formRestored" });
  assert.equal(store.state.work.values["worker.ssin"], OTHER, "what stood there can be brought back");
});

test("an entry that is used again leaves the worker and the employer at hand as they are", () => {
  const { panel } = opened();
  panel.store.dispatch(edited("worker.ssin", OTHER));
  fillWith(panel, { ...named("First aid", ""), values: { ...emptyValues(), "training.name": "First aid" } });
  const { values, begin } = panel.store.state.work;
  assert.deepEqual([values["worker.ssin"], values["training.name"]], [OTHER, "First aid"]);
  assert.deepEqual(begin, { path: "training.name" });
});

test("a template holds no number of a worker, nor of the employer, unless the workers are asked for", () => {
  const { panel } = opened();
  const { store } = panel;
  store.dispatch(edited("training.name", "First aid"));
  store.dispatch({ type: "workersAdded", numbers: [WORKER] });
  store.dispatch(edited("worker.ssin", OTHER));
  const bare = templateOf(panel, false);
  assert.doesNotMatch(JSON.stringify(bare), /85400003392|90400002412|1000000021/);
  assert.deepEqual(templateOf(panel, true).workers, [WORKER, OTHER]);
});

test("a template is kept on this computer only when that was asked for", async () => {
  const { panel } = opened();
  const stored: string[] = [];
  const templates = {
    list: async () => [],
    put: async ({ name }: { name: string }) => void stored.push(name),
    remove: async () => {},
  };
  const kept = { ...panel, templates };
  panel.store.dispatch(edited("training.name", "First aid"));
  await makeTemplate(kept, "For today", { kept: false, withWorkers: false });
  assert.deepEqual(stored, []);
  await makeTemplate(kept, "  For ever ", { kept: true, withWorkers: false });
  assert.deepEqual(stored, ["For ever"]);
  assert.deepEqual(
    panel.store.state.templates.map(({ name, kept: stays }) => [name, stays]),
    [
      ["For ever", true],
      ["For today", false],
    ],
  );
});

test("going over to the other kind and back loses nothing", () => {
  const start: State = initialState(SETTINGS);
  const there: Action[] = [
    edited("training.name", "First aid"),
    { type: "kindChosen", kind: "trainingRight" },
    { type: "fieldEdited", path: "year", value: "2025" },
    { type: "kindChosen", kind: "trainingRegistration" },
  ];
  const { work } = there.reduce(reduce, start);
  assert.deepEqual(
    [work.kind, work.values["training.name"], work.values.year],
    [...["trainingRegistration", "First aid", "2025"]],
  );
});
