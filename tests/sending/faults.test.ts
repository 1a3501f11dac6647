import assert from "node:assert/strict";
import { test } from "node:test";
import { FAULTS, type Fault } from "../../www/src/simulator/fault.js";
import { EXPECTED, UNHARMED } from "./fault-table.js";
import { PLACE_OF, Scenario, STEPS } from "./faults.js";

for (const step of STEPS) {
  test(`every fault while the step is "${step}" ends as the table says, and well once the server does`, async (t) => {
    for (const fault of FAULTS[PLACE_OF[step]]) {
      for (const when of ["next", "always"] as const) {
        await t.test(`${fault}, ${when}`, async () => {
          const scenario = new Scenario(step, fault, when);
          try {
            await scenario.run();
            const [once, always] = EXPECTED[step][fault] ?? [UNHARMED, UNHARMED];
            assert.equal(await scenario.summary(), when === "next" ? once : always);
            await holdTruth(scenario);
            await scenario.recover();
            await holdTruth(scenario);
            for (const { state } of await scenario.entries()) assert.match(state, /^(accepted|refused)$/);
          } finally {
            scenario.close();
          }
        });
      }
    }
  });
}

/** No row is at the register twice, none that is called unsent or refused is there, and each accepted one is. */
async function holdTruth(scenario: Scenario): Promise<void> {
  for (const { reference, state, lookup } of await scenario.entries()) {
    const times = scenario.times(reference);
    assert.ok(times <= 1, `${reference} is there ${times} times`);
    if (state === "accepted" || state === "warned") assert.equal(times, 1, reference);
    if (state === "waiting" || state === "refused" || lookup === "absent") assert.equal(times, 0, reference);
  }
}

test("preparing asks nothing of a server, whatever it would answer", async () => {
  for (const fault of new Set<Fault>([...FAULTS.api, ...FAULTS.token])) {
    const scenario = new Scenario("send", fault, "always");
    assert.equal(await scenario.prepareOnly(), 0, fault);
    scenario.close();
  }
});
