import assert from "node:assert/strict";
import { test } from "node:test";
import type { Account, AccountReview, Connection, KeyFileView } from "#core";
import { environmentsFor, type OwnAccount } from "../src/account/own-account.js";
import { KINDS, kindOf, roleOf, SITUATIONS } from "../src/account/situation.js";
import { nextId, readAccounts, writeAccounts } from "../src/account/storage.js";
import { fromFile, ImportError, toFile } from "../src/account/transfer.js";
import { NO_PROGRESS } from "../src/guide/progress.js";
import type { Host } from "../src/host.js";
import type { Action } from "../src/state/action.js";
import { reduce } from "../src/state/reduce.js";
import { currentAccount, fitsCertificate } from "../src/state/reduce-accounts.js";
import { EMPTY_ACCOUNT, initialState, type State } from "../src/state/state.js";
import { SETTINGS } from "./settings.js";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const A = "aa".repeat(32);
const B = "bb".repeat(32);

function own(id: string, clientId: string, sha256: string | null = null): OwnAccount {
  const account = { ...EMPTY_ACCOUNT, clientId, apiBase: "https://services.socialsecurity.be/REST/x/v1" };
  const certificate = sha256 ? { sha256, holder: `Company ${sha256[0]}` } : null;
  return { id, name: `Account ${id}`, situation: "employer", account, certificate };
}

function hostWith(stored: Record<string, unknown> = {}, isLoopback = false) {
  const settings = new Map(Object.entries(stored));
  const host = {
    isLoopback,
    read: async (key: string) => settings.get(key) ?? undefined,
    write: async (key: string, value: unknown) => void settings.set(key, structuredClone(value)),
  } as Host;
  return { host, settings };
}

const start = (...list: OwnAccount[]): State => {
  const accounts = { list, current: list[0]?.id ?? null };
  const state = initialState(SETTINGS, { accounts, customers: [], guide: NO_PROGRESS });
  return reduce(state, { type: "ownChosen", account: currentAccount(state)?.account ?? EMPTY_ACCOUNT });
};

const after = (state: State, ...actions: Action[]): State => actions.reduce(reduce, state);

function opened(...sha256: string[]): Action {
  const identities = sha256.map((one) => ({
    usable: true,
    certificates: [{ sha256: one, organisation: `Company ${one[0]}`, notAfter: "2036-01-01T00:00:00Z" }],
  }));
  return { type: "fileOpened", opened: { mac: true, identities } as unknown as KeyFileView, chosen: 0 };
}

const connected: Action = { type: "connected", connection: { expiresAt: NOW / 1000 + 600 } as Connection };

test("every situation has one kind and one role, and the answers of the guide lead to the right one", () => {
  for (const situation of SITUATIONS)
    assert.ok((KINDS[kindOf(situation)] as readonly string[]).includes(situation));
  assert.equal(roleOf("groupOwn"), "employer");
  assert.equal(roleOf("groupMandate"), "representative");
  assert.equal(roleOf("supplierAutonomous"), "employer");
  assert.equal(roleOf("supplierCentral"), "representative");
});

test("what is kept is read again, whatever is in it", async () => {
  const { host } = hostWith();
  const book = { list: [own("a1", "one", A), own("a2", "two")], current: "a2" };
  await writeAccounts(host, book);
  assert.deepEqual(await readAccounts(host), book);
});

test("the single account of earlier versions is taken over, once", async () => {
  const account = {
    clientId: "abc",
    role: "representative",
    environment: "production",
    apiBase: "https://x",
  };
  const { host, settings } = hostWith({ account: { ...account, sendScope: false } });
  const book = await readAccounts(host);
  assert.equal(book.current, "a1");
  assert.deepEqual(book.list, [
    {
      id: "a1",
      name: "",
      situation: "representative",
      account: { ...account, sendScope: false },
      certificate: null,
    },
  ]);
  assert.equal(settings.get("account"), null);
  assert.deepEqual(await readAccounts(host), book, "from the new place");
});

test("what was stored is not trusted further than it should be", async () => {
  const local = { environment: "local", apiBase: "http://127.0.0.1/", tokenEndpoint: "http://127.0.0.1/t" };
  for (const stored of [
    null,
    "text",
    [],
    { accounts: "none" },
    { accounts: [null, 5, { account: local }] },
  ]) {
    const { host } = hostWith({ accounts: stored });
    assert.deepEqual(await readAccounts(host), { list: [], current: null });
  }
  const odd = {
    id: "a1",
    name: 5,
    situation: "king",
    account: { clientId: 5, role: "boss", environment: "production", tokenEndpoint: "https://example.org/" },
    certificate: { sha256: "short" },
  };
  const { host } = hostWith({ accounts: { accounts: [odd, odd], current: "gone" } });
  const { list, current } = await readAccounts(host);
  assert.deepEqual(list[0], {
    id: "a1",
    name: "",
    situation: "employer",
    account: EMPTY_ACCOUNT,
    certificate: null,
  });
  assert.deepEqual([list.map(({ id }) => id), current], [["a1", "a2"], "a1"]);
});

test("an account of a local server is only read by a page of this machine", async () => {
  const account = { environment: "local", tokenEndpoint: "http://127.0.0.1/t", apiBase: "http://127.0.0.1/" };
  const stored = { accounts: { accounts: [{ id: "a1", account }] } };
  assert.equal((await readAccounts(hostWith(stored, true).host)).list.length, 1);
  assert.equal((await readAccounts(hostWith(stored).host)).list.length, 0);
});

test("the first change makes an account, and every later one changes it", () => {
  const edit = (clientId: string): Action => ({
    type: "accountEdited",
    account: { ...EMPTY_ACCOUNT, clientId },
  });
  const state = after(start(), edit("a"), edit("ab"));
  assert.deepEqual(
    state.accounts.list.map(({ id, account }) => [id, account.clientId]),
    [["a1", "ab"]],
  );
  assert.equal(state.accounts.current, "a1");
});

test("the name is the user's own business: it ends no connection", () => {
  const state = after(start(own("a1", "one", A)), opened(A), connected);
  const named = reduce(state, {
    type: "accountEdited",
    account: state.connection.account,
    about: { name: "Mine" },
  });
  assert.ok(named.connection.connected);
  assert.equal(currentAccount(named)?.name, "Mine");
});

test("switching brings the other account's addresses, and ends the connection", () => {
  const two = { ...own("a2", "two", A), situation: "groupMandate" as const };
  const state = after(start(own("a1", "one", A), two), opened(A), connected, {
    type: "accountChosen",
    id: "a2",
  });
  assert.equal(state.connection.account.clientId, "two");
  assert.equal(state.connection.situation, "groupMandate");
  assert.equal(state.connection.connected, null);
});

test("an account belongs to the certificate it connected with first", () => {
  const state = after(start(own("a1", "one")), opened(A), connected);
  assert.deepEqual(currentAccount(state)?.certificate, { sha256: A, holder: "Company a" });
  const later = after(state, opened(B), connected);
  assert.equal(currentAccount(later)?.certificate?.sha256, A, "only the user changes that");
});

test("opening a certificate chooses the account that was made for it", () => {
  const state = after(start(own("a1", "one", A), own("a2", "two", B)), opened(B));
  assert.equal(state.accounts.current, "a2");
  assert.equal(state.connection.account.clientId, "two");
  assert.equal(fitsCertificate(state, currentAccount(state)), true);
});

test("choosing among the identities of one file chooses their accounts too", () => {
  const state = after(start(own("a1", "one", A), own("a2", "two", B)), opened(A, B), {
    type: "identityChosen",
    index: 1,
  });
  assert.equal(state.accounts.current, "a2");
});

test("among several accounts of one certificate the one in use stays", () => {
  const state = after(start(own("a1", "one", B), own("a2", "two", A), own("a3", "three", A)), {
    type: "accountChosen",
    id: "a3",
  });
  assert.equal(after(state, opened(A)).accounts.current, "a3");
});

test("an account made for another certificate is known as such", () => {
  const state = after(start(own("a1", "one", A), own("a2", "two")), opened(B));
  assert.equal(fitsCertificate(state, state.accounts.list[0] ?? null), false);
  assert.equal(fitsCertificate(state, state.accounts.list[1] ?? null), null, "nothing is known of it yet");
});

test("what was deleted can be brought back where it was, in use as it was", () => {
  const first = start(own("a1", "one"), own("a2", "two"), own("a3", "three"));
  const state = after(first, { type: "accountChosen", id: "a2" });
  const removed = reduce(state, { type: "accountRemoved", id: "a2" });
  assert.equal(removed.connection.account.clientId, "three", "the next one is in use");
  const back = reduce(removed, { type: "accountRestored" });
  assert.deepEqual(back.accounts.list, state.accounts.list);
  assert.equal(back.connection.account.clientId, "two");
  assert.equal(reduce(removed, { type: "asideOpened", aside: null }).accounts.removed, null);
});

test("deleting the last account leaves an empty one to fill in", () => {
  const state = after(start(own("a1", "one")), { type: "accountRemoved", id: "a1" });
  assert.equal(state.accounts.current, null);
  assert.deepEqual(state.connection.account, EMPTY_ACCOUNT);
});

test("a duplicate stands beside its original, under an id and a name of its own", () => {
  const state = after(start(own("a1", "one", A), own("a2", "two")), {
    type: "accountDuplicated",
    id: "a1",
    name: "Copy",
  });
  assert.deepEqual(
    state.accounts.list.map(({ id, name, account }) => [id, name, account.clientId]),
    [
      ["a1", "Account a1", "one"],
      ["a3", "Copy", "one"],
      ["a2", "Account a2", "two"],
    ],
  );
});

test("an id is never given twice", () => {
  assert.equal(nextId([]), "a1");
  assert.equal(nextId([own("a7", ""), own("odd", "")]), "a8");
});

const sound = async (_: Account) => ({ fault: null }) as AccountReview;

test("an exported file comes back whole, and says what it is", async () => {
  const accounts = [own("a1", "one", A), own("a2", "two")];
  const text = toFile(accounts, NOW);
  const file = JSON.parse(text);
  assert.deepEqual([file.format, file.exportedAt], ["fla-panel.accounts/1", "2026-11-22T12:00:00.000Z"]);
  assert.equal(file.accounts[0].id, undefined);
  const { added, refused } = await fromFile(text, [], environmentsFor({ isLoopback: false }), sound);
  assert.deepEqual(added, accounts);
  assert.deepEqual(refused, []);
});

test("what an import refuses it says, account by account", async () => {
  const evil = {
    name: "Evil",
    account: {
      ...EMPTY_ACCOUNT,
      environment: "custom",
      tokenEndpoint: "https://example.org/t",
      apiBase: "x",
    },
  };
  const local = { name: "Local", account: { ...EMPTY_ACCOUNT, environment: "local" } };
  const waiting = { name: "Waiting", account: { ...EMPTY_ACCOUNT, clientId: "w" } };
  const known = own("a1", "one");
  const file = { format: "fla-panel.accounts/1", accounts: [evil, local, "text", known, waiting] };
  const review = async ({ apiBase }: Account) => {
    const code = apiBase === "x" ? "environment.url" : apiBase === "" ? "environment.api_base" : null;
    return { fault: code && { code, url: "" } } as AccountReview;
  };
  const environments = environmentsFor({ isLoopback: false });
  const { added, refused } = await fromFile(JSON.stringify(file), [known], environments, review);
  assert.deepEqual(
    added.map(({ name }) => name),
    ["Waiting"],
  );
  assert.deepEqual(refused, [
    { name: "Evil", reason: "address" },
    { name: "Local", reason: "environment" },
    { name: "3", reason: "shape" },
    { name: "Account a1", reason: "known" },
  ]);
});

test("a file that is none of ours is refused as a whole, with its reason", async () => {
  for (const [text, fault] of [
    ["PK\u0003\u0004", "json"],
    ["{}", "format"],
    ["[]", "format"],
    ['{"format":"fla-panel.receipt/1"}', "format"],
    ['{"format":"fla-panel.accounts/1"}', "format"],
    ['{"format":"fla-panel.accounts/2","accounts":[]}', "version"],
  ] as const) {
    await assert.rejects(
      fromFile(text, [], [], sound),
      (error) => error instanceof ImportError && error.fault === fault,
      text,
    );
  }
});
