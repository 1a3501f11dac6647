// The schemas in the simulator are those of the contract, and the contract's own examples pass them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { it } from "node:test";
import { violations } from "../../www/src/simulator/contract.js";
import { example } from "./conformance.js";

it("contract.json is what contract-schemas.mjs makes of the contract", () => {
  execFileSync("node", ["tests/simulator/contract-schemas.mjs", "--check"]);
});

it("every example of a request body is one the simulator takes", () => {
  for (const [name, body] of [
    ["TrainingRegistration", "training-registration"],
    ["TrainingRegistration", "training-registration-minimal"],
    ["TrainingRegistrationQuery", "training-registration-query"],
    ["TrainingRight", "training-right"],
    ["YearQuery", "training-right-query"],
    ["YearQuery", "training-credit-query"],
  ] as const) {
    assert.deepEqual(violations(name, example(body)), [], body);
  }
});
