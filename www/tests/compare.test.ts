import assert from "node:assert/strict";
import { test } from "node:test";
import type { ConsultQuery } from "#core";
import type { ConsultPage } from "#wasm";
import type { Compared } from "../src/compare/compared.js";
import { listContent, listHeadings, listRows } from "../src/compare/list-rows.js";
import { listWordsIn } from "../src/compare/list-words.js";
import {
  compareOwnFile,
  compareWithLookup,
  compareWithRegister,
  goOnComparing,
  keepMissing,
} from "../src/compare/steps.js";
import { itemsOf } from "../src/consult/items.js";
import { lookUp } from "../src/consult/steps.js";
import type { KeptImports } from "../src/import/kept-import.js";
import { FlaError } from "../src/session/session.js";
import { EMPTY_ACCOUNT } from "../src/state/state.js";
import { cancel } from "../src/steps/cancel.js";
import { changeAccount } from "../src/steps/connection.js";
import { readFile } from "../src/steps/import.js";
import { editCell } from "../src/steps/rows.js";
import { connection, panelWith } from "./panel-with.js";
import { tableDouble } from "./table-double.js";
import { timeLapse } from "./time-lapse.js";

const EMPLOYERS = ["1000000021", "1000000120"] as const;
const ROWS = EMPLOYERS.map((employer) => `${employer};85400003392;First aid;13/10/2025;followed`);

/** A register of two pages for each employer; `answer` may fail before a page comes. */
function register(
  answer: (asked: number, query: ConsultQuery) => void = () => {},
  totalOf: (query: ConsultQuery, next: string | null) => number | null = () => 2,
) {
  const asked: string[] = [];
  const consult = async (query: ConsultQuery, next: string | null): Promise<ConsultPage> => {
    asked.push(`${query.employer} ${next ?? "first"}`);
    answer(asked.length, query);
    return {
      url: "https://example.invalid/v1/query",
      status: 200,
      retrievedAt: "2026-11-22T12:00:00Z",
      traceId: null,
      bytes: new TextEncoder().encode(JSON.stringify({ items: [{ id: `${query.employer} ${next}` }] })),
      count: 1,
      total: totalOf(query, next),
      page: null,
      next: next === null ? "second" : null,
    };
  };
  return { asked, consult };
}

/** A panel that is connected and has the rows of a file open. */
async function panelAt(consult: ReturnType<typeof register>["consult"], rows: readonly string[] = ROWS) {
  const { panel } = panelWith({ consult });
  const table = tableDouble();
  const imports = { claim: async () => false } as unknown as KeptImports;
  Object.assign(panel, { startTable: () => table, imports });
  panel.store.dispatch({ type: "connected", connection: connection(600) });
  await readFile(
    panel,
    new File([["employer;worker;training;start;status", ...rows].join("\n")], "rows.csv"),
  );
  const comparing = () => panel.store.state.imports.comparing;
  const did = (what: string) => table.asked.filter((one) => one.startsWith(what));
  return { panel, table, comparing, did };
}

test("every employer of the rows is asked about to the last page", async () => {
  const { asked, consult } = register();
  const { panel, comparing, did } = await panelAt(consult);
  await compareWithRegister(panel);
  assert.deepEqual(
    asked,
    EMPLOYERS.flatMap((employer) => [`${employer} first`, `${employer} second`]),
  );
  assert.deepEqual(
    did("addAsked"),
    EMPLOYERS.map((employer) => `addAsked ${employer}`),
  );
  const made = comparing();
  assert.deepEqual([made?.shown, made?.fetched, made?.total, made?.summary?.registered], [true, 4, 4, 4]);
  assert.deepEqual([panel.store.state.busy, panel.store.state.imports.progress], [null, null]);
});

test("what the register refuses to say of one employer is told, and the others are compared", async () => {
  const { asked, consult } = register((_, { employer }) => {
    if (employer === EMPLOYERS[0])
      throw new FlaError("consultation.refused", { status: "403", problem: "problem.missing_permission" });
  });
  const { panel, comparing, did } = await panelAt(consult);
  await compareWithRegister(panel);
  assert.equal(asked.length, 3);
  assert.deepEqual(did("addAsked"), [`addAsked ${EMPLOYERS[1]}`]);
  assert.deepEqual(
    comparing()?.refused.map(({ employer, failure }) => [employer, failure.code]),
    [[EMPLOYERS[0], "consultation.refused.missing_permission"]],
  );
  assert.equal(comparing()?.summary?.registered, 2);
});

test("what the account as such lacks is no refusal of one employer, and it goes on from there", async () => {
  const { asked, consult } = register((count) => {
    if (count === 2)
      throw new FlaError("consultation.refused", { status: "403", problem: "problem.missing_scope" });
  });
  const { panel, comparing } = await panelAt(consult);
  await compareWithRegister(panel);
  assert.equal(panel.store.state.failure?.code, "consultation.refused.missing_scope");
  assert.deepEqual([comparing()?.refused, comparing()?.fetched], [[], 1]);
  await goOnComparing(panel);
  assert.equal(asked.length, 5);
  assert.equal(comparing()?.summary?.registered, 4);
});

test("of an employer whose records are not as many as the register counts, nothing is called missing", async () => {
  for (const [first, second] of [
    [2, 3],
    [3, null],
  ] as const) {
    const { consult } = register(undefined, ({ employer }, next) => {
      if (employer === EMPLOYERS[1]) return 2;
      return next === null ? first : second;
    });
    const { panel, comparing, did } = await panelAt(consult);
    await compareWithRegister(panel);
    assert.deepEqual(did("addAsked"), ["addAsked null", `addAsked ${EMPLOYERS[1]}`]);
    assert.deepEqual(comparing()?.miscounted, [EMPLOYERS[0]]);
    assert.equal(comparing()?.summary?.registered, 4);
  }
});

test("the same holds for what was looked up before", async () => {
  const { consult } = register(undefined, () => 3);
  const { panel, comparing, did } = await panelAt(consult);
  panel.store.dispatch({ type: "searchEdited", change: { employer: EMPLOYERS[0] } });
  await lookUp(panel);
  const { lookup } = panel.store.state.consult;
  assert.ok(lookup);
  await compareWithLookup(panel, lookup);
  assert.deepEqual([did("addAsked"), comparing()?.miscounted], [["addAsked null"], [EMPLOYERS[0]]]);
});

test("a circle of pages is that of one employer, and the others are compared", async () => {
  const { consult } = register((_, { employer }) => {
    if (employer === EMPLOYERS[0]) throw new FlaError("consult.circle", { url: "https://example.invalid" });
  });
  const { panel, comparing } = await panelAt(consult);
  await compareWithRegister(panel);
  assert.deepEqual(
    [comparing()?.refused.map(({ failure }) => failure.code), comparing()?.summary?.registered],
    [["consult.circle"], 2],
  );
});

test("no comparison is made when the register says nothing of anybody", async () => {
  const { consult } = register(() => {
    throw new FlaError("consultation.refused", { status: "403", problem: "problem.forbidden" });
  });
  const { panel, comparing } = await panelAt(consult);
  await compareWithRegister(panel);
  assert.equal(panel.store.state.failure?.code, "consultation.refused.forbidden");
  assert.equal(comparing()?.summary, null);
});

test("what failed midway goes on where it stopped, unless the rows have changed since", async () => {
  const closed = new FlaError("consultation.refused", {
    status: "503",
    problem: "problem.service_unavailable",
    // Longer than anybody waits for without being asked.
    retry_after: "3600",
  });
  const { asked, consult } = register((count) => {
    if (count === 2 || count === 5) throw closed;
  });
  const { panel, comparing, did } = await panelAt(consult);
  await compareWithRegister(panel);
  assert.equal(panel.store.state.failure?.code, "consultation.refused.service_unavailable");
  assert.deepEqual([comparing()?.fetched, comparing()?.summary], [1, null]);
  await goOnComparing(panel);
  await editCell(panel, 0, "training.name", "Fire");
  await goOnComparing(panel);
  assert.deepEqual(
    asked.map((one) => one.split(" ")[1]),
    ["first", "second", "second", "first", "second", "first", "second", "first", "second"],
  );
  assert.equal(did("beginComparison").length, 2);
  assert.equal(comparing()?.summary?.registered, 4);
});

test("a register that gives no answer now is asked again by itself, and until when it waits is told", async (t) => {
  const stumbles = new Map([
    [2, new FlaError("consultation.refused", { status: "503", retry_after: "7" })],
    [4, new FlaError("consultation.refused", { status: "429", retry_after: "500" })],
    [6, new FlaError("network.unreachable")],
  ]);
  const { asked, consult } = register((count) => {
    const stumble = stumbles.get(count);
    if (stumble) throw stumble;
  });
  const { panel, comparing } = await panelAt(consult);
  const { waits, pass } = timeLapse(t, panel);
  await pass(compareWithRegister(panel));
  assert.deepEqual(
    asked.map((one) => one.split(" ")[1]),
    ["first", "second", "second", "first", "first", "second", "second"],
  );
  assert.deepEqual([panel.store.state.failure, comparing()?.summary?.registered], [null, 4]);
  assert.deepEqual(waits, [7_000, 500_000, 1_000]);
});

test("who stops it while it waits has it stopped at once, and goes on from there", async () => {
  const { asked, consult } = register((count) => {
    if (count === 2) throw new FlaError("consultation.refused", { status: "503", retry_after: "500" });
  });
  const { panel, comparing } = await panelAt(consult);
  const stop = panel.store.subscribe(() => {
    if (panel.store.state.busy?.waitsUntil) cancel(panel);
  });
  await compareWithRegister(panel);
  stop();
  const { busy, failure } = panel.store.state;
  assert.deepEqual([busy, failure, comparing()?.fetched, comparing()?.summary], [null, null, 1, null]);
  await goOnComparing(panel);
  assert.equal(comparing()?.summary?.registered, 4);
  assert.equal(asked.filter((one) => one === `${EMPLOYERS[0]} first`).length, 1);
});

test("who stops it loses nothing that came, and no failure shows", async () => {
  const { consult } = register((count) => {
    if (count < 3) return;
    cancel(panel);
    throw new FlaError("network.cancelled");
  });
  const { panel, table, comparing } = await panelAt(consult);
  await compareWithRegister(panel);
  const { busy, failure } = panel.store.state;
  assert.deepEqual([busy, failure, comparing()?.fetched, comparing()?.done], [null, null, 2, 1]);
  assert.ok(table.asked.includes("cancel"));
});

test("another account takes a comparison away, also one under way", async () => {
  let change = () => {};
  const { consult } = register((count) => {
    if (count === 2) change();
  });
  const { panel, comparing } = await panelAt(consult);
  change = () =>
    changeAccount(panel, { type: "accountEdited", account: { ...EMPTY_ACCOUNT, clientId: "other" } });
  await compareWithRegister(panel);
  assert.deepEqual([comparing(), panel.store.state.busy], [null, null]);
});

test("the rows that are left after the others are taken out are those that are missing, and that can be undone", async () => {
  const { panel, comparing, did } = await panelAt(register().consult);
  await compareWithRegister(panel);
  await keepMissing(panel);
  assert.deepEqual(did("remove"), ["remove 1"]);
  const { imports } = panel.store.state;
  assert.deepEqual([imports.summary?.rows, imports.summary?.undoable, comparing()?.shown], [1, 1, false]);
  // The rows are no longer those that were compared.
  assert.notEqual(comparing()?.edition, imports.edition);
});

test("what was looked up is compared without asking again", async () => {
  const { asked, consult } = register();
  const { panel, comparing, did } = await panelAt(consult);
  const search = panel.store.state.consult.search;
  const queries = [{ kind: "trainingRegistration", employer: EMPLOYERS[0] }] as const;
  panel.store.dispatch({ type: "lookupBegan", search, employer: EMPLOYERS[0], queries });
  const lookup = () => panel.store.state.consult.lookup ?? assert.fail("nothing was looked up");
  await compareOwnFile(panel, lookup());
  assert.equal(comparing(), null);
  for (const next of [null, "second"]) {
    const page = await consult(queries[0], next);
    panel.store.dispatch({ type: "pageRead", page, items: itemsOf(page.bytes) });
  }
  asked.length = 0;
  await compareOwnFile(panel, lookup());
  assert.equal(panel.store.state.door, "file");
  assert.deepEqual(asked, []);
  assert.deepEqual(did("addAsked"), [`addAsked ${EMPLOYERS[0]}`]);
  assert.deepEqual([comparing()?.search, comparing()?.summary?.registered], [search, 2]);
  // Of a copy that is not whole nobody knows what is missing in it.
  const copy = { madeAt: "2026-11-22T12:00:00Z", whole: false, verdict: "signed" } as const;
  await compareOwnFile(panel, { ...lookup(), saved: copy });
  assert.deepEqual(did("addAsked").at(-1), "addAsked null");
  assert.deepEqual(comparing()?.saved, copy);
});

test("the list to act on has a line for each member that differs", () => {
  const words = listWordsIn("en");
  const values = { "worker.ssin": "85400003392", "training.name": "First aid", "training.status": "planned" };
  const pair: Compared = {
    verdict: "different",
    doubt: null,
    basis: "contents",
    own: [{ row: 0, line: 2, values }],
    ownCount: 1,
    registered: [
      { id: "x-1", values: { ...values, "training.status": "followed", "training.nature": "formal" } },
    ],
    registeredCount: 1,
    differences: ["training.nature", "training.status"],
  };
  const lines = listRows(pair, words);
  const headings = listHeadings(words);
  assert.deepEqual(
    lines.map((line) => [line[0], line[2], line[3], ...line.slice(-3)]),
    [
      ["different", "2", "x-1", words.fields["training.nature"], "", "formal"],
      ["different", "2", "x-1", words.fields["training.status"], "planned", "followed"],
    ],
  );
  assert.ok(lines.every(({ length }) => length === headings.length));
  const doubtful = listRows(
    { ...pair, verdict: "doubtful", doubt: "several", registered: [...pair.registered, ...pair.registered] },
    words,
  );
  assert.deepEqual(
    doubtful.map(([verdict, doubt, line, id]) => [verdict, doubt === "", line, id]),
    [
      ["doubtful", false, "2", ""],
      ["doubtful", false, "", "x-1"],
      ["doubtful", false, "", "x-1"],
    ],
  );
  const many = Array.from({ length: 1_048_576 }, () => lines[0] ?? []);
  assert.deepEqual(
    listContent(many, words).sheets.map(({ name, rows }) => [name, rows.length]),
    [
      ["Comparison", 1_048_576],
      ["Comparison 2", 2],
    ],
  );
});
