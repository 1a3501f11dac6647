import assert from "node:assert/strict";
import { test } from "node:test";
import type { Batch, Batches, BatchHead, Drafted, Sender } from "../src/batch/batch.js";
import type { Panel } from "../src/panel.js";
import { FlaError, type Session } from "../src/session/session.js";
import type { Action } from "../src/state/action.js";
import { askToSend } from "../src/steps/work.js";
import { NOW, panelWith } from "./panel-with.js";

const WORKERS = ["85400003392", "90400002412", "78400011161"];

/** A panel of a practice company that is connected, with three workers in the list, and what is asked of its batches. */
function filledIn(told: { create?: FlaError; start?: FlaError } = {}, session: Partial<Session> = {}) {
  const { panel: made, asked } = panelWith(session);
  const heads: BatchHead[] = [];
  const drafts: Drafted[] = [];
  const batches = {
    async create(head: BatchHead, groups: AsyncIterable<readonly Drafted[]>) {
      asked.push("create");
      if (told.create) throw told.create;
      heads.push(head);
      for await (const group of groups) drafts.push(...group);
      return { id: "batch-1" } as Batch;
    },
  } as unknown as Batches;
  const sender = {
    async start(id: string) {
      asked.push(`start ${id}`);
      if (told.start) throw told.start;
    },
  } as unknown as Sender;
  const panel: Panel = { ...made, batches, sender };
  const { dispatch } = panel.store;
  const pack = { enterpriseNumber: "1000000021", representative: { customers: [], names: [] } };
  const account = { clientId: "abc", role: "employer", environment: "demo", apiBase: "https://a.invalid" };
  const certificate = { enterpriseNumber: "1000000021", sha256: "ab".repeat(32) };
  const opened = { mac: true, identities: [{ usable: true, certificates: [certificate] }] };
  const connection = { expiresAt: NOW / 1000 + 600, environment: "demo", apiBase: "https://a.invalid" };
  for (const action of [
    { type: "demoChosen", pack, account },
    { type: "fileOpened", opened, chosen: 0 },
    { type: "connected", connection },
    { type: "fieldEdited", path: "training.name", value: "First aid" },
    { type: "workersAdded", numbers: WORKERS.slice(0, 2) },
    { type: "fieldEdited", path: "worker.ssin", value: WORKERS[2] },
  ]) {
    dispatch(action as unknown as Action);
  }
  return { panel, asked, heads, drafts };
}

test("several workers make a batch, one draft for each, which is sent at once", async () => {
  const { panel, asked, heads, drafts } = filledIn();
  await askToSend(panel);
  assert.deepEqual(
    drafts.map(({ draft }) => draft.worker?.ssin),
    WORKERS,
  );
  assert.deepEqual(
    [heads[0]?.title, heads[0]?.total, heads[0]?.certificateSha256],
    [...["First aid", 3, "ab".repeat(32)]],
  );
  // What the batch has is no longer put aside with the form when the first of it leaves.
  assert.deepEqual(asked.slice(-3), ["create", "put aside", "start batch-1"]);
  const { work, recent, batches, busy } = panel.store.state;
  assert.deepEqual([work.workers, work.values["worker.ssin"]], [[], ""]);
  assert.equal(work.values["training.name"], "First aid", "for the next ones");
  assert.equal(recent.workers.length, 3);
  assert.equal(batches.shown, "batch-1");
  assert.equal(busy, null);
});

test("a batch that cannot be made leaves the form as it is", async () => {
  const { panel, asked } = filledIn({ create: new FlaError("journal.full") });
  await askToSend(panel);
  assert.equal(panel.store.state.failure?.code, "journal.full");
  assert.equal(panel.store.state.work.workers.length, 2);
  assert.ok(!asked.includes("start batch-1"));
});

test("a batch that cannot be started is shown, with the reason, and the form does not have it any more", async () => {
  const { panel } = filledIn({ start: new FlaError("batch.in_use") });
  await askToSend(panel);
  const { failure, batches, work } = panel.store.state;
  assert.equal(failure?.code, "batch.in_use");
  assert.equal(batches.shown, "batch-1");
  assert.deepEqual(work.workers, []);
});

test("one wrong number of the list keeps all of it from leaving", async () => {
  const { panel, asked } = filledIn(
    {},
    {
      check: async (_, draft) => {
        const wrong = draft.worker?.ssin === WORKERS[1];
        const finding = { path: "worker.ssin", code: "ssin.check_digits", severity: "error", params: [] };
        return { ready: !wrong, findings: wrong ? [{ ...finding, suggestion: null } as never] : [] };
      },
    },
  );
  await askToSend(panel);
  assert.ok(!asked.includes("create"));
  assert.equal(panel.store.state.work.workers[1]?.findings?.length, 1);
});
