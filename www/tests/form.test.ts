import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding } from "#core";
import { completeDay, moveDay } from "../src/form/days.js";
import { emptyValues, FIELDS_OF, type FieldValues, KINDS, toDraft, toValues } from "../src/form/fields.js";
import { toFilled, withoutWorkers, workersIn } from "../src/form/filled.js";
import { findingsOf, isReady } from "../src/form/judgement.js";
import { MAX_WORKERS, readNumbers, toAdd } from "../src/form/workers.js";
import { emptyWork, type WorkState } from "../src/state/state.js";

const WORKER = "85400003392";
const OTHER = "90400002412";

const values = (change: Partial<FieldValues>): FieldValues => ({ ...emptyValues(), ...change });
const work = (change: Partial<WorkState>): WorkState => ({ ...emptyWork(), ...change });
const listed = (ssin: string, findings: readonly Finding[] | null = []) => ({ ssin, findings });
const finding = (path: string, code: string): Finding => ({
  ...{ path, code, severity: "error", params: [], suggestion: null },
});

test("a day typed short is completed: with this year, or with the one that was begun", () => {
  const completed: Record<string, string | null> = {
    "1203": "12/03/2026",
    "12/3": "12/03/2026",
    "12.3.": "12/03/2026",
    "1/12": "01/12/2026",
    "120325": "12/03/2025",
    "12/3/25": "12/03/2025",
    "12/03/2025": null,
    "12032025": null,
    "2025-03-12": null,
    "3102": null,
    "12": null,
    "": null,
    soon: null,
  };
  for (const [typed, day] of Object.entries(completed)) assert.equal(completeDay(typed, 2026), day, typed);
});

test("the arrows go over the ends of months and years, and leave alone what is no day", () => {
  assert.equal(moveDay("31/12/2025", 1), "01/01/2026");
  assert.equal(moveDay("01/03/2024", -1), "29/02/2024");
  assert.equal(moveDay("30/03/2025", 1), "31/03/2025", "the night the clocks change");
  assert.equal(moveDay("31/02/2025", 1), null);
});

test("numbers are found in a column, in rows of a table and in the text of an e-mail", () => {
  assert.deepEqual(readNumbers(`INSZ\r\n${WORKER}\r\n90.40.00-024.12\r\n\r\n`), [WORKER, "90.40.00-024.12"]);
  const table = `Naam\tINSZ\tGeboren\nAn Maes\t${WORKER}\t30/07/1985\nJan Peeters\t${OTHER}\t02/02/1990`;
  assert.deepEqual(readNumbers(table), [WORKER, OTHER]);
  const mail = "Dag Els, het gaat om Jan (85.40.00-033.92) en An, 90 40 00 024 12. Tot 12/03/2025!";
  assert.deepEqual(readNumbers(mail), ["85.40.00-033.92", "90 40 00 024 12"]);
});

test("what is almost a number is taken as it stands, to be told about and not lost", () => {
  assert.deepEqual(readNumbers("8540000339\n854OOOO3392; 4\n854000033921"), ["8540000339", "854000033921"]);
  assert.deepEqual(readNumbers("page 3 of 12\n13/10/2025"), []);
});

test("a worker is added once, whatever way the number is written, and at most so many", () => {
  const added = toAdd([WORKER], ["85.40.00-033.92", OTHER, OTHER, " "]);
  assert.deepEqual(added, { fresh: [OTHER], known: 2, left: 0 });
  const many = Array.from({ length: MAX_WORKERS + 5 }, (_, index) => String(10_000_000_000 + index));
  const bounded = toAdd([WORKER], many);
  assert.equal(bounded.fresh.length, MAX_WORKERS - 1);
  assert.equal(bounded.left, 6);
});

test("whoever is in the field is one more than the list, unless they are in it", () => {
  const filled = { kind: "trainingRegistration", values: values({ "worker.ssin": OTHER }) } as const;
  assert.deepEqual(workersIn({ ...filled, workers: [WORKER] }), [WORKER, OTHER]);
  assert.deepEqual(workersIn({ ...filled, workers: [OTHER] }), [OTHER]);
  assert.deepEqual(workersIn({ ...filled, values: values({}), workers: [] }), []);
});

test("with workers in the list nobody need stand in the field, and nobody twice", () => {
  const report = { findings: [finding("worker.ssin", "ssin.required")], ready: false };
  const several = work({ report, workers: [listed(WORKER)] });
  assert.deepEqual(findingsOf(several), []);
  assert.equal(isReady(several), true);
  assert.equal(isReady(work({ report })), false);
  const twice = { ...several, values: values({ "worker.ssin": "85.40.00-033.92" }) };
  assert.ok(findingsOf(twice).some(({ code }) => code === "entry.listed"));
});

test("a list is not ready before each of its numbers was checked, nor with one that is wrong", () => {
  const report = { findings: [], ready: true };
  assert.equal(isReady(work({ report, workers: [listed(WORKER, null)] })), false);
  const wrong = listed(WORKER, [finding("worker.ssin", "ssin.check_digits")]);
  assert.equal(isReady(work({ report, workers: [wrong] })), false);
});

test("a reference is of one registration: with several workers it stops the sending", () => {
  const report = { findings: [], ready: true };
  const state = work({ report, workers: [listed(WORKER)], values: values({ reference: "A-1" }) });
  assert.deepEqual(
    findingsOf(state).map(({ code }) => code),
    ["entry.reference"],
  );
  assert.deepEqual(findingsOf({ ...state, kind: "trainingRight" }), [], "a right has none");
});

test("form → wire → form gives back what stood in the form, in both kinds and each language", () => {
  const filled = {
    trainingRegistration: values({
      ...{
        "employer.enterpriseNumber": "0202239951",
        "employer.employerId": "100006",
        "worker.ssin": WORKER,
      },
      ...{ "training.name": "First aid", "training.nature": "formal", "training.status": "followed" },
      ...{ "training.period.startDate": "13/10/2025", "training.period.endDate": "14/10/2025" },
      ...{ "training.duration.value": "7,5", "training.duration.unit": "hours" },
      ...{ "training.countsForTrainingRight": "false", "training.certificate.obtained": "true" },
      ...{ "training.certificate.validUntil": "13/10/2030", "training.provider.name": "Red Cross" },
      ...{
        "training.provider.enterpriseNumber": "0202239951",
        "training.result": "R",
        "training.financing": "F",
      },
      ...{ jointCommittee: "200", reference: "FP-1" },
    }),
    trainingRight: values({
      ...{
        "employer.enterpriseNumber": "0202239951",
        "employer.employerId": "100006",
        "worker.ssin": WORKER,
      },
      ...{ year: "2025", kind: "sectoral", "amount.value": "2,5", "amount.unit": "days" },
      ...{ jointCommittee: "200", cbaNumber: "99227/CO/112", automatic: "false" },
      ...{ "carriedOver.value": "-1,5", "carriedOver.unit": "hours" },
    }),
  };
  for (const kind of KINDS) {
    const back = toValues(kind, toDraft(kind, filled[kind]), "nl");
    for (const path of FIELDS_OF[kind]) assert.equal(back[path], filled[kind][path], `${kind} ${path}`);
    assert.deepEqual(
      toDraft(kind, toValues(kind, toDraft(kind, filled[kind]), "en")),
      toDraft(kind, filled[kind]),
    );
  }
});

test("a right is sent with its own fields, and a unit alone carries nothing over", () => {
  const draft = toDraft(
    "trainingRight",
    values({ year: "2025", "amount.value": "5", "training.name": "First aid" }),
  );
  assert.deepEqual(draft, { year: 2025, amount: { value: "5", unit: "days" } });
});

test("the same for others leaves out who it was for, and its reference", () => {
  const filled = { kind: "trainingRegistration", workers: [WORKER] } as const;
  const same = withoutWorkers({
    ...filled,
    values: values({ "worker.ssin": OTHER, reference: "A-1", "training.name": "First aid" }),
  });
  assert.deepEqual(workersIn(same), []);
  assert.equal(same.values.reference, "");
  assert.equal(same.values["training.name"], "First aid");
});

test("what was kept by another version is read as far as it is known", () => {
  const kept = { kind: "trainingRight", values: { year: "2025", later: "x", kind: 3 }, workers: [WORKER, 4] };
  const filled = toFilled(kept as never);
  assert.equal(filled?.values.year, "2025");
  assert.equal(filled?.values.kind, "");
  assert.deepEqual(filled?.workers, [WORKER]);
  assert.equal("later" in (filled?.values ?? {}), false);
  assert.equal(toFilled({ kind: "something" } as never), null);
});
