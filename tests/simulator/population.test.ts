// The register that is invented for the demo: always the same, nobody's, and of every kind there is.
import assert from "node:assert/strict";
import { it } from "node:test";
import { violations } from "../../www/src/simulator/contract.js";
import { Orders, parseOrder } from "../../www/src/simulator/fault.js";
import { isSsin } from "../../www/src/simulator/identifier.js";
import { populate, ssinOfNobody } from "../../www/src/simulator/population.js";
import { Register } from "../../www/src/simulator/register.js";
import { registrationIssues, rightIssues } from "../../www/src/simulator/rule.js";

const EMPLOYERS = [
  { enterpriseNumber: "1000000021", workers: 520 },
  { enterpriseNumber: "1000000120", workers: 140 },
];
const { registrations, rights } = populate(EMPLOYERS);
const kindsOf = (values: Iterable<unknown>) => [...new Set(values)].sort();

it("is the same every time, however many other employers there are", () => {
  assert.deepEqual(populate(EMPLOYERS), { registrations, rights });
  const alone = populate(EMPLOYERS.slice(1));
  assert.deepEqual(alone.rights, rights.slice(-alone.rights.length));
});

it("has the numbers of nobody: BIS numbers of month 40 and day 00, each of one worker", () => {
  const all = Array.from({ length: 5_000 }, (_, index) => ssinOfNobody(index));
  assert.equal(new Set(all).size, all.length);
  for (const ssin of [...all, ...rights.map(({ record }) => record.worker.ssin)]) {
    assert.ok(isSsin(ssin) && ssin.slice(2, 6) === "4000", ssin);
  }
  assert.equal(new Set(rights.map(({ record }) => record.worker.ssin)).size, 660);
});

it("has three years, every status, nature, kind and unit, and codes the contract does not name", () => {
  const trainings = registrations.map(({ record }) => record.training);
  assert.deepEqual(kindsOf(trainings.map(({ period }) => period.startDate.slice(0, 4))), [
    "2024",
    "2025",
    "2026",
  ]);
  assert.deepEqual(kindsOf(trainings.map(({ status }) => status)), [
    "followed",
    "notFollowed",
    "planned",
    "reserved",
    "unsuitable",
  ]);
  assert.deepEqual(kindsOf(trainings.map(({ nature }) => nature)), ["formal", "informal"]);
  assert.deepEqual(kindsOf(trainings.map(({ duration }) => duration.unit)), ["days", "hours"]);
  assert.deepEqual(kindsOf(rights.map(({ record }) => record.kind)), [
    "employee",
    "employer",
    "legal",
    "sectoral",
  ]);
  assert.deepEqual(kindsOf(rights.map(({ record }) => record.year)), [2024, 2025, 2026]);
  assert.ok(trainings.some(({ result }) => result === "R-07"));
});

it("has records the register itself would have taken, each under an identifier of its own", () => {
  for (const { record } of registrations) {
    assert.deepEqual([...violations("TrainingRegistration", record), ...registrationIssues(record)], []);
  }
  for (const { record } of rights) {
    assert.deepEqual([...violations("TrainingRight", record), ...rightIssues(record)], []);
  }
  const all = [...registrations, ...rights];
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
});

it("is made only when somebody asks, once, and what is added comes beside it", () => {
  let made = 0;
  const register = new Register({
    population: () => {
      made += 1;
      return { registrations, rights };
    },
  });
  const record = registrations[0]?.record ?? assert.fail();
  const id = register.registrations.add({ ...record, reference: "own" });
  assert.equal(made, 0);
  assert.ok(register.registrations.hasTwin(record));
  assert.equal(register.registrations.get(id)?.reference, "own");
  assert.equal(register.rights.find(() => true).length, rights.length);
  assert.equal(made, 1);
});

it("has credits that are what its rights and trainings come to", () => {
  const register = new Register({ population: () => ({ registrations, rights }) });
  const credits = register.credits("2026-11-22");
  assert.ok(credits.length >= 660 * 3);
  assert.ok(credits.some(({ record }) => record.remaining.value < 0));
  for (const { record } of credits.slice(0, 200)) {
    const mine = <R extends { worker: { ssin: string } }>(one: R) => one.worker.ssin === record.worker.ssin;
    const own = rights.filter(({ record: right }) => mine(right) && right.year === record.year);
    const unit = own[0]?.record.amount.unit;
    const tenths = (values: number[]) => Math.round(values.reduce((all, value) => all + value * 10, 0));
    const used = registrations.filter(
      ({ record: { training, ...subject } }) =>
        mine(subject) &&
        training.status === "followed" &&
        training.countsForTrainingRight &&
        training.duration.unit === unit &&
        training.period.startDate.startsWith(String(record.year)),
    );
    assert.equal(
      tenths([record.used.value]),
      tenths(used.map(({ record }) => record.training.duration.value)),
    );
    const entitled = own.filter(({ record }) => record.amount.unit === unit);
    assert.equal(tenths([record.entitled.value]), tenths(entitled.map(({ record }) => record.amount.value)));
  }
  assert.equal(register.credits("2026-11-22"), credits, "computed once");
  register.rights.remove(rights[0]?.id ?? "");
  assert.notEqual(register.credits("2026-11-22"), credits);
});

it("misbehaves after so many requests, and again after as many", () => {
  const orders = new Orders();
  orders.set(parseOrder({ fault: "serviceUnavailable", when: "every", after: 2 }) ?? assert.fail());
  const faults = Array.from({ length: 7 }, () => orders.take("api")?.fault ?? "-");
  assert.deepEqual(faults, ["-", "-", "serviceUnavailable", "-", "-", "serviceUnavailable", "-"]);
  orders.set(parseOrder({ fault: "dropped", after: 1 }) ?? assert.fail());
  assert.deepEqual(
    [orders.take("api"), orders.take("api")?.fault, orders.take("api")],
    [undefined, "dropped", undefined],
  );
  for (const after of [0, -1, 1.5, "2"]) assert.equal(parseOrder({ fault: "dropped", after }), null);
});
