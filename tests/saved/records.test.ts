// What a saved register holds is found by the same criteria as in the register.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LIMITS } from "../../www/src/saved/limits.js";
import { findRecords, type SavedQuery } from "../../www/src/saved/records.js";
import { Zip } from "../../www/src/saved/zip.js";
import { EMPLOYER, makeSaved, pack } from "./make.js";

const SAVED = makeSaved({ workers: 20 });
const zip = await Zip.open(new Blob([pack(SAVED.files)]));
const find = (query: Partial<SavedQuery>, manifest = SAVED.manifest) =>
  findRecords(zip, manifest, { kind: "trainingRegistration", employer: EMPLOYER, ...query });

type Training = {
  worker: { ssin: string };
  training: { status: string; period: { startDate: string; endDate: string } };
};
const TRAININGS = SAVED.records.trainingRegistration as readonly Training[];

test("everything of a kind is found as it came, with the answer it was in", async () => {
  for (const kind of ["trainingRegistration", "trainingRight", "trainingCredit"] as const) {
    const { found, pages, whole } = await find({ kind });
    assert.deepEqual(
      found.map(({ item }) => item),
      SAVED.records[kind].toSorted((a, b) => yearOf(a) - yearOf(b)),
    );
    assert.equal(
      pages.reduce((sum, { count }) => sum + count, 0),
      found.length,
    );
    assert.ok(whole && pages.every(({ traceId }) => traceId?.startsWith("trace-")));
  }
});

test("it is narrowed to a worker, a status, a year and a period", async () => {
  const [first] = TRAININGS;
  assert.ok(first);
  const { ssin } = first.worker;
  const cases: [Partial<SavedQuery>, (training: Training) => boolean][] = [
    [{ worker: ssin }, ({ worker }) => worker.ssin === ssin],
    [{ status: "planned" }, ({ training }) => training.status === "planned"],
    [
      { year: 2025 },
      ({ training: { period } }) => period.startDate <= "2025-12-31" && period.endDate >= "2025-01-01",
    ],
    [
      { period: { startDate: "2024-03-01", endDate: "2024-09-30" }, status: "followed" },
      ({ training: { status, period } }) =>
        status === "followed" && period.startDate <= "2024-09-30" && period.endDate >= "2024-03-01",
    ],
  ];
  for (const [query, fits] of cases) {
    const { found } = await find(query);
    assert.ok(found.length > 0);
    assert.deepEqual(
      found.map(({ item }) => item),
      TRAININGS.filter(fits),
      JSON.stringify(query),
    );
  }
  const credits = await find({ kind: "trainingCredit", year: 2024 });
  assert.ok(credits.found.length > 0 && credits.found.every(({ item }) => yearOf(item) === 2024));
});

test("another employer has nothing in it", async () => {
  assert.deepEqual((await find({ employer: "0202239951" })).found, []);
});

test("what was not saved whole is told", async () => {
  const parts = SAVED.manifest.parts.map((part) => ({
    ...part,
    complete: part.kind !== "trainingRegistration",
  }));
  assert.equal((await find({}, { ...SAVED.manifest, parts })).whole, false);
  assert.equal((await find({ kind: "trainingRight" }, { ...SAVED.manifest, parts })).whole, true);
});

test("more than may be looked at in one go is a limit with a code", async () => {
  const pages = Array.from({ length: Math.ceil(LIMITS.records / 20) + 1 }, () => SAVED.manifest.pages[0]);
  const manifest = { ...SAVED.manifest, pages: pages.filter((page) => page !== undefined) };
  await assert.rejects(() => find({}, manifest), {
    code: "saved.limit.records",
    message: "saved.limit.records",
  });
});

test("an answer that is none any more has no records, and stops nothing", async () => {
  const [first] = SAVED.manifest.pages;
  assert.ok(first);
  for (const content of ["no json", "[]", '{"items":7}']) {
    const files = { ...SAVED.files, [first.file]: new TextEncoder().encode(content) };
    const other = await Zip.open(new Blob([pack(files)]));
    const query = { kind: "trainingRegistration", employer: EMPLOYER } as const;
    const { found } = await findRecords(other, SAVED.manifest, query);
    assert.equal(found.length, TRAININGS.length - first.records);
  }
});

function yearOf(item: unknown): number {
  return (item as { year?: number }).year ?? 0;
}
