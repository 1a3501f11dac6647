import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeyFileView } from "#core";
import type { KeptKey } from "#wasm";
import type { Batches, Sender } from "../src/batch/batch.js";
import type { Host } from "../src/host.js";
import type { KeptImports } from "../src/import/kept-import.js";
import type { Journal } from "../src/journal.js";
import type { Panel } from "../src/panel.js";
import type { ParkedForms } from "../src/parked.js";
import type { RecentKept } from "../src/recent.js";
import type { RememberedCertificates, RememberedRecord } from "../src/remembered.js";
import type { KeptSaves } from "../src/save/kept.js";
import { FlaError, type Session } from "../src/session/session.js";
import { reduce } from "../src/state/reduce.js";
import { EMPTY_ACCOUNT, initialState } from "../src/state/state.js";
import { createStore } from "../src/state/store.js";
import { chooseFile, openFile } from "../src/steps/certificate.js";
import {
  forgetRemembered,
  readRemembered,
  rememberFile,
  rememberKey,
  takeRemembered,
} from "../src/steps/remember.js";
import { lock } from "../src/steps/settings.js";
import type { Templates } from "../src/templates.js";
import { SETTINGS } from "./settings.js";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const PASSWORD = "hunter2";
const certificate = { sha256: "ab12", notAfter: "2027-01-01T00:00:00Z", organisation: "Voorbeeld NV" };
const identity = { usable: true, keptUntil: null, certificates: [certificate] };
const viewOf = (sealed: boolean) => ({ mac: true, sealed, identities: [identity] }) as unknown as KeyFileView;
const keptFor = (days: number): KeptKey => ({
  key: {} as CryptoKey,
  certificates: [],
  name: "",
  mac: true,
  until: NOW / 1000 + days * 86_400,
});

/** A panel with an open file, a store in memory, and a list of what the session was asked. */
async function panelWith({
  sealed = true,
  ...told
}: Partial<RememberedCertificates> & { sealed?: boolean } = {}) {
  const asked: string[] = [];
  const records = new Map<string, RememberedRecord>();
  const session = {
    openFile: async () => ({ kind: "opened", file: viewOf(sealed) }),
    choose: async () => {},
    keepKey: async (days: number) => {
      asked.push(`keep ${days}`);
      return keptFor(days);
    },
    signWith: async () => void asked.push("signWith"),
    openKept: async () => {
      asked.push("openKept");
      return viewOf(false);
    },
    lock: () => void asked.push("lock"),
  };
  const remembered: RememberedCertificates = {
    put: async (record) => {
      asked.push(`put ${record.id}`);
      records.set(record.id, record);
    },
    list: async () => [...records.values()],
    find: async (id) => records.get(id) ?? null,
    forget: async (ids) => {
      for (const id of ids) records.delete(id);
    },
    persist: async () => true,
    ...told,
  };
  const panel: Panel = {
    host: { kind: "page", read: async () => undefined } as unknown as Host,
    journal: {} as Journal,
    batches: {} as Batches,
    sender: { pause: async () => {} } as Sender,
    remembered,
    parked: {} as ParkedForms,
    recent: {} as RecentKept,
    templates: {} as Templates,
    imports: {} as KeptImports,
    saves: {} as KeptSaves,
    store: createStore(reduce, initialState(SETTINGS)),
    startTable: () => assert.fail("nothing is read here"),
    startClerk: () => assert.fail("nothing is saved here"),
    startSaved: () => assert.fail("no saved file is opened here"),
    startSession: async () => session as unknown as Session,
    now: () => NOW,
    session: null,
    openTable: null,
    saved: null,
    underWay: null,
    putAside: async () => {},
    turn: 0,
  };
  panel.store.dispatch({ type: "ownChosen", account: EMPTY_ACCOUNT });
  chooseFile(panel, new File(["encrypted"], "company.pfx"));
  await openFile(panel, new TextEncoder().encode(PASSWORD));
  return { panel, asked, records };
}

test("opening a file remembers nothing", async () => {
  const { records } = await panelWith();
  assert.equal(records.size, 0);
});

test("a file is remembered as it came, and its password is not", async () => {
  const { panel, records } = await panelWith();
  await rememberFile(panel);
  const record = records.get("file:ab12");
  assert.ok(record?.way === "file");
  assert.equal(new TextDecoder().decode(record.file.bytes), "encrypted");
  assert.ok(!JSON.stringify(record).includes(PASSWORD));
  assert.deepEqual(
    panel.store.state.remembered.list.map(({ name, way, until }) => ({ name, way, until })),
    [{ name: "Voorbeeld NV", way: "file", until: null }],
  );
});

test("a file that opens without a password is not remembered", async () => {
  const { panel, records } = await panelWith({ sealed: false });
  await rememberFile(panel);
  assert.equal(records.size, 0);
  assert.equal(panel.store.state.failure?.step, "remembering");
});

test("a key is on the disk before the session lets go of its own", async () => {
  const { panel, asked, records } = await panelWith();
  await rememberKey(panel, 7);
  assert.deepEqual(asked, ["keep 7", "put key:ab12", "signWith"]);
  assert.equal(records.get("key:ab12")?.until, "2026-11-29T12:00:00.000Z");
  assert.equal(panel.store.state.certificate.opened?.identities[0]?.keptUntil, NOW / 1000 + 7 * 86_400);
});

test("a key that could not be kept leaves the session as it was, and says why", async () => {
  const { panel, asked } = await panelWith({
    put: async () => Promise.reject(new FlaError("remembered.full")),
  });
  await rememberKey(panel, 1);
  assert.deepEqual(asked, ["keep 1"]);
  assert.equal(panel.store.state.failure?.code, "remembered.full");
  assert.equal(panel.store.state.certificate.opened?.identities[0]?.keptUntil, null);
});

test("that the browser does not promise to keep it is told, and stops nothing", async () => {
  const { panel } = await panelWith({ persist: async () => false });
  await rememberKey(panel, 1);
  await new Promise(setImmediate);
  assert.equal(panel.store.state.remembered.evictable, true);
  assert.equal(panel.store.state.failure, null);
});

test("a remembered key opens without file and password, after a lock too", async () => {
  const { panel, asked } = await panelWith();
  await rememberKey(panel, 1);
  lock(panel);
  const [entry] = panel.store.state.remembered.list;
  assert.ok(entry, "what is remembered outlives the lock");
  await takeRemembered(panel, entry);
  assert.equal(asked.at(-1), "openKept");
  assert.equal(panel.store.state.mode, "own");
  assert.equal(panel.store.state.certificate.chosen, 0);
});

test("a remembered file waits for its password", async () => {
  const { panel, asked } = await panelWith();
  await rememberFile(panel);
  lock(panel);
  const [entry] = panel.store.state.remembered.list;
  assert.ok(entry);
  await takeRemembered(panel, entry);
  const { file, opened } = panel.store.state.certificate;
  assert.deepEqual([file?.name, await file?.text(), opened], ["company.pfx", "encrypted", null]);
  assert.ok(!asked.includes("openKept"));
});

test("what has ended or been forgotten in the meantime is not used, and leaves the list", async () => {
  const { panel, asked, records } = await panelWith();
  await rememberKey(panel, 1);
  const [entry] = panel.store.state.remembered.list;
  assert.ok(entry);
  records.clear();
  await takeRemembered(panel, entry);
  assert.equal(panel.store.state.failure?.code, "identity.kept_ended");
  assert.deepEqual(panel.store.state.remembered.list, []);
  assert.ok(!asked.includes("openKept"));
});

test("what is forgotten is no longer there; what is open goes on", async () => {
  const { panel, records } = await panelWith();
  await rememberFile(panel);
  await rememberKey(panel, 1);
  await forgetRemembered(panel, ["file:ab12", "key:ab12"]);
  assert.equal(records.size, 0);
  assert.deepEqual(panel.store.state.remembered.list, []);
  assert.ok(panel.store.state.certificate.opened);
});

test("a list that cannot be read is an empty one: a private window has no other", async () => {
  const { panel } = await panelWith({
    list: async () => Promise.reject(new FlaError("remembered.unavailable")),
  });
  await readRemembered(panel);
  assert.deepEqual(panel.store.state.remembered.list, []);
  assert.equal(panel.store.state.failure, null);
});
