import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import type { Panel } from "../src/panel.js";
import { FlaError } from "../src/session/session.js";
import { reduce } from "../src/state/reduce.js";
import { initialState } from "../src/state/state.js";
import { createStore } from "../src/state/store.js";
import { copySignedCurl, copyToken } from "../src/steps/expert.js";
import { SETTINGS } from "./settings.js";

const SECRET = "secret-token-Zq81";

/** A clipboard that lets itself be read or not, beside a window with the focus or without. */
function surround({ readable = true, focused = true } = {}) {
  let empty = () => {};
  const emptied = new Promise<void>((resolve) => {
    empty = resolve;
  });
  let listen = () => {};
  const listening = new Promise<void>((resolve) => {
    listen = resolve;
  });
  const around = { text: "", focused, onFocus: () => {}, emptied, listening };
  const globals = {
    navigator: {
      clipboard: {
        writeText: async (text: string) => {
          around.text = text;
          if (text === "") empty();
        },
        readText: async () => (readable ? around.text : Promise.reject(new Error("not allowed"))),
      },
      permissions: { query: async () => ({ state: "prompt" }) },
    },
    document: { hasFocus: () => around.focused },
    addEventListener: (_: string, listener: () => void) => {
      around.onFocus = listener;
      listen();
    },
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  mock.timers.enable({ apis: ["setTimeout"] });
  return around;
}

function panelWith(session: object): Panel {
  const settings = SETTINGS;
  const store = createStore(reduce, initialState(settings as Parameters<typeof initialState>[0]));
  return { store, session: Promise.resolve(session) } as unknown as Panel;
}

afterEach(() => mock.timers.reset());

test("a token goes past the state into the clipboard, and out of it after a minute", async () => {
  const around = surround();
  const panel = panelWith({ revealToken: async () => SECRET });
  assert.deepEqual(await copyToken(panel), { lent: "clears" });
  assert.equal(around.text, SECRET);
  const state = JSON.stringify(panel.store.state);
  assert.ok(state.includes("nameRequests") && !state.includes(SECRET));
  mock.timers.tick(59_999);
  assert.equal(around.text, SECRET);
  mock.timers.tick(1);
  await around.emptied;
  assert.equal(around.text, "");
});

test("without the focus the clipboard is emptied as soon as it comes back", async () => {
  const around = surround();
  await copyToken(panelWith({ revealToken: async () => SECRET }));
  around.focused = false;
  mock.timers.tick(60_000);
  await around.listening;
  assert.equal(around.text, SECRET);
  around.focused = true;
  around.onFocus();
  await around.emptied;
  assert.equal(around.text, "");
});

test("a signed command holds the assertion, and stays where the clipboard cannot be read", async () => {
  const around = surround({ readable: false });
  const panel = panelWith({ signAssertion: async () => SECRET });
  const target = { clientId: "a", tokenEndpoint: "https://x.invalid/t", audience: "b", scope: null };
  assert.deepEqual(await copySignedCurl(panel, target), { lent: "stays" });
  assert.ok(around.text.includes(`'client_assertion=${SECRET}'`));
  assert.ok(!JSON.stringify(panel.store.state).includes(SECRET));
});

test("what the session refuses is told, and nothing is copied", async () => {
  const around = surround();
  const panel = panelWith({ revealToken: () => Promise.reject(new FlaError("session.no_token")) });
  const copied = await copyToken(panel);
  assert.equal("failure" in copied && copied.failure.code, "session.no_token");
  assert.equal(around.text, "");
});

test("a browser that does not let the panel write is named as the cause", async () => {
  surround();
  navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
  assert.deepEqual(await copyToken(panelWith({ revealToken: async () => SECRET })), { lent: "refused" });
});
