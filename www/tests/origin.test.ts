import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { extensionHost } from "../../extension/src/host.js";
import { removeStaleRules } from "../../extension/src/origin.js";
import type { Departure, Host } from "../src/host.js";
import { type Panel, sessionOf } from "../src/panel.js";
import type { SessionOptions } from "../src/session/client.js";
import type { Session } from "../src/session/session.js";
import { reduce } from "../src/state/reduce.js";
import { initialState } from "../src/state/state.js";
import { createStore } from "../src/state/store.js";
import { changeSettings, storedSettings } from "../src/steps/settings.js";
import { SETTINGS } from "./settings.js";

const REQUEST: Departure = { method: "POST", url: "https://example.invalid/token" };

/** What a session is started with in a panel with this host, and the panel. */
async function started(host: Partial<Host>): Promise<{ panel: Panel; options: SessionOptions }> {
  let options: SessionOptions | undefined;
  const panel = {
    host: { read: async () => undefined, write: async () => {}, ...host },
    store: createStore(reduce, initialState(SETTINGS)),
    startSession: async (given: SessionOptions) => {
      options = given;
      return {} as Session;
    },
    session: null,
  } as unknown as Panel;
  await sessionOf(panel);
  assert.ok(options);
  return { panel, options };
}

test("requests leave without our Origin while the setting asks for it, and as they are when it does not", async () => {
  const steps: string[] = [];
  const { panel, options } = await started({
    withoutOrigin: async ({ url }, send) => {
      steps.push(`rule for ${url}`);
      await send();
      steps.push("rule gone");
    },
  });
  const send = async () => void steps.push("sent");
  await options.passage?.(REQUEST, send);
  assert.deepEqual(steps.splice(0), [`rule for ${REQUEST.url}`, "sent", "rule gone"]);
  changeSettings(panel, { hideOrigin: false });
  await options.passage?.(REQUEST, send);
  assert.deepEqual(steps, ["sent"]);
});

test("a page, which cannot, lets its requests leave at once", async () => {
  assert.equal((await started({})).options.passage, undefined);
});

test("the Origin is left out unless that was switched off", async () => {
  const stored = (value: unknown) => storedSettings({ read: async () => value } as unknown as Host);
  assert.equal((await stored({ language: "nl" })).hideOrigin, true);
  assert.equal((await stored({ language: "nl", hideOrigin: false })).hideOrigin, false);
});

/** Puts something in place of a global for the length of a test. */
function instead(t: TestContext, name: "chrome" | "navigator", value: unknown) {
  const before = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { value, configurable: true });
  t.after(() => {
    if (before) Object.defineProperty(globalThis, name, before);
    else Reflect.deleteProperty(globalThis, name);
  });
}

test("only rules of panels that are gone are removed, not one put up in the meantime", async (t) => {
  const held = [{ name: "origin-rule-1" }];
  const rules = [{ id: 1 }, { id: 2 }];
  /** Another panel puts up its rule, lock first, while the browser answers. */
  const begin = () => {
    held.push({ name: "origin-rule-3" });
    rules.push({ id: 3 });
  };
  const removed: number[] = [];
  const once = { begun: false };
  const answering = async <T>(answer: T): Promise<T> => {
    await Promise.resolve();
    if (!once.begun) begin();
    once.begun = true;
    return answer;
  };
  instead(t, "navigator", { locks: { query: () => answering({ held: [...held] }) } });
  instead(t, "chrome", {
    declarativeNetRequest: {
      getSessionRules: async () => {
        await answering(null);
        return [...rules];
      },
      updateSessionRules: async ({ removeRuleIds = [] }: { removeRuleIds?: number[] }) =>
        void removed.push(...removeRuleIds),
    },
  });
  await removeStaleRules();
  assert.deepEqual(removed, [2]);
});

test("an extension without storage reads nothing and goes on", async (t) => {
  const broken = () => Promise.reject(new Error("IO error"));
  instead(t, "chrome", { storage: { local: { get: broken, set: broken } } });
  assert.equal(await extensionHost.read("settings"), undefined);
  await extensionHost.write("settings", {});
});
