import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Agenda } from "../../src/batch/agenda.js";
import { Bucket } from "../../src/batch/bucket.js";
import { Meter } from "../../src/batch/meter.js";

test("an agenda gives the earliest first, whatever the order in which it was filled", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000)), (times) => {
      const agenda = new Agenda();
      times.forEach((at, row) => {
        agenda.add({ row, at });
      });
      const taken = times.map(() => agenda.take()?.at);
      assert.deepEqual(
        taken,
        times.toSorted((a, b) => a - b),
      );
      assert.equal(agenda.take(), undefined);
    }),
  );
});

test("an agenda has a row once, and again when it has been taken", () => {
  const agenda = new Agenda();
  agenda.add({ row: 1, at: 5 });
  agenda.add({ row: 1, at: 3 });
  assert.deepEqual(agenda.take(), { row: 1, at: 5 });
  assert.equal(agenda.first, undefined);
  agenda.add({ row: 1, at: 3 });
  assert.deepEqual(agenda.first, { row: 1, at: 3 });
});

test("over any time no more begin than the pace allows, and one second's worth", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.nat(3000), { maxLength: 200 }),
      (perSecond, steps) => {
        const bucket = new Bucket(perSecond, 0);
        let now = 0;
        let begun = 0;
        for (const step of steps) {
          now += step;
          while (bucket.delay(now) === 0) {
            bucket.take();
            begun += 1;
          }
          assert.ok(begun <= perSecond + (now * perSecond) / 1000 + 1e-6);
          // Who waits as long as is said may begin then.
          assert.equal(new Bucket(perSecond, now).delay(now), 0);
        }
      },
    ),
  );
});

test("a bucket says how long to wait, no longer than needed, also when the clock is set back", () => {
  const bucket = new Bucket(5, 1000);
  bucket.take();
  assert.equal(bucket.delay(1000), 200);
  assert.equal(bucket.delay(500), 200);
  assert.equal(bucket.delay(700), 0);
  assert.equal(new Bucket(null, 0).delay(0), 0);
});

test("the rate is that of the last ten whole seconds", () => {
  const meter = new Meter();
  assert.equal(meter.rate(0), null);
  for (let at = 0; at < 5_000; at += 100) meter.count(at);
  assert.equal(meter.rate(900), null);
  assert.equal(meter.rate(5_000), 10);
  // It stands still for fifteen seconds.
  assert.equal(meter.rate(20_000), 0);
  for (let at = 20_000; at < 25_000; at += 50) meter.count(at);
  assert.equal(meter.rate(25_000), 10);
});
