import assert from "node:assert/strict";
import type { Account, AccountReview, Connection, ExportedFile, KeyFileView } from "#core";
import type { Batches, Sender } from "../src/batch/batch.js";
import type { Host } from "../src/host.js";
import type { KeptImports } from "../src/import/kept-import.js";
import type { Journal } from "../src/journal.js";
import type { Panel } from "../src/panel.js";
import type { ParkedForms } from "../src/parked.js";
import type { RecentKept } from "../src/recent.js";
import type { RememberedCertificates } from "../src/remembered.js";
import type { KeptSaves } from "../src/save/kept.js";
import type { Session } from "../src/session/session.js";
import { reduce } from "../src/state/reduce.js";
import { EMPTY_ACCOUNT, initialState } from "../src/state/state.js";
import { createStore } from "../src/state/store.js";
import { chooseFile } from "../src/steps/certificate.js";
import type { Templates } from "../src/templates.js";
import { receipt } from "./receipt.js";
import { SETTINGS } from "./settings.js";

export const NOW = Date.parse("2026-11-22T12:00:00Z");
export const view = {
  mac: true,
  identities: [{ usable: false }, { usable: true, certificates: [] }],
} as unknown as KeyFileView;
export const exported: ExportedFile = {
  fileName: "a.cer",
  mediaType: "application/pkix-cert",
  bytes: new Uint8Array(),
};
export const connection = (seconds: number) => ({ expiresAt: NOW / 1000 + seconds }) as Connection;

/** A panel with a session that does as told, and a list of what it was asked. */
export function panelWith(told: Partial<Session> = {}, host: Partial<Host> = {}) {
  const asked: string[] = [];
  const settings = new Map<string, unknown>();
  const own: Host = {
    kind: "page",
    isLoopback: false,
    read: async (key) => settings.get(key),
    write: async (key, value) => void settings.set(key, value),
    watch: () => {},
    canReach: async () => true,
    askToReach: async () => true,
    ...host,
  };
  /** Notes what was asked, and answers. */
  const note = <T>(what: string, answer: T): T => {
    asked.push(what);
    return answer;
  };
  const session = {
    openFile: async (file: Uint8Array, password: Uint8Array) => {
      // As the real one: both are moved out of the page.
      structuredClone(file, { transfer: [file.buffer as ArrayBuffer] });
      structuredClone(password, { transfer: [password.buffer as ArrayBuffer] });
      return { kind: "opened", file: view };
    },
    continueOpening: async () => assert.fail("there is no more work"),
    choose: async (index: number) => void asked.push(`choose ${index}`),
    exportCertificate: async () => note("export", exported),
    keepKey: () => assert.fail("nothing is remembered here"),
    signWith: () => assert.fail("nothing is remembered here"),
    openKept: () => assert.fail("nothing is remembered here"),
    exportPrivateKey: async () => note("export key", exported),
    reviewAccount: async ({ clientId }: Account) =>
      ({
        clientId: {
          value: clientId.trim(),
          repairs: clientId === clientId.trim() ? [] : ["blanks"],
          remark: null,
        },
      }) as unknown as AccountReview,
    readCustomers: async () => ({ customers: [], refused: [], duplicates: [] }),
    connect: async () => note("connect", connection(600)),
    diagnose: async () => note("diagnose", { steps: [], more: true }),
    continueDiagnosis: async () => note("continue", { steps: [], more: false }),
    check: async () => ({ findings: [], ready: true }),
    prepare: async () => receipt(),
    prepareAll: () => assert.fail("nothing is sent in numbers here"),
    makeReferences: () => assert.fail("nothing is sent in numbers here"),
    follow: () => assert.fail("nothing is asked after here"),
    verify: () => assert.fail("nothing is asked after here"),
    send: async () => note("send", receipt()),
    sessionRecord: async () => ({
      asserted: null,
      signingInput: null,
      tokenExpiresAt: null,
      clockOffset: null,
      requests: [],
    }),
    nameRequests: async (on: boolean) => void asked.push(`name ${on}`),
    revealToken: () => assert.fail("nobody asked for the token"),
    signAssertion: () => assert.fail("nobody asked for an assertion"),
    consult: () => assert.fail("nothing is looked up here"),
    signManifest: () => assert.fail("nothing is saved here"),
    cancel: async () => void asked.push("cancel"),
    lock: () => void asked.push("lock"),
    ...told,
  } satisfies Session;
  const panel: Panel = {
    host: own,
    journal: {
      put: async () => {},
      remove: async () => {},
      clear: async () => {},
      list: async () => [],
      persist: () => void asked.push("persist"),
    } satisfies Journal,
    batches: {} as Batches,
    sender: { pause: async () => {} } as Sender,
    remembered: {} as RememberedCertificates,
    parked: {} as ParkedForms,
    recent: {} as RecentKept,
    templates: {} as Templates,
    imports: {} as KeptImports,
    saves: {} as KeptSaves,
    store: createStore(reduce, initialState(SETTINGS)),
    startTable: () => assert.fail("nothing is read here"),
    startClerk: () => assert.fail("nothing is saved here"),
    startSaved: () => assert.fail("no saved file is opened here"),
    startSession: async ({ demo }) => note(demo ? "start demo" : "start", session),
    now: () => NOW,
    session: null,
    openTable: null,
    saved: null,
    underWay: null,
    putAside: async () => void asked.push("put aside"),
    turn: 0,
  };
  panel.store.dispatch({
    type: "ownChosen",
    account: { ...EMPTY_ACCOUNT, apiBase: "https://example.invalid/v1" },
  });
  chooseFile(panel, new File([new Uint8Array(10)], "company.pfx"));
  return { panel, asked, settings };
}
