import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { KeyFileView } from "#core";
import { idleOf } from "../../src/idle.js";
import type { Clerk } from "../../src/save/client.js";
import { Desk } from "../../src/save/desk.js";
import { employersToSave } from "../../src/save/employers.js";
import { discardKeptSave, readKeptSave, saveAnew, saveEverything } from "../../src/save/steps.js";
import { FlaError, type Session } from "../../src/session/session.js";
import { EMPTY_ACCOUNT } from "../../src/state/state.js";
import { cancel } from "../../src/steps/cancel.js";
import { changeAccount } from "../../src/steps/connection.js";
import { lock } from "../../src/steps/settings.js";
import { OneBrowser } from "../batch/fakes.js";
import { connection, NOW, panelWith } from "../panel-with.js";
import { EMPLOYER, FakeRegister, FakeSaves } from "./register.js";

/** Node has no locks of its own. */
const browser = new OneBrowser();
before(() => Object.defineProperty(globalThis, "navigator", { value: { locks: browser.locks } }));

const opened = {
  identities: [{ usable: true, certificates: [{ sha256: "ab", enterpriseNumber: EMPLOYER, subject: "x" }] }],
} as unknown as KeyFileView;

/** A panel that is connected with a certificate of its own, and what is kept on its computer. */
function panelAt(
  register: Pick<FakeRegister, "consult">,
  told: Partial<Session> = {},
  saves = new FakeSaves(),
) {
  const session: Partial<Session> = {
    consult: (query, next) => register.consult(query, next),
    exportCertificate: async () => ({
      fileName: "a.pem",
      mediaType: "",
      bytes: new TextEncoder().encode("PEM"),
    }),
    signManifest: async () => "header..signature",
    ...told,
  };
  const { panel, asked } = panelWith(session);
  let ended = 0;
  const end = () => {
    ended += 1;
  };
  const ready = Object.assign(panel, {
    saves,
    startClerk: (): Clerk => Object.assign(new Desk(saves), { end }),
  });
  panel.store.dispatch({ type: "fileOpened", opened, chosen: 0 });
  panel.store.dispatch({
    type: "connected",
    connection: { ...connection(600), apiBase: "https://example.invalid/v1" },
  });
  return { panel: ready, asked, saves, ended: () => ended };
}

const HELD = { trainingRegistration: 250, trainingRight: 0, trainingCredit: 0 };

test("one click makes a signed file of everything, and the Worker ends", async () => {
  const { panel, saves, ended } = panelAt(new FakeRegister(HELD));
  await saveEverything(panel);
  const { save, busy, failure } = panel.store.state;
  assert.deepEqual([busy, failure, ended()], [null, null, 1]);
  assert.equal(save.result?.fileName, `fla-${EMPLOYER}-2026-11-22.zip`);
  assert.equal(save.result?.signed, true);
  assert.equal(save.result?.parts[0]?.records, 250);
  // Until it is handed over, the pages stay.
  assert.equal(await saves.countPages([...saves.records.keys()][0] ?? ""), 9);
});

test("a pause keeps what there is; going on asks for the rest, and discarding deletes it", async () => {
  let pause = true;
  const register = new FakeRegister(HELD, (asked, page) => {
    if (asked === "trainingRegistration all 2" && pause) {
      pause = false;
      cancel(panel);
    }
    return page;
  });
  const { panel, saves } = panelAt(register);
  await saveEverything(panel);
  assert.deepEqual([panel.store.state.busy, panel.store.state.failure], [null, null]);
  assert.equal(panel.store.state.save.kept?.pages, 2);
  await saveEverything(panel);
  assert.equal(panel.store.state.save.result?.parts[0]?.records, 250);
  assert.equal(register.asked.filter((asked) => asked === "trainingRegistration all 1").length, 1);

  pause = true;
  panel.store.dispatch({ type: "saveShown", shown: false });
  await readKeptSave(panel);
  assert.equal(panel.store.state.save.kept?.pages, 9);
  await discardKeptSave(panel);
  assert.equal(panel.store.state.save.kept, null);
  assert.equal(saves.kept.length, 0);
});

test("a failure is told, and what was fetched is kept", async () => {
  const register = new FakeRegister(HELD, (asked, page) => {
    if (asked === "trainingRegistration all 3") throw new FlaError("token.invalid_client");
    return page;
  });
  const { panel, ended } = panelAt(register);
  await saveEverything(panel);
  const { failure, save } = panel.store.state;
  assert.deepEqual(
    [failure?.code, failure?.step, save.run, save.kept?.pages],
    ["token.invalid_client", "saving", null, 2],
  );
  assert.equal(ended(), 1);
});

test("what is here makes a signed file, though nobody answers any more, and says what is missing", async () => {
  let isDown = false;
  const register = new FakeRegister(HELD, (asked, page) => {
    if (asked === "trainingRegistration all 3") isDown = true;
    if (isDown) throw new FlaError("token.invalid_client");
    return page;
  });
  let connections = 0;
  const { panel, saves } = panelAt(register, {
    connect: async () => {
      connections += 1;
      if (isDown) throw new FlaError("token.invalid_client");
      return connection(600);
    },
  });
  await saveEverything(panel);
  const asked = register.asked.length;
  await saveEverything(panel, { asIs: true });
  const { failure, save } = panel.store.state;
  assert.deepEqual([failure, register.asked.length, connections], [null, asked, 1]);
  assert.deepEqual([save.result?.signed, save.result?.parts[0]?.records], [true, 200]);
  assert.deepEqual(save.result?.parts[0]?.findings, [{ code: "notReached", params: {} }]);
  assert.equal(saves.kept.length, 2);
});

test("a register that no longer knows its own next page can be asked anew", async () => {
  let paused = false;
  const register = new FakeRegister(HELD, (asked, page) => {
    if (asked === "trainingRegistration all 2" && !paused) {
      paused = true;
      cancel(panel);
    }
    if (asked === "trainingRegistration all 3" && !renewed) {
      throw new FlaError("consultation.refused", { status: "410", problem: "problem.gone" });
    }
    return page;
  });
  let renewed = false;
  const { panel, saves } = panelAt(register);
  await saveEverything(panel);
  await saveEverything(panel);
  const finding = { code: "refused", params: { problem: "gone", status: "410" } };
  assert.deepEqual(panel.store.state.save.result?.parts[0]?.findings, [finding]);
  renewed = true;
  // Not before the file of what came is in the user's hands: the register may give less now.
  await saveAnew(panel);
  assert.deepEqual(panel.store.state.save.result?.parts[0]?.findings, [finding]);
  panel.store.dispatch({ type: "saveHandedOver" });
  await saves.forget(panel.store.state.save.result?.id ?? "");
  await saveAnew(panel);
  const { result } = panel.store.state.save;
  assert.deepEqual([result?.parts[0]?.records, result?.parts[0]?.findings], [250, []]);
  assert.equal(saves.kept.length, 9);
});

test("a certificate that cannot sign leaves the choice of a file without signature", async () => {
  const signManifest = async () => {
    throw new FlaError("identity.kept_ended");
  };
  const { panel } = panelAt(new FakeRegister(HELD), { signManifest });
  await saveEverything(panel);
  assert.equal(panel.store.state.failure?.code, "identity.kept_ended");
  assert.equal(panel.store.state.save.unsignable, true);
  await saveEverything(panel, { unsigned: true });
  assert.equal(panel.store.state.save.result?.signed, false);
});

test("the lock ends a saving that waits for the server, and what comes later reaches no screen", async () => {
  const register = new FakeRegister(HELD, (asked, page) => {
    if (asked === "trainingRegistration all 2") {
      lock(panel);
      throw new FlaError("consultation.refused", { status: "503", retry_after: "500" });
    }
    return page;
  });
  const { panel, saves, ended } = panelAt(register);
  await saveEverything(panel);
  assert.deepEqual([panel.store.state.mode, panel.store.state.save.run, ended()], [null, null, 1]);
  assert.equal(saves.kept.length, 1);
});

test("another account ends it, and its own saving is another one", async () => {
  const register = new FakeRegister(HELD, (asked, page) => {
    if (asked === "trainingRegistration all 2") {
      changeAccount(panel, { type: "accountEdited", account: { ...EMPTY_ACCOUNT, clientId: "other" } });
    }
    return page;
  });
  const { panel } = panelAt(register);
  await saveEverything(panel);
  assert.deepEqual(
    [panel.store.state.busy, panel.store.state.save.run, panel.store.state.save.kept],
    [null, null, null],
  );
});

test("while it goes on, the panel does not lock by itself", async () => {
  const clock = { now: NOW };
  const register = new FakeRegister(HELD, (_, page) => {
    clock.now += 60 * 60_000;
    idle.look();
    return page;
  });
  const { panel } = panelAt(register);
  Object.assign(panel, { now: () => clock.now });
  const idle = idleOf(panel);
  await saveEverything(panel);
  assert.notEqual(panel.store.state.mode, null);
  assert.ok(panel.store.state.save.result);
});

test("two panels do not save the same at once", async () => {
  const saves = new FakeSaves();
  const other = panelAt(new FakeRegister(HELD), {}, saves);
  const register = new FakeRegister(HELD, async (asked, page) => {
    if (asked === "trainingRegistration all 2") await saveEverything(other.panel);
    return page;
  });
  const { panel } = panelAt(register, {}, saves);
  await saveEverything(panel);
  assert.equal(other.panel.store.state.failure?.code, "save.in_use");
  assert.ok(panel.store.state.save.result);
});

test("whose register it is must be known: by the certificate, or typed in the search", () => {
  const { panel } = panelWith();
  const { store } = panel;
  assert.deepEqual(employersToSave(store.state), []);
  store.dispatch({ type: "searchEdited", change: { employer: "0000.000.196" } });
  assert.deepEqual(employersToSave(store.state), [EMPLOYER]);
});
