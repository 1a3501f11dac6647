// Servers that give less than was asked for, or ask to be left alone for a while. Nothing is tried again unasked.
import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { SCOPES } from "../../www/src/simulator/client.js";
import { type Portal, type PortalOptions, startPortal } from "../servers/portal.js";
import { account, Core, REGISTRATION } from "./core.js";

let portal: Portal;
let core: Core;

async function begin(options: Omit<PortalOptions, "clients">): Promise<void> {
  portal = await startPortal({ ...options, clients: [account.client] });
  core = new Core(portal);
}

afterEach(async () => {
  core.close();
  await portal.close();
});

const paths = () => portal.arrivals.map(({ path }) => path.split("/").at(-1));

describe("a server that drops the scope without a word", () => {
  it("is found out: the token is not used", async () => {
    await begin({ dropScope: true });
    await assert.rejects(core.connect(), {
      code: "token.scope_missing",
      params: { requested: SCOPES.employer, granted: "" },
    });
    assert.deepEqual(portal.refusals, [], "it thinks that it has served");
    await assert.rejects(core.register(REGISTRATION), { code: "session.no_token" });
  });

  it("is taken at its word by who names no scope", async () => {
    await begin({ dropScope: true });
    assert.equal((await core.connect({ sendScope: false })).scope, null);
  });
});

describe("a token server that asks to wait", () => {
  for (const [fault, code] of [
    ["tooManyRequests", "token.rate_limited"],
    ["serviceUnavailable", "token.unavailable"],
  ] as const) {
    it(`is obeyed: ${fault} is ${code}, with its seconds, and is asked once`, async () => {
      await begin({ issuer: "simulator" });
      portal.simulator.order({ fault, at: "token", when: "next" });
      const refusal = await core
        .connect()
        .catch(({ code, params }) => ({ code, seconds: params.retry_after }));
      assert.deepEqual(refusal, { code, seconds: "7" });
      assert.deepEqual(paths(), ["token"]);
    });
  }
});

describe("an API that does not serve", () => {
  for (const [fault, code, retryAfter] of [
    ["tooManyRequests", "problem.too_many_requests", 7],
    ["serviceUnavailable", "problem.service_unavailable", 7],
    ["insufficientScope", "problem.missing_scope", null],
  ] as const) {
    it(`is believed: ${fault} is ${code}, and the registration left once`, async () => {
      await begin({ issuer: "simulator" });
      await core.connect();
      portal.simulator.order({ fault, at: "api", when: "next" });
      const { outcome } = await core.register(REGISTRATION);
      assert.ok(outcome.kind === "refused");
      assert.deepEqual([outcome.problem.code, outcome.problem.retryAfter], [code, retryAfter]);
      assert.deepEqual(paths(), ["token", "trainingRegistrations"]);
    });
  }
});

describe("an API that no longer takes the token", () => {
  for (const [fault, code] of [
    ["expiredToken", "problem.expired_access_token"],
    ["invalidToken", "problem.invalid_access_token"],
  ] as const) {
    it(`is given a new one after ${fault}`, async () => {
      await begin({ issuer: "simulator" });
      await core.connect();
      portal.simulator.order({ fault, at: "api", when: "next" });
      assert.equal((await core.register(REGISTRATION)).outcome.kind, "accepted");
      assert.deepEqual(paths(), ["token", "trainingRegistrations", "token", "trainingRegistrations"]);
    });

    it(`is believed when it says ${fault} of the new one too`, async () => {
      await begin({ issuer: "simulator" });
      await core.connect();
      portal.simulator.order({ fault, at: "api", when: "always" });
      const { outcome } = await core.register(REGISTRATION);
      assert.ok(outcome.kind === "refused");
      assert.equal(outcome.problem.code, code);
      assert.deepEqual(paths(), ["token", "trainingRegistrations", "token", "trainingRegistrations"]);
    });
  }
});
