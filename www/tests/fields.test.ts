import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyValues, type FieldValues, fieldOf, toDraft, toField } from "../src/form/fields.js";

const form = (values: Partial<FieldValues>): FieldValues => ({ ...emptyValues(), ...values });

test("an empty form holds no answer but the unit it shows", () => {
  assert.deepEqual(toDraft("trainingRegistration", emptyValues()), {
    training: { duration: { unit: "hours" } },
  });
});

test("each field goes to its place in the record, in the form of the wire", () => {
  const draft = toDraft(
    "trainingRegistration",
    form({
      "employer.enterpriseNumber": "0202.239.951",
      "employer.employerId": "100006",
      "worker.ssin": "85.40.00-033.92",
      "training.name": " First aid ",
      "training.period.startDate": "13/10/2025",
      "training.duration.value": "7,5",
      "training.countsForTrainingRight": "false",
      "training.provider.enterpriseNumber": "BE 0202 239 951",
    }),
  );
  assert.deepEqual(draft, {
    employer: { enterpriseNumber: "0202239951", employerId: 100006 },
    worker: { ssin: "85400003392" },
    training: {
      name: "First aid",
      period: { startDate: "2025-10-13" },
      duration: { value: "7.5", unit: "hours" },
      countsForTrainingRight: false,
      provider: { enterpriseNumber: "0202239951" },
    },
  });
});

test("what cannot be read goes along as it was typed, for the check to speak about", () => {
  const draft = toDraft(
    "trainingRegistration",
    form({
      "worker.ssin": "85-40-OO",
      "training.period.startDate": "31/02/2025",
      "training.duration.value": "1.234,5",
      "employer.employerId": "12a",
    }),
  );
  assert.deepEqual(draft, {
    employer: { employerId: "12a" },
    worker: { ssin: "85-40-OO" },
    training: { period: { startDate: "31/02/2025" }, duration: { value: "1.234,5", unit: "hours" } },
  });
});

test("a suggestion is shown as the user would have typed it", () => {
  assert.equal(toField("training.period.endDate", "2025-10-14", "en"), "14/10/2025");
  assert.equal(toField("training.duration.value", "7.5", "fr"), "7,5");
  assert.equal(toField("worker.ssin", "85400003392", "nl"), "85400003392");
});

test("a finding about a group belongs to a field inside it", () => {
  assert.equal(fieldOf("worker.ssin"), "worker.ssin");
  assert.equal(fieldOf("training.period"), "training.period.endDate");
  assert.equal(fieldOf("somewhere.else"), null);
});
