import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ConsultQuery } from "#core";
import type { ConsultPage } from "#wasm";
import { daysLeft } from "../src/calendar.js";
import { amountAt, at, MEMBERS, readRecord, textAt } from "../src/consult/record.js";
import { EMPTY_SEARCH, KINDS, toQueries } from "../src/consult/search.js";
import { byQuarter, credits, quarterOf, sum } from "../src/consult/sum.js";
import { refined, walk } from "../src/consult/walk.js";
import { codeLabel, maskedJson, sayAmount, sayPeriod, sayValue } from "../src/consult/words.js";
import { FlaError } from "../src/session/session.js";
import { Text } from "../src/text/text.js";

const text = new Text("en");
const EMPLOYER = "0000000196";

test("a search for trainings is one question with all its criteria", () => {
  const search = { ...EMPTY_SEARCH, worker: "80.40.00-001.19", when: "2025", status: "followed" };
  assert.deepEqual(toQueries(search, "0000.000.196"), [
    {
      kind: "trainingRegistration",
      employer: EMPLOYER,
      worker: "80400000119",
      year: 2025,
      status: "followed",
    },
  ]);
});

test("a period is read as people write it, a status code as it is typed", () => {
  const search = {
    ...EMPTY_SEARCH,
    when: "period",
    from: "1/2/2024",
    to: "x",
    status: "other",
    code: " R-1 ",
  };
  assert.deepEqual(toQueries(search, EMPLOYER), [
    {
      kind: "trainingRegistration",
      employer: EMPLOYER,
      period: { startDate: "2024-02-01", endDate: "x" },
      status: "R-1",
    },
  ]);
});

test("rights and credits are asked for year by year, whatever else stands in the search", () => {
  for (const kind of ["trainingRight", "trainingCredit"] as const) {
    const search = { ...EMPTY_SEARCH, kind, status: "followed", when: "all" };
    assert.deepEqual(
      toQueries(search, EMPLOYER).map(({ year, status }) => [year, status]),
      [2024, 2025, 2026].map((year) => [year, undefined]),
    );
    assert.equal(toQueries({ ...search, when: "2024" }, EMPLOYER).length, 1);
  }
});

const page = (next: string | null): ConsultPage => ({
  url: "https://example.invalid/v1/x",
  status: 200,
  retrievedAt: "2026-11-22T12:00:00Z",
  traceId: null,
  bytes: new Uint8Array(),
  count: 0,
  total: null,
  page: null,
  next,
});

/** Walks through answers that name these pages one after the other. */
async function walked(...nexts: (string | null)[]): Promise<(string | null)[]> {
  const asked: (string | null)[] = [];
  const session = {
    consult: async (_: ConsultQuery, next: string | null) => {
      asked.push(next);
      return page(nexts.shift() ?? null);
    },
  };
  const query: ConsultQuery = { kind: "trainingRegistration", employer: EMPLOYER };
  for await (const one of walk(session, query)) assert.ok(one);
  return asked;
}

test("a walk ends where a page names no next, by numbers and by cursors", async () => {
  assert.deepEqual(await walked("a?page=2", "a?page=3", null), [null, "a?page=2", "a?page=3"]);
  assert.deepEqual(await walked("a?cursor=x", null), [null, "a?cursor=x"]);
  assert.deepEqual(await walked(null), [null]);
});

test("an answer that leads round in a circle is not walked for ever", async () => {
  const circle = (error: unknown) => error instanceof FlaError && error.code === "consult.circle";
  await assert.rejects(walked("a", "a"), circle);
  await assert.rejects(walked("a", "b", "a"), circle);
});

test("a refusal is told by what the server's problem comes down to", () => {
  const refusal = new FlaError("consultation.refused", {
    problem: "problem.missing_permission",
    status: "403",
  });
  const told = refined(refusal) as FlaError;
  assert.equal(told.code, "consultation.refused.missing_permission");
  assert.equal(told.params["status"], "403");
  const other = new FlaError("network.timeout");
  assert.equal(refined(other), other);
});

const TRAINING = {
  id: "1",
  href: "https://example.invalid/1",
  worker: { ssin: "80400000119", nickname: "x" },
  employer: { enterpriseNumber: EMPLOYER },
  training: {
    name: "First aid",
    nature: "blended",
    status: "R-07",
    period: { startDate: "2024-05-14", endDate: "2024-05-15" },
    duration: { value: "7.5", unit: "hours" },
  },
  later: { score: [1] },
};

test("a record shows what the panel knows by name, and everything else as it came", () => {
  const { known, others } = readRecord("trainingRegistration", TRAINING);
  const read = (path: string) => known.find((member) => member.path === path);
  assert.equal(read("training.name")?.value, "First aid");
  assert.deepEqual(
    [read("training.duration")?.sound, sayValue(text, read("training.duration") ?? assert.fail())],
    [false, '{"value":"7.5","unit":"hours"}'],
  );
  assert.deepEqual(
    others.map(({ path }) => path),
    ["href", "worker.nickname", "later"],
  );
});

test("a code has its label, or stands as the register writes it", () => {
  assert.equal(codeLabel(text, "training.status", "followed"), "Followed");
  assert.equal(codeLabel(text, "training.status", "R-07"), null);
  // The name of a message is no code.
  assert.equal(codeLabel(text, "training.nature", "formal.text"), null);
  assert.equal(codeLabel(text, "training.result", "passed"), null);
  assert.equal(sayAmount(text, { value: 2, unit: "halfDays" }), "2 halfDays");
  assert.equal(sayPeriod("2024-05-14", "2024-05-14"), "14/05/2024");
  assert.equal(sayPeriod("", ""), "");
});

test("nothing of any record is lost between its members and the others", () => {
  const leaves = (value: unknown): number =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.values(value).reduce((count: number, one) => count + leaves(one), 0)
      : 1;
  const names = fc.constantFrom(
    "worker",
    "ssin",
    "training",
    "name",
    "period",
    "year",
    "amount",
    "id",
    "x",
    "__proto__",
  );
  const record = fc.dictionary(names, fc.oneof(fc.jsonValue(), fc.dictionary(names, fc.jsonValue())), {
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(record, fc.constantFrom(...KINDS), (item, kind) => {
      const { known, others } = readRecord(kind, item);
      const shown = [...known, ...others].reduce((count, { value }) => count + leaves(value), 0);
      // An object with nothing in it is shown or has nothing to show.
      assert.ok(shown >= leaves(item));
      for (const member of known) assert.equal(typeof sayValue(text, member), "string");
    }),
  );
});

test("no member is read from the prototype, and any value has a text", () => {
  assert.equal(at({}, "constructor.name"), undefined);
  assert.equal(textAt({ a: { b: [] } }, "a.b"), "");
  for (const item of [null, 1, "x", [], undefined]) {
    assert.equal(amountAt(item, "amount"), null);
    for (const kind of KINDS) assert.ok(readRecord(kind, item).known.length <= MEMBERS[kind].length);
  }
});

test("a record as JSON has no national number, wherever it stands", () => {
  assert.doesNotMatch(
    maskedJson({ worker: { ssin: "80400000119" }, x: [{ ssin: "80400000119" }] }),
    /80400000119/,
  );
  assert.match(maskedJson(TRAINING), /"ssin": "804000•••••"/);
});

const training = (startDate: string, value: unknown, unit: string, nature = "formal") => ({
  training: { nature, period: { startDate }, duration: { value, unit } },
});

test("trainings add up by quarter and code, hours and days apart, and what cannot be drawn is counted", () => {
  const { units, left } = byQuarter(
    [
      training("2024-01-15", 0.1, "hours"),
      training("2024-03-31", 0.2, "hours"),
      training("2024-07-01", 1, "hours", "informal"),
      training("2024-07-01", 2, "days", "blended"),
      training("2024-13-01", 1, "days"),
      training("2024-02-01", "1", "days"),
      {},
    ],
    "training.nature",
  );
  assert.equal(left, 3);
  assert.deepEqual(
    units.map(({ unit, codes, quarters }) => [unit, codes, quarters.map(({ name, total }) => [name, total])]),
    [
      [
        "hours",
        ["formal", "informal"],
        [
          ["2024-1", 0.3],
          ["2024-2", 0],
          ["2024-3", 1],
        ],
      ],
      ["days", ["blended"], [["2024-3", 2]]],
    ],
  );
});

test("a date that is a slip of the pen does not draw a thousand quarters", () => {
  const { units } = byQuarter([training("1024-01-15", 1, "days"), training("2024-01-15", 1, "days")], "x");
  assert.deepEqual(
    units[0]?.quarters.map(({ name }) => name),
    ["1024-1", "2024-1"],
  );
  assert.equal(quarterOf("2024-12-31"), "2024-4");
  assert.equal(quarterOf("31/12/2024"), null);
});

test("sums of decimals are decimals", () => {
  assert.equal(sum([0.1, 0.2, 7.6, 7.6, 7.6]), 23.1);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9_999_999 })), (tenThousandths) => {
      const total = tenThousandths.reduce((all, one) => all + one, 0);
      assert.equal(sum(tenThousandths.map((one) => one / 10_000)), total / 10_000);
    }),
  );
});

test("a credit whose two amounts are of different units is not drawn", () => {
  const credit = (unit: string) => ({
    year: 2024,
    worker: { ssin: "2" },
    entitled: { value: 5, unit: "days" },
    used: { value: 1, unit },
  });
  const { drawn, left } = credits([
    credit("days"),
    credit("hours"),
    { ...credit("days"), worker: { ssin: "1" } },
  ]);
  assert.deepEqual([drawn.map(({ worker }) => worker), left], [["1", "2"], 1]);
});

test("days are counted to the last day of 2026 in Belgium, and then no more", () => {
  assert.equal(daysLeft(Date.parse("2026-11-22T12:00:00+01:00")), 40);
  assert.equal(daysLeft(Date.parse("2026-12-31T23:59:00+01:00")), 1);
  assert.equal(daysLeft(Date.parse("2027-01-01T00:00:00+01:00")), 0);
  assert.equal(daysLeft(Date.parse("2030-01-01T00:00:00Z")), 0);
});
