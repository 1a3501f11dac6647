import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccountReview, Connection, OpeningStep } from "#core";
import type { DemoPack } from "../src/demo.js";
import type { Panel } from "../src/panel.js";
import { FlaError, type Session } from "../src/session/session.js";
import { EMPTY_ACCOUNT } from "../src/state/state.js";
import { addAccount, chooseAccount, removeAccount } from "../src/steps/accounts.js";
import { cancel } from "../src/steps/cancel.js";
import { chooseFile, dropFile, openFile } from "../src/steps/certificate.js";
import { connect, editAccount, freshConnection, tryWithoutScope } from "../src/steps/connection.js";
import { showDiagnosis } from "../src/steps/diagnosis.js";
import { exportCertificate } from "../src/steps/export.js";
import { lock } from "../src/steps/settings.js";
import { askToSend, editField, leaveField, send } from "../src/steps/work.js";
import { connection, panelWith, view } from "./panel-with.js";

test("of several identities only a usable one is chosen beforehand", async () => {
  const { panel, asked } = panelWith();
  await openFile(panel, new Uint8Array([1]));
  assert.deepEqual(asked, ["start", "choose 1"]);
  assert.equal(panel.store.state.certificate.chosen, 1);
});

test("a password that was not needed after all is wiped", async () => {
  const { panel, asked } = panelWith();
  const file = new File(["x"], "company.pfx");
  file.arrayBuffer = () => Promise.reject(new DOMException("", "NotReadableError"));
  chooseFile(panel, file);
  const password = new TextEncoder().encode("secret");
  await openFile(panel, password);
  assert.equal(panel.store.state.failure?.code, "file.unreadable");
  assert.deepEqual(asked, []);
  assert.ok(password.every((byte) => byte === 0));
});

test("a file of more than 1 MiB is refused before it is read", () => {
  const { panel } = panelWith();
  dropFile(panel);
  const file = { size: 1024 * 1024 + 1, arrayBuffer: () => assert.fail("read") } as unknown as File;
  chooseFile(panel, file);
  assert.equal(panel.store.state.failure?.code, "identity.limit");
  assert.equal(panel.store.state.certificate.file, null);
});

test("putting the file away ends the session that holds its key", async () => {
  const { panel, asked } = panelWith();
  await openFile(panel, new Uint8Array([1]));
  dropFile(panel);
  await Promise.resolve();
  assert.ok(asked.includes("lock"));
  assert.equal(panel.session, null);
});

test("what was given up does not come back", async () => {
  let open = (_: OpeningStep) => {};
  const { panel } = panelWith({ openFile: () => new Promise((resolve) => (open = resolve)) });
  const opening = openFile(panel, new Uint8Array([1]));
  assert.equal(panel.store.state.busy?.task, "opening");
  cancel(panel);
  open({ kind: "opened", file: view });
  await Promise.race([opening, Promise.resolve()]);
  assert.equal(panel.store.state.busy, null);
  assert.equal(panel.store.state.certificate.opened, null);
});

test("only one task runs at a time", async () => {
  const { panel, asked } = panelWith();
  await Promise.all([connect(panel), connect(panel)]);
  assert.deepEqual(asked, ["start", "connect"]);
});

test("a file that could not be given out is told, and stops no task", async () => {
  const { panel } = panelWith({
    connect: () => new Promise(() => {}),
    exportCertificate: async () => Promise.reject(new FlaError("session.no_identity")),
  });
  void connect(panel);
  await exportCertificate(panel, "certificate");
  assert.equal(panel.store.state.failure?.code, "session.no_identity");
  assert.equal(panel.store.state.busy?.task, "connecting");
  panel.store.dispatch({ type: "exported" });
  assert.equal(panel.store.state.failure, null);
});

test("a file that is no longer wanted, because the panel was locked, is no failure", async () => {
  let fail = (_: FlaError) => {};
  const { panel } = panelWith({ exportCertificate: () => new Promise((_, reject) => (fail = reject)) });
  const exporting = exportCertificate(panel, "certificate");
  await new Promise(setImmediate);
  lock(panel);
  fail(new FlaError("session.locked"));
  await exporting;
  assert.equal(panel.store.state.failure, null);
});

test("without the browser's permission nothing is signed or sent", async () => {
  const { panel, asked } = panelWith({}, { askToReach: async () => false });
  await connect(panel);
  assert.equal(panel.store.state.failure?.code, "host.permission");
  assert.deepEqual(asked, []);
});

test("for addresses that are not in order no permission is asked: the core says what is wrong", async () => {
  const { panel } = panelWith(
    { connect: async () => Promise.reject(new FlaError("environment.url", { reason: "scheme" })) },
    { askToReach: () => assert.fail("asked") },
  );
  const fault = { code: "environment.url" };
  panel.store.dispatch({
    type: "accountReviewed",
    review: { addresses: null, fault } as unknown as AccountReview,
  });
  await connect(panel);
  assert.equal(panel.store.state.failure?.code, "environment.url");
});

test("permission that was taken back in the meantime is asked for before a registration is sent", async () => {
  let granted = true;
  const { panel, asked } = panelWith({}, { askToReach: async () => granted });
  await connect(panel);
  granted = false;
  await send(panel);
  assert.equal(panel.store.state.failure?.code, "host.permission");
  assert.ok(!asked.includes("send"));
});

test("a failed connection leaves the form as it was and can be tried again", async () => {
  let fails = true;
  const { panel } = panelWith({
    connect: async () => {
      if (fails) throw new FlaError("token.unavailable", { retry_after: "7" });
      return connection(600);
    },
  });
  editField(panel, "training.name", "First aid");
  await connect(panel);
  const { failure } = panel.store.state;
  assert.deepEqual([failure?.code, failure?.params], ["token.unavailable", { retry_after: "7" }]);
  fails = false;
  await connect(panel);
  assert.equal(panel.store.state.failure, null);
  assert.equal(panel.store.state.station, "work");
  assert.equal(panel.store.state.work.values["training.name"], "First aid");
});

test("paste damage in the client id is repaired before it is used, and told", async () => {
  const used: string[] = [];
  const { panel } = panelWith({
    connect: async ({ clientId }) => {
      used.push(clientId);
      return connection(600);
    },
  });
  editAccount(panel, { clientId: " abc " });
  await connect(panel);
  assert.deepEqual(used, ["abc"]);
  assert.equal(panel.store.state.connection.account.clientId, "abc");
  assert.deepEqual(panel.store.state.connection.repairs, ["blanks"]);
  assert.ok(panel.store.state.connection.connected);
});

test("the attempt without scope is one request, connects nothing, and says what it proves", async () => {
  const asked: boolean[] = [];
  const { panel } = panelWith({
    connect: async ({ sendScope }) => {
      asked.push(sendScope);
      if (sendScope) throw new FlaError("token.invalid_scope");
      return { ...connection(600), scope: "scope:other" };
    },
  });
  await connect(panel);
  await tryWithoutScope(panel);
  assert.deepEqual(asked, [true, false]);
  assert.deepEqual(panel.store.state.connection.attempt, { granted: true, scope: "scope:other" });
  assert.equal(panel.store.state.connection.connected, null);
  assert.equal(panel.store.state.connection.account.sendScope, true);
});

test("when it is refused too, the reason stays with the attempt", async () => {
  const { panel } = panelWith({ connect: async () => Promise.reject(new FlaError("token.invalid_client")) });
  await tryWithoutScope(panel);
  const { attempt } = panel.store.state.connection;
  assert.equal(attempt?.granted === false && attempt.failure.code, "token.invalid_client");
  assert.equal(panel.store.state.failure, null);
});

test("an attempt without scope that no server answered proves nothing, and is an ordinary failure", async () => {
  for (const code of ["network.offline", "token.not_oauth", "token.rate_limited", "session.no_identity"]) {
    const { panel } = panelWith({ connect: async () => Promise.reject(new FlaError(code)) });
    await tryWithoutScope(panel);
    assert.equal(panel.store.state.connection.attempt, null, code);
    assert.equal(panel.store.state.failure?.code, code);
    assert.equal(panel.store.state.busy, null);
  }
});

test("of several checks under way only that of the form as it stands counts", async () => {
  const answers: ((ready: boolean) => void)[] = [];
  const check = () =>
    new Promise<{ findings: []; ready: boolean }>((resolve) => {
      answers.push((ready) => resolve({ findings: [], ready }));
    });
  const { panel } = panelWith({ check });
  editField(panel, "training.name", "F");
  editField(panel, "training.name", "Fi");
  leaveField(panel, "training.name");
  await new Promise(setImmediate);
  answers[2]?.(true);
  answers[0]?.(false);
  await new Promise(setImmediate);
  assert.equal(panel.store.state.work.report?.ready, true);
});

test("what cannot be taken back is asked about first", async () => {
  const { panel, asked } = panelWith();
  await connect(panel);
  await askToSend(panel);
  assert.equal(panel.store.state.work.confirming, true);
  assert.ok(!asked.includes("send"));
  await send(panel);
  assert.ok(asked.includes("send"));
  assert.equal(panel.store.state.work.confirming, false);
  assert.equal(panel.store.state.station, "receipts");
});

test("the browser is asked to keep real receipts, not those of a demo", async () => {
  const { panel, asked } = panelWith();
  await connect(panel);
  await send(panel);
  assert.ok(asked.indexOf("persist") >= 0 && asked.indexOf("persist") < asked.indexOf("send"));
  const demo = panelWith();
  const pack = {
    file: new File(["x"], "demo.p12"),
    representative: { customers: [], names: [] },
  } as unknown as DemoPack;
  demo.panel.store.dispatch({ type: "demoChosen", pack, account: { ...EMPTY_ACCOUNT, environment: "demo" } });
  await connect(demo.panel);
  await send(demo.panel);
  assert.ok(demo.asked.includes("send") && !demo.asked.includes("persist"));
});

test("what has errors is not sent, and nothing is asked", async () => {
  const { panel, asked } = panelWith({ check: async () => ({ findings: [], ready: false }) });
  await askToSend(panel);
  assert.equal(panel.store.state.work.confirming, false);
  assert.ok(!asked.includes("send"));
});

test("only who connects again asks for a new token; before sending the core decides", async () => {
  const renewals: boolean[] = [];
  const { panel, asked } = panelWith({
    connect: async (_, renew) => {
      renewals.push(renew);
      return connection(600);
    },
  });
  await connect(panel);
  await connect(panel);
  await send(panel);
  assert.deepEqual(renewals, [false, true, false]);
  assert.ok(asked.includes("send"));
});

test("the check of the connection goes on until there is nothing more to try", async () => {
  const reports = [true, true, false].map((more) => ({ steps: [], more }));
  const begun: unknown[] = [];
  const { panel, asked } = panelWith(
    {
      diagnose: async (_, ...rest) => {
        begun.push(rest);
        return { steps: [], more: true };
      },
      continueDiagnosis: async () => reports.shift() ?? { steps: [], more: true },
    },
    { askToReach: async () => false },
  );
  editField(panel, "employer.enterpriseNumber", "0202.239.951");
  await showDiagnosis(panel);
  assert.deepEqual(begun, [[false, "0202239951", true]]);
  assert.deepEqual(reports, []);
  const { diagnosis, busy, failure } = panel.store.state;
  assert.deepEqual([diagnosis.shown, diagnosis.report?.more, busy, failure], [true, false, null, null]);
  assert.ok(!asked.includes("connect"));
  editAccount(panel, { clientId: "another" });
  assert.equal(panel.store.state.diagnosis.report, null);
});

test("locking ends the session, and an answer that comes later changes nothing", async () => {
  let answer = (_: Connection) => {};
  const { panel, asked } = panelWith({ connect: () => new Promise((resolve) => (answer = resolve)) });
  const connecting = connect(panel);
  await new Promise(setImmediate);
  lock(panel);
  answer(connection(600));
  await connecting;
  assert.ok(asked.includes("lock"));
  assert.equal(panel.store.state.mode, null);
  assert.equal(panel.store.state.connection.connected, null);
});

test("whoever changes the account gives up connecting with the one before, whose answer then counts for nothing", async () => {
  const changes: ((panel: Panel) => void)[] = [
    (panel) => editAccount(panel, { clientId: "another" }),
    addAccount,
    (panel) => removeAccount(panel, panel.store.state.accounts.current ?? ""),
  ];
  for (const change of changes) {
    for (const task of [connect, tryWithoutScope]) {
      let answer = (_: Connection) => {};
      const { panel, asked } = panelWith({ connect: () => new Promise((resolve) => (answer = resolve)) });
      editAccount(panel, { clientId: "one" });
      const connecting = task(panel);
      await new Promise(setImmediate);
      change(panel);
      assert.equal(panel.store.state.busy, null);
      assert.ok(asked.includes("cancel"));
      answer(connection(600));
      await connecting;
      const { connected, attempt } = panel.store.state.connection;
      assert.deepEqual([connected, attempt], [null, null]);
      assert.equal(panel.store.state.failure, null);
    }
  }
});

test("nothing is signed for an account that was changed before its turn came", async () => {
  const { panel, asked } = panelWith();
  const connecting = connect(panel);
  editAccount(panel, { clientId: "another" });
  await connecting;
  assert.ok(!asked.includes("connect"));
  assert.deepEqual([panel.store.state.busy, panel.store.state.failure], [null, null]);
  await connect(panel);
  assert.ok(panel.store.state.connection.connected, "the next attempt is free");
});

test("the check of a connection ends with its account", async () => {
  let answer = (_: { steps: []; more: boolean }) => {};
  const { panel, asked } = panelWith({ diagnose: () => new Promise((resolve) => (answer = resolve)) });
  const checking = showDiagnosis(panel);
  await new Promise(setImmediate);
  editAccount(panel, { clientId: "another" });
  answer({ steps: [], more: true });
  await checking;
  assert.deepEqual([panel.store.state.diagnosis.report, panel.store.state.busy], [null, null]);
  assert.ok(!asked.includes("continue"));
});

test("while a registration is being sent the account stays", async () => {
  const { panel } = panelWith({ send: () => new Promise(() => {}) });
  editAccount(panel, { clientId: "one" });
  await connect(panel);
  void send(panel);
  await new Promise(setImmediate);
  const { accounts, connection: before } = panel.store.state;
  editAccount(panel, { clientId: "another" });
  addAccount(panel);
  chooseAccount(panel, "none");
  removeAccount(panel, accounts.current ?? "");
  assert.equal(panel.store.state.connection, before);
  assert.deepEqual(panel.store.state.accounts, accounts);
  assert.equal(panel.store.state.busy?.task, "sending");
});

test("a connection renewed for an account that is no longer in use is not taken", async () => {
  let answer = (_: Connection) => {};
  const { panel } = panelWith();
  await connect(panel);
  const session = { connect: () => new Promise((resolve) => (answer = resolve)) } as unknown as Session;
  const renewing = freshConnection(panel, session);
  editAccount(panel, { clientId: "another" });
  answer(connection(600));
  await assert.rejects(renewing, { code: "network.cancelled" });
  assert.equal(panel.store.state.connection.connected, null);
});
