import assert from "node:assert/strict";
import { test } from "node:test";
import { idleOf } from "../src/idle.js";
import type { Panel } from "../src/panel.js";
import { reduce } from "../src/state/reduce.js";
import { EMPTY_ACCOUNT, initialState } from "../src/state/state.js";
import { createStore } from "../src/state/store.js";
import { SETTINGS } from "./settings.js";

const MINUTE = 60_000;

/** A panel at work, whose clock is turned by hand. */
function atWork(lockMinutes = 15) {
  let now = Date.parse("2026-11-22T12:00:00Z");
  const panel = {
    store: createStore(reduce, initialState({ ...SETTINGS, lockMinutes })),
    now: () => now,
    sender: { pause: async () => {} },
    session: null,
    turn: 0,
  } as unknown as Panel;
  panel.store.dispatch({ type: "ownChosen", account: EMPTY_ACCOUNT });
  const idle = idleOf(panel);
  return { panel, idle, pass: (milliseconds: number) => (now += milliseconds) };
}

test("the panel locks once nobody was there for the minutes chosen, and not before", () => {
  const { panel, idle, pass } = atWork();
  idle.look();
  assert.equal(panel.store.state.minutesLeft, 15);
  pass(15 * MINUTE - 1);
  idle.look();
  assert.equal(panel.store.state.minutesLeft, 1);
  pass(1);
  idle.look();
  assert.equal(panel.store.state.mode, null);
  assert.equal(panel.store.state.locked, "timer");
  idle.look();
  assert.equal(panel.store.state.minutesLeft, null, "there is nothing to lock any more");
});

test("every sign of life begins the minutes anew", () => {
  const { panel, idle, pass } = atWork();
  for (let sign = 0; sign < 10; sign += 1) {
    pass(14 * MINUTE);
    idle.active();
  }
  assert.equal(panel.store.state.mode, "own");
  assert.equal(panel.store.state.minutesLeft, 15);
});

test("after a sleep of the computer the first sign of life comes too late", () => {
  const { panel, idle, pass } = atWork();
  pass(8 * 60 * MINUTE);
  idle.active();
  assert.equal(panel.store.state.locked, "timer");
});

test("a submission under way is never cut off, and the minutes begin after it", () => {
  const { panel, idle, pass } = atWork();
  panel.store.dispatch({ type: "started", task: "sending", at: 0 });
  pass(60 * MINUTE);
  idle.look();
  assert.equal(panel.store.state.busy?.task, "sending");
  panel.store.dispatch({ type: "cancelled" });
  pass(14 * MINUTE);
  idle.look();
  assert.equal(panel.store.state.mode, "own");
  pass(MINUTE);
  idle.look();
  assert.equal(panel.store.state.locked, "timer");
});

test("zero minutes is never", () => {
  const { panel, idle, pass } = atWork(0);
  pass(100 * 60 * MINUTE);
  idle.look();
  assert.equal(panel.store.state.mode, "own");
  assert.equal(panel.store.state.minutesLeft, null);
});

test("a clock that is set back locks nobody out, and does not keep the panel open for ever", () => {
  const { panel, idle, pass } = atWork();
  pass(-24 * 60 * MINUTE);
  idle.look();
  assert.equal(panel.store.state.minutesLeft, 15);
  pass(15 * MINUTE);
  idle.look();
  assert.equal(panel.store.state.locked, "timer");
});
