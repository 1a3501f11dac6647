// What the guide keeps, hands over and sees for itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccountReview, Connection, DiagnosisReport, KeyFileView } from "#core";
import { KNOWN } from "#known";
import { SITUATIONS } from "../../src/account/situation.js";
import { FIELDS } from "../../src/form/fields.js";
import { evidenceIn, seenSteps } from "../../src/guide/evidence.js";
import { TERMS } from "../../src/guide/glossary.js";
import { stepOf, termOf } from "../../src/guide/places.js";
import { isStep, STEPS, stepsOf } from "../../src/guide/plan.js";
import {
  fromGuideFile,
  type GuideProgress,
  NO_PROGRESS,
  readGuide,
  toGuideFile,
  writeGuide,
} from "../../src/guide/progress.js";
import { keep } from "../../src/keep.js";
import { initialState, type State } from "../../src/state/state.js";
import {
  chooseGuideSituation,
  importGuide,
  openGuide,
  tickStep,
  untickStep,
  watchEvidence,
} from "../../src/steps/guide.js";
import { NOW, panelWith } from "../panel-with.js";
import { SETTINGS } from "../settings.js";

const TODAY = "2026-11-22";
const PROGRESS: GuideProgress = {
  situation: "groupMandate",
  done: { employer: { on: "2026-11-01", by: "hand" }, certificate: { on: TODAY, by: "panel" } },
};

test("only those who send for others are told to have a mandate", () => {
  const withMandate = SITUATIONS.filter((situation) => stepsOf(situation).includes("mandate"));
  assert.deepEqual(withMandate, ["representative", "groupMandate", "supplierCentral"]);
  for (const situation of SITUATIONS) {
    const steps = stepsOf(situation);
    assert.deepEqual(
      steps,
      STEPS.filter((step) => steps.includes(step)),
    );
  }
});

test("what is kept is read as it was, and what does not fit is as if it were not there", async () => {
  const { panel } = panelWith();
  assert.deepEqual(await readGuide(panel.host), NO_PROGRESS);
  await writeGuide(panel.host, PROGRESS);
  assert.deepEqual(await readGuide(panel.host), PROGRESS);
  const done = {
    employer: { on: "yesterday" },
    fly: { on: TODAY, by: "hand" },
    portal: { on: TODAY, by: "?" },
  };
  await panel.host.write("guide", { version: 1, situation: "king", done });
  assert.deepEqual(await readGuide(panel.host), {
    situation: null,
    done: { portal: { on: TODAY, by: "hand" } },
  });
});

test("a file hands the progress over; what another panel has seen counts as said by hand", () => {
  const file = toGuideFile(PROGRESS, NOW);
  assert.deepEqual(Object.keys(JSON.parse(file)), ["format", "exportedAt", "situation", "done"]);
  const certificate = { on: TODAY, by: "hand" };
  assert.deepEqual(fromGuideFile(file), { ...PROGRESS, done: { ...PROGRESS.done, certificate } });
});

test("no other file is taken for one", async () => {
  for (const text of ["", "{", "null", "[]", '{"format":"fla-panel.guide/2","done":{}}']) {
    assert.equal(fromGuideFile(text), null, text);
  }
  const { panel } = panelWith();
  const huge = new File([" ".repeat(65 * 1024) + toGuideFile(PROGRESS, NOW)], "guide.json");
  assert.equal(await importGuide(panel, huge), false);
  assert.deepEqual(panel.store.state.guide.progress, NO_PROGRESS);
});

test("a file that was taken over can be given back until the guide is left", async () => {
  const { panel } = panelWith();
  const { store } = panel;
  tickStep(panel, "portal");
  const before = store.state.guide.progress;
  await importGuide(panel, new File([toGuideFile(PROGRESS, NOW)], "guide.json"));
  assert.equal(store.state.guide.progress.situation, "groupMandate");
  store.dispatch({ type: "guideRestored" });
  assert.deepEqual(store.state.guide.progress, before);
  await importGuide(panel, new File([toGuideFile(PROGRESS, NOW)], "guide.json"));
  store.dispatch({ type: "asideOpened", aside: null });
  assert.equal(store.state.guide.before, null);
});

test("what is ticked is kept at once, survives the lock, and is taken over by another panel", async () => {
  let changed = () => {};
  const watch = (key: string, call: () => void) => {
    if (key === "guide") changed = call;
  };
  const { panel, settings } = panelWith({}, { watch });
  keep(panel);
  chooseGuideSituation(panel, "employer");
  tickStep(panel, "employer");
  tickStep(panel, "portal");
  untickStep(panel, "portal");
  const kept = { situation: "employer", done: { employer: { on: TODAY, by: "hand" } } };
  await new Promise(setImmediate);
  assert.deepEqual(settings.get("guide"), { version: 1, ...kept });
  panel.store.dispatch({ type: "locked" });
  assert.deepEqual(panel.store.state.guide.progress, kept);
  settings.set("guide", { version: 1, ...PROGRESS });
  changed();
  await new Promise(setImmediate);
  assert.deepEqual(panel.store.state.guide.progress, PROGRESS);
});

/** A state in which the panel sees everything there is to see. */
function seeing(): State {
  const state = initialState(SETTINGS);
  const certificates = [{ notAfter: "2027-01-01T00:00:00Z" }];
  return {
    ...state,
    mode: "own",
    certificate: {
      ...state.certificate,
      opened: { identities: [{ usable: true, certificates }] } as unknown as KeyFileView,
      chosen: 0,
    },
    connection: {
      ...state.connection,
      connected: { scope: KNOWN.scopes.employer } as Connection,
      review: { clientId: { value: "x", remark: null } } as unknown as AccountReview,
    },
    diagnosis: {
      ...state.diagnosis,
      report: { steps: [{ rung: "api", verdict: "passed" }] } as unknown as DiagnosisReport,
    },
  };
}

test("the panel sees a usable certificate, a client id, a token, its scope and an answer", () => {
  const state = seeing();
  assert.deepEqual([...evidenceIn(state, NOW)], ["certificate", "clientId", "token", "scope", "answer"]);
  assert.deepEqual(seenSteps(evidenceIn(state, NOW)), ["certificate", "account", "connect", "call"]);
});

test("nothing of a demo counts, and no certificate whose days are over", () => {
  assert.equal(evidenceIn({ ...seeing(), mode: "demo" }, NOW).size, 0);
  assert.ok(!evidenceIn(seeing(), Date.parse("2027-01-02T00:00:00Z")).has("certificate"));
});

test("a token for something else is no access, one whose scope is not named is what was asked for", () => {
  const scopeOf = (scope: string | null, sendScope = true) => {
    const state = seeing();
    const account = { ...state.connection.account, sendScope };
    const connection = { ...state.connection, account, connected: { scope } as Connection };
    return evidenceIn({ ...state, connection }, NOW).has("scope");
  };
  assert.equal(scopeOf(KNOWN.scopes.representative), false);
  assert.equal(scopeOf(null), true);
  assert.equal(scopeOf(null, false), false);
  assert.equal(scopeOf(`other ${KNOWN.scopes.employer}`, false), true);
});

test("a step that the panel sees to be done is ticked by it, whoever ticked it before", () => {
  const { panel } = panelWith();
  watchEvidence(panel);
  const { store } = panel;
  tickStep(panel, "account");
  assert.equal(store.state.guide.progress.done.account?.by, "hand");
  const review = { clientId: { value: "x", repairs: [], remark: null } } as unknown as AccountReview;
  store.dispatch({ type: "accountReviewed", review });
  assert.deepEqual(store.state.guide.progress.done.account, { on: TODAY, by: "panel" });
});

test("fields and causes lead to words and steps there are", () => {
  for (const field of FIELDS) assert.ok((termOf(field) ?? "fla") in TERMS, field);
  assert.ok(isStep(stepOf("no_mandate")) && stepOf("offline") === undefined);
});

test("the guide opens at a place, and a station closes it", () => {
  const { panel } = panelWith();
  openGuide(panel, { part: "glossary", term: "ssin" });
  assert.equal(panel.store.state.aside, "guide");
  assert.deepEqual(panel.store.state.guide.place, { part: "glossary", term: "ssin" });
  panel.store.dispatch({ type: "stationOpened", station: "connection" });
  assert.equal(panel.store.state.aside, null);
});
