import assert from "node:assert/strict";
import { test } from "node:test";
import type { Connection, Finding, KeyFileView } from "#core";
import { shownFindings } from "../src/form/judgement.js";
import type { Action } from "../src/state/action.js";
import { ownNumber } from "../src/state/employer.js";
import { parkedFormOf } from "../src/state/parked-form.js";
import { progressOf } from "../src/state/progress.js";
import { reduce } from "../src/state/reduce.js";
import { EMPTY_ACCOUNT, initialState, type State } from "../src/state/state.js";
import { receipt } from "./receipt.js";
import { SETTINGS } from "./settings.js";

const START = initialState(SETTINGS);
const NOW = Date.parse("2026-11-22T12:00:00Z");

const after = (...actions: Action[]): State => actions.reduce(reduce, START);

const chosen: Action = { type: "ownChosen", account: EMPTY_ACCOUNT };
const file: Action = { type: "fileChosen", file: new File(["x"], "company.pfx") };

function opened(notAfter = "2030-01-01T00:00:00Z", digest = "ab"): Action {
  const sha256 = digest.repeat(32);
  const certificate = { enterpriseNumber: "0202239951", notBefore: "2024-01-01T00:00:00Z", notAfter, sha256 };
  const identity = { usable: true, certificates: [certificate] };
  return { type: "fileOpened", opened: { mac: true, identities: [identity] } as KeyFileView, chosen: 0 };
}

const connected: Action = {
  type: "connected",
  connection: { expiresAt: NOW / 1000 + 600 } as Connection,
};

function failed(step: "opening" | "connecting" | "sending" | "reading", code = "network.offline"): Action {
  return { type: "failed", failure: { code, params: {}, step } };
}

const edited = (value: string): Action => ({ type: "fieldEdited", path: "training.name", value });

const finding = (path: string, severity: Finding["severity"] = "error") =>
  ({ path, code: "name.required", severity, params: [], suggestion: null }) as Finding;

test("a wrong password keeps the file", () => {
  const state = after(
    chosen,
    file,
    { type: "started", task: "opening", at: NOW },
    failed("opening", "identity.password"),
  );
  assert.equal(state.certificate.file?.name, "company.pfx");
  assert.equal(state.busy, null);
  assert.equal(state.failure?.code, "identity.password");
});

test("a failure of the connection shows where the connection is made, wherever it was asked for", () => {
  const state = after(chosen, file, opened(), failed("connecting"));
  assert.equal(state.station, "connection");
  assert.equal(after(chosen, failed("reading")).station, "certificate");
});

test("the form survives every failure", () => {
  for (const step of ["opening", "connecting", "sending", "reading"] as const) {
    const state = after(chosen, edited("First aid"), failed(step));
    assert.equal(state.work.values["training.name"], "First aid", step);
  }
});

test("reading the receipts never gets in the way of what is being sent", () => {
  const state = after(chosen, { type: "started", task: "sending", at: NOW }, failed("reading"));
  assert.equal(state.busy?.task, "sending");
});

test("connecting leads to the work, with the employer's own number filled in", () => {
  const state = after(chosen, file, opened(), connected);
  assert.equal(state.station, "work");
  assert.equal(state.work.values["employer.enterpriseNumber"], "0202239951");
});

test("a representative fills in the number of a customer, not its own", () => {
  const account = { ...EMPTY_ACCOUNT, role: "representative" as const };
  const state = after(chosen, file, opened(), { type: "accountEdited", account }, connected);
  assert.equal(ownNumber(state), "");
  assert.equal(state.work.values["employer.enterpriseNumber"], "");
});

test("another account, identity or file ends the connection", () => {
  for (const action of [
    { type: "accountEdited", account: { ...EMPTY_ACCOUNT } },
    { type: "identityChosen", index: 1 },
    file,
  ] as Action[]) {
    assert.equal(after(chosen, file, opened(), connected, action).connection.connected, null, action.type);
  }
});

test("findings show once a field is left, and are silent while it is corrected", () => {
  const checked: Action = { type: "checked", report: { findings: [finding("training.name")], ready: false } };
  assert.deepEqual(shownFindings(after(chosen, checked).work), []);
  const left = after(chosen, checked, { type: "fieldLeft", path: "training.name" });
  assert.equal(shownFindings(left.work).length, 1);
  assert.deepEqual(shownFindings(reduce(left, edited("F")).work), []);
});

test("what was found in a field before it was edited does not show again when it is left", () => {
  const checked: Action = { type: "checked", report: { findings: [finding("training.name")], ready: false } };
  const left: Action = { type: "fieldLeft", path: "training.name" };
  assert.deepEqual(shownFindings(after(chosen, checked, edited("First aid"), left).work), []);
});

test("asking to send shows everything there is to say", () => {
  const report = { findings: [finding("training.name"), finding("worker.ssin", "warning")], ready: false };
  const state = after(chosen, { type: "checked", report }, { type: "sendAsked", confirm: false });
  assert.equal(shownFindings(state.work).length, 2);
  assert.equal(progressOf(state, "work", NOW), "attention");
});

test("an accepted registration cannot be sent twice by one press; its training stays for a colleague", () => {
  const ssin: Action = { type: "fieldEdited", path: "worker.ssin", value: "85400003392" };
  const made: Action = { type: "receiptMade", receipt: receipt(), kept: true };
  const state = after(chosen, edited("First aid"), ssin, made);
  assert.equal(state.work.values["worker.ssin"], "");
  assert.equal(state.work.values["training.name"], "First aid");
  assert.equal(state.station, "receipts");
  assert.equal(state.receipts.shown, receipt().id);
});

test("a refused registration stays in the form, with what the server said about its fields", () => {
  const issue = { type: null, path: "worker.ssin", title: null, detail: null };
  const problem = { status: 400, code: "problem.bad_request", issues: [issue], requiredScopes: [] };
  const anomaly = { code: "99999-001", nl: "Te kort", fr: null, de: null, path: "training.duration" };
  const refused = receipt({ kind: "refused", problem, anomalies: [anomaly] } as never);
  const state = after(chosen, edited("First aid"), { type: "receiptMade", receipt: refused, kept: true });
  assert.equal(state.work.values["training.name"], "First aid");
  assert.deepEqual(state.work.remarks, [issue, anomaly]);
  const corrected = reduce(state, { type: "fieldEdited", path: "worker.ssin", value: "8" });
  assert.deepEqual(corrected.work.remarks, [anomaly], "correcting the field answers the remark");
});

test("what may have been taken is sent again under the same reference", () => {
  const unknown = receipt({ kind: "unknown", reason: "timeout", status: null, location: null });
  const state = after(chosen, edited("First aid"), { type: "receiptMade", receipt: unknown, kept: true });
  assert.equal(state.work.values["training.name"], "First aid");
  assert.equal(state.work.values.reference, unknown.reference);
});

test("what is typed while a registration is under way is another one, and nothing is said about it", () => {
  const unknown = receipt({ kind: "unknown", reason: "timeout", status: null, location: null });
  const sending: Action = { type: "started", task: "sending", at: NOW };
  for (const made of [unknown, receipt()]) {
    const state = after(chosen, edited("First aid"), sending, edited("Fire safety"), {
      type: "receiptMade",
      receipt: made,
      kept: true,
    });
    assert.equal(state.work.values["training.name"], "Fire safety");
    assert.equal(state.work.values.reference, "");
  }
});

test("a form that is under way is put aside with its reference", () => {
  const sending: Action = { type: "started", task: "sending", at: NOW };
  const journalled: Action = { type: "journalled", reference: "FP-1" };
  const before: Action[] = [chosen, file, opened(), edited("First aid"), sending, journalled];
  assert.equal(parkedFormOf(after(...before), NOW)?.values.reference, "FP-1");
  const failedFirst = parkedFormOf(after(...before, failed("sending")), NOW);
  assert.equal(failedFirst?.values.reference, "", "what was not sent needs none");
});

test("a receipt that could not be kept asks for attention", () => {
  const state = after(chosen, { type: "receiptMade", receipt: receipt(), kept: false });
  assert.equal(progressOf(state, "receipts", NOW), "attention");
  assert.equal(state.receipts.list?.length, 1);
});

test("an attempt with the reference of an earlier one leaves the earlier receipt alone", () => {
  const earlier = receipt();
  const again = { ...receipt(undefined, "2026-11-23T12:00:00Z"), reference: earlier.reference };
  const made = (one: typeof again): Action => ({ type: "receiptMade", receipt: one, kept: true });
  assert.deepEqual(after(chosen, made(earlier), made(again)).receipts.list, [again, earlier]);
  assert.deepEqual(
    after(chosen, made(again), made(again)).receipts.list,
    [again],
    "one attempt is one receipt",
  );
});

test("an emptied form can be brought back until something else is typed", () => {
  const emptied = after(chosen, edited("First aid"), { type: "formEmptied" });
  assert.equal(emptied.work.values["training.name"], "");
  assert.equal(reduce(emptied, { type: "formRestored" }).work.values["training.name"], "First aid");
  assert.equal(reduce(emptied, edited("x")).work.before, null);
});

test("locking clears what is secret and keeps settings, receipts, accounts and customers", () => {
  const listed: Action = { type: "receiptsRead", list: [receipt()] };
  const account = { ...EMPTY_ACCOUNT, clientId: "abc" };
  const customers = [{ number: "1000000120", name: "Bakery" }];
  const state = after(
    chosen,
    { type: "accountEdited", account },
    { type: "customersRead", report: { customers, refused: [], duplicates: [] } },
    file,
    opened(),
    connected,
    edited("First aid"),
    listed,
    { type: "locked" },
  );
  assert.equal(state.mode, null);
  assert.equal(state.certificate.opened, null);
  assert.equal(state.connection.connected, null);
  assert.equal(state.work.values["training.name"], "");
  assert.equal(state.receipts.list?.length, 1);
  assert.equal(state.accounts.list[0]?.account.clientId, "abc");
  assert.deepEqual(state.customers.own, customers);
  assert.equal(state.locked, "idle");
  const sending: Action = { type: "started", task: "sending", at: NOW };
  // Until the receipt is journalled nothing can have left.
  assert.equal(after(chosen, sending, { type: "locked" }).locked, "idle");
  const under = after(chosen, sending, { type: "journalled", reference: "FP-1" }, { type: "locked" });
  assert.equal(under.locked, "sending");
  assert.equal(after(chosen, { type: "locked", byTimer: true }).locked, "timer");
});

test("what is being filled in is put aside for its certificate, and another one's form is empty", () => {
  const filling = after(chosen, file, opened(), connected, edited("First aid"));
  const form = parkedFormOf(filling, NOW);
  assert.deepEqual([form?.mode, form?.sha256, form?.at], ["own", "ab".repeat(32), NOW]);
  assert.equal(form?.values["training.name"], "First aid");
  assert.equal(reduce(filling, { type: "locked" }).parked, true);
  const other = [file, opened("2030-01-01T00:00:00Z", "cd")].reduce(reduce, filling);
  assert.equal(other.work.values["training.name"], "", "another certificate");
});

test("what was put aside comes back as it was, and says since when", () => {
  const before = after(chosen, file, opened(), connected, edited("First aid"), {
    type: "workersAdded",
    numbers: ["85400003392"],
  });
  const form = parkedFormOf(before, NOW);
  assert.ok(form);
  const back = after(chosen, file, opened(), { type: "formPutBack", form });
  assert.equal(back.work.values["training.name"], "First aid");
  assert.deepEqual(
    back.work.workers.map(({ ssin }) => ssin),
    ["85400003392"],
  );
  assert.equal(back.work.putAside, NOW);
  assert.deepEqual(parkedFormOf(back, NOW), form);
  assert.equal(reduce(back, { type: "formEmptied" }).work.putAside, null);
});

test("what was filled in without a certificate is put aside for nobody", () => {
  const bare: Action = {
    type: "fileOpened",
    opened: { mac: true, identities: [{ usable: true, certificates: [] }] } as unknown as KeyFileView,
    chosen: 0,
  };
  for (const before of [[chosen], [chosen, file, bare]] satisfies Action[][]) {
    assert.equal(parkedFormOf(after(...before, edited("First aid")), NOW), null);
  }
});

test("a form nobody touched is not put aside", () => {
  const untouched = after(chosen, file, opened(), connected);
  assert.equal(parkedFormOf(untouched, NOW), null);
  assert.equal(reduce(untouched, { type: "locked" }).parked, false);
});

test("what was filled in for the practice company does not reach a real server", () => {
  const state = after(chosen, edited("First aid"), { type: "choiceUndone" }, chosen);
  assert.equal(state.work.values["training.name"], "");
});

test("the stations say how far they are", () => {
  const progress = (state: State) =>
    (["certificate", "connection"] as const).map((one) => progressOf(state, one, NOW));
  assert.deepEqual(progress(START), ["todo", "todo"]);
  assert.deepEqual(progress(after(chosen, file, opened(), connected)), ["done", "done"]);
  assert.deepEqual(
    progress(after(chosen, file, opened("2026-12-24T00:00:00Z"))),
    ["attention", "todo"],
    "32 days left",
  );
  assert.equal(
    progressOf(after(chosen, file, opened(), connected), "connection", NOW + 601_000),
    "attention",
  );
});

test("what changes nothing gives the same state, so that nothing is drawn again", () => {
  assert.equal(reduce(START, { type: "stationOpened", station: "certificate" }), START);
});
