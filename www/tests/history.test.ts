import assert from "node:assert/strict";
import { test } from "node:test";
import type { Receipt } from "#core";
import { ANY, sift } from "../src/receipt/history.js";
import { headings, row } from "../src/receipt/table.js";
import { Text } from "../src/text/text.js";
import { receipt } from "./receipt.js";

const text = new Text("en");
const accepted = receipt();
const unknown = receipt({ kind: "unknown", reason: "timeout", status: null, location: null });
const right = {
  ...accepted,
  kind: "trainingRight",
  sent: {
    employer: accepted.sent.employer,
    worker: accepted.sent.worker,
    year: 2025,
    kind: "sectoral",
    amount: { value: 2.5, unit: "days" },
  },
} as Receipt;

test("receipts are found by training, number, reference and outcome", () => {
  const all = [accepted, unknown];
  assert.deepEqual(sift(all, ANY), all);
  assert.deepEqual(sift(all, { ...ANY, kind: "unknown" }), [unknown]);
  const { ssin } = accepted.sent.worker;
  const written = `${ssin.slice(0, 2)}.${ssin.slice(2, 4)}.${ssin.slice(4, 6)}-${ssin.slice(6, 9)}.${ssin.slice(9)}`;
  assert.deepEqual(sift(all, { ...ANY, text: written }), all);
  assert.deepEqual(sift(all, { ...ANY, text: accepted.reference.toUpperCase() }).length, 2);
  assert.deepEqual(sift(all, { ...ANY, text: "nothing like it" }), []);
});

test("a row of the table has a cell for each heading, whatever was sent and whatever came of it", () => {
  for (const one of [accepted, unknown, right]) {
    assert.equal(row(one, text).length, headings(text).length);
    assert.ok(row(one, text).includes(one.sent.worker.ssin));
  }
  assert.equal(row(unknown, text)[headings(text).indexOf("Code")], "timeout");
  assert.equal(row(right, text)[headings(text).indexOf("How much")], "2.5");
});
