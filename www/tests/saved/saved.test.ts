import assert from "node:assert/strict";
import { test } from "node:test";
import { NOTHING_CONSULTED } from "../../src/consult/consult-state.js";
import { idleOf } from "../../src/idle.js";
import type { SavedFile } from "../../src/saved/protocol.js";
import { lookInSaved, openSaved, watchSaved } from "../../src/saved/steps.js";
import { FlaError } from "../../src/session/session.js";
import { lock } from "../../src/steps/settings.js";
import { panelWith } from "../panel-with.js";
import { EMPLOYER, MANIFEST } from "./register.js";

const VERDICT = {
  verdict: "signed",
  changes: [],
  manifest: { ...MANIFEST, files: [] },
  signer: null,
} as const;
const FILE = new File(["zip"], "saved.zip");

/** A panel whose saved files are read by this. */
function panelReading(told: Partial<SavedFile> = {}) {
  const ended: string[] = [];
  const reader: SavedFile = {
    open: async () => VERDICT,
    find: async () => ({ pages: [], found: [{ item: { id: "1" }, page: 0 }], whole: true }),
    cancel: () => void ended.push("cancelled"),
    close: () => void ended.push("closed"),
    ...told,
  };
  const { panel } = panelWith();
  panel.store.dispatch({ type: "choiceUndone" });
  const reading = { ...panel, startSaved: () => reader };
  watchSaved(reading);
  return { panel: reading, ended };
}

test("a saved file is opened beside the path, with no certificate and no session", async () => {
  const { panel } = panelReading();
  await openSaved(panel, FILE);
  const { aside, saved, mode } = panel.store.state;
  assert.deepEqual(
    [aside, saved.file?.name, saved.consult.search.employer, mode],
    ["saved", "saved.zip", EMPLOYER, null],
  );
  assert.equal(panel.session, null);
});

test("what is looked at in it stays apart from what was looked up", async () => {
  const { panel } = panelReading();
  await openSaved(panel, FILE);
  panel.store.dispatch({ type: "searchEdited", change: { when: "2025" } });
  await lookInSaved(panel);
  panel.store.dispatch({ type: "consultationShown", shows: "pictures" });
  const { saved, consult } = panel.store.state;
  assert.deepEqual([saved.consult.shows, saved.consult.search.when], ["pictures", "2025"]);
  assert.equal(saved.consult.lookup?.saved?.madeAt, MANIFEST.madeAt);
  assert.deepEqual(saved.consult.lookup?.queries, [
    { kind: "trainingRegistration", employer: EMPLOYER, year: 2025 },
  ]);
  assert.equal(consult, NOTHING_CONSULTED);
  panel.store.dispatch({ type: "asideOpened", aside: null });
  panel.store.dispatch({ type: "searchEdited", change: { when: "2024" } });
  assert.equal(panel.store.state.consult.search.when, "2024");
  assert.equal(panel.store.state.saved.consult.search.when, "2025");
});

test("a file that cannot be opened leaves nothing behind but its failure", async () => {
  const { panel, ended } = panelReading({
    open: async () => Promise.reject(new FlaError("saved.limit.size", { file: "ZIP", most: "4 GiB" })),
  });
  await openSaved(panel, FILE);
  assert.equal(panel.store.state.failure?.code, "saved.limit.size");
  assert.deepEqual([panel.saved, panel.store.state.saved.file], [null, null]);
  assert.ok(ended.includes("closed"));
});

test("one that is given up is no failure", async () => {
  let end = (_: FlaError) => {};
  const { panel, ended } = panelReading({
    open: () =>
      new Promise((_, reject) => {
        end = reject;
      }),
    cancel: () => {
      ended.push("cancelled");
      end(new FlaError("saved.cancelled"));
    },
  });
  const opening = openSaved(panel, FILE);
  panel.underWay?.abort();
  await opening;
  const { failure, busy, saved } = panel.store.state;
  assert.deepEqual([failure, busy, saved.file, panel.saved], [null, null, null, null]);
  assert.deepEqual(ended, ["cancelled", "closed"]);
});

test("a criterion that cannot be read is told beside its field, and asked of nobody", async () => {
  const { panel } = panelReading({ find: () => assert.fail("nothing is asked") });
  await openSaved(panel, FILE);
  panel.store.dispatch({ type: "searchEdited", change: { worker: "12.3" } });
  await lookInSaved(panel);
  assert.deepEqual(panel.store.state.failure?.params, { path: "worker" });
  panel.store.dispatch({ type: "searchEdited", change: { worker: "", when: "period", from: "31/31/2024" } });
  await lookInSaved(panel);
  assert.deepEqual(panel.store.state.failure?.params, { path: "period" });
});

test("it is locked like a certificate: by hand, and by the clock without one", async () => {
  let now = 0;
  const { panel, ended } = panelReading();
  const ticking = { ...panel, now: () => now };
  await openSaved(panel, FILE);
  const idle = idleOf(ticking);
  now += panel.store.state.settings.lockMinutes * 60_000 + 1;
  idle.look();
  assert.deepEqual([panel.store.state.saved.file, panel.store.state.locked], [null, "timer"]);
  assert.ok(ended.includes("closed"));
  await openSaved(panel, FILE);
  lock(panel);
  assert.deepEqual([panel.store.state.saved.file, panel.saved], [null, null]);
});
