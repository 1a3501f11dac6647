import assert from "node:assert/strict";
import { test } from "node:test";
import type { ConsultQuery } from "#core";
import type { ConsultPage } from "#wasm";
import { isComplete, totalOf } from "../src/consult/consult-state.js";
import { goOn, lookUp, MOST_AT_ONCE } from "../src/consult/steps.js";
import { FlaError } from "../src/session/session.js";
import { EMPTY_ACCOUNT } from "../src/state/state.js";
import { cancel } from "../src/steps/cancel.js";
import { changeAccount } from "../src/steps/connection.js";
import { connection, panelWith } from "./panel-with.js";
import { timeLapse } from "./time-lapse.js";

const SIZE = 100;

/** A register of so many records of each question; `answer` may fail or wait before a page comes. */
function register(count: number, answer: (asked: number) => Promise<void> = async () => {}) {
  const asked: [ConsultQuery, string | null][] = [];
  const consult = async (query: ConsultQuery, next: string | null): Promise<ConsultPage> => {
    asked.push([query, next]);
    await answer(asked.length);
    const page = next === null ? 1 : Number(next.split("=")[1]);
    const rest = Math.max(0, count - (page - 1) * SIZE);
    const items = Array.from({ length: Math.min(rest, SIZE) }, (_, index) => ({ id: `${page}.${index}` }));
    return {
      url: "https://example.invalid/v1/query",
      status: 200,
      retrievedAt: "2026-11-22T12:00:00Z",
      traceId: null,
      bytes: new TextEncoder().encode(JSON.stringify({ items })),
      count: items.length,
      total: count,
      page,
      next: rest > SIZE ? `https://example.invalid/v1/query?page=${page + 1}` : null,
    };
  };
  return { asked, consult };
}

/** A panel that is connected and about to look up. */
function panelAt(consult: ReturnType<typeof register>["consult"]) {
  const made = panelWith({ consult });
  made.panel.store.dispatch({ type: "connected", connection: connection(600) });
  made.panel.store.dispatch({ type: "searchEdited", change: { employer: "0000.000.196" } });
  return made;
}

const refused = () => new FlaError("consultation.refused", { problem: "problem.service_unavailable" });

const busy = () => new FlaError("consultation.refused", { status: "503", retry_after: "7" });

test("every question is walked to its last page, and the bytes are not kept", async () => {
  const { asked, consult } = register(250);
  const { panel } = panelAt(consult);
  panel.store.dispatch({ type: "searchEdited", change: { kind: "trainingRight" } });
  await lookUp(panel);
  const { lookup, shows } = panel.store.state.consult;
  assert.ok(lookup && isComplete(lookup));
  assert.deepEqual([lookup.found.length, totalOf(lookup), lookup.pages.length], [750, 750, 9]);
  assert.deepEqual(
    [shows, lookup.employer, "bytes" in (lookup.pages[0] ?? {})],
    ["list", "0000.000.196", false],
  );
  assert.deepEqual(
    [...new Set(asked.map(([{ year, employer }]) => `${year} ${employer}`))],
    ["2024 0000000196", "2025 0000000196", "2026 0000000196"],
  );
});

test("a page that fails leaves what came, and the rest is fetched from there", async () => {
  const { asked, consult } = register(250, async (count) => {
    if (count === 2) throw refused();
  });
  const { panel } = panelAt(consult);
  await lookUp(panel);
  assert.equal(panel.store.state.failure?.code, "consultation.refused.service_unavailable");
  assert.equal(panel.store.state.consult.lookup?.found.length, SIZE);
  await goOn(panel);
  const { lookup } = panel.store.state.consult;
  assert.ok(lookup && isComplete(lookup) && lookup.found.length === 250);
  assert.equal(panel.store.state.failure, null);
  // The first page was not asked for again.
  assert.deepEqual(
    asked.map(([, next]) => next?.slice(-1) ?? "first"),
    ["first", "2", "2", "3"],
  );
});

test("a page that stumbles after the first is asked for again by itself", async (t) => {
  const { asked, consult } = register(250, async (count) => {
    if (count === 2) throw busy();
  });
  const { panel } = panelAt(consult);
  const { waits, pass } = timeLapse(t, panel);
  await pass(lookUp(panel));
  assert.equal(panel.store.state.consult.lookup?.found.length, 250);
  assert.deepEqual([asked.length, waits], [4, [7_000]]);
});

test("a first page that fails leaves the search on the screen, and is told at once", async () => {
  const { asked, consult } = register(1, async () => {
    throw busy();
  });
  const { panel } = panelAt(consult);
  await lookUp(panel);
  assert.equal(panel.store.state.consult.shows, "search");
  assert.equal(panel.store.state.failure?.params["retry_after"], "7");
  assert.equal(asked.length, 1);
});

test("who stops it keeps what came, and no failure shows", async () => {
  const { consult } = register(250, async (count) => {
    if (count < 2) return;
    cancel(panel);
    throw new FlaError("network.cancelled");
  });
  const { panel, asked } = panelAt(consult);
  await lookUp(panel);
  const { busy, failure, consult: state } = panel.store.state;
  assert.deepEqual([busy, failure, state.lookup?.found.length], [null, null, SIZE]);
  assert.ok(asked.includes("cancel"));
});

test("another account takes what was found away, and what still comes", async () => {
  let change = () => {};
  const { consult } = register(250, async (count) => {
    if (count === 2) change();
  });
  const { panel } = panelAt(consult);
  change = () =>
    changeAccount(panel, { type: "accountEdited", account: { ...EMPTY_ACCOUNT, clientId: "other" } });
  await lookUp(panel);
  assert.deepEqual([panel.store.state.consult.lookup, panel.store.state.busy], [null, null]);
});

test("no more than can be looked at is fetched at one go", async () => {
  const { consult } = register(MOST_AT_ONCE * 2 + 1);
  const { panel } = panelAt(consult);
  await lookUp(panel);
  const found = () => panel.store.state.consult.lookup?.found.length;
  assert.equal(found(), MOST_AT_ONCE);
  await goOn(panel);
  await goOn(panel);
  assert.equal(found(), MOST_AT_ONCE * 2 + 1);
});

test("locking takes everything away", async () => {
  const { consult } = register(3);
  const { panel } = panelAt(consult);
  await lookUp(panel);
  panel.store.dispatch({ type: "locked" });
  assert.equal(panel.store.state.consult.lookup, null);
  assert.equal(panel.store.state.consult.search.employer, "");
});
