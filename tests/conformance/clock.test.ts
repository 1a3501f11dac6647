// Clocks that are wrong, and tokens that are short: what the server says of the one, how the core renews the other.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import type { Profile } from "../servers/oauth.js";
import { type Portal, startPortal } from "../servers/portal.js";
import { account, Core, passTime, REGISTRATION, restoreTime } from "./core.js";

const DAY = 86_400;

/** By how much the computer's clock is wrong, and why the server refuses; `null` where it does not. */
const SKEWS: Record<Profile, [seconds: number, reason: RegExp | null][]> = {
  permissive: [
    [-20, null],
    [20, null],
    [-90, null],
    [90, null],
    [-DAY, /jwt expired/],
    [DAY, null],
  ],
  strict: [
    [-20, null],
    [20, null],
    [-90, null],
    [90, /iat must not lie in the future/],
    [-DAY, /jwt expired/],
    [DAY, /iat must not lie in the future/],
  ],
};

for (const profile of ["permissive", "strict"] as const) {
  describe(`a computer whose clock is wrong, at oidc-provider, ${profile}`, () => {
    let portal: Portal;

    before(async () => {
      portal = await startPortal({ clients: [account.client], profile });
    });

    after(() => portal.close());

    for (const [skew, reason] of SKEWS[profile]) {
      it(`by ${skew} s: gets its token ${reason ? "at the second try, by the right time" : "at once"}`, async () => {
        portal.refusals.length = 0;
        const core = new Core(portal, skew);
        const { obtainedAt, clockOffset } = await core.connect();
        assert.equal(core.sent.length, reason ? 2 : 1);
        assert.equal(portal.refusals.length, reason ? 1 : 0);
        if (reason) assert.match(portal.refusals.join(), reason);
        // Counted by the computer's own clock, which is also the one that says when it ends.
        assert.ok(Math.abs(obtainedAt - (Date.now() / 1000 + skew)) < 5);
        assert.ok(Math.abs((clockOffset ?? 0) + skew) < 5);
        core.close();
      });
    }
  });
}

it("a refusal that a clock does not explain is not sent again, and one that it may explain only once", async () => {
  const portal = await startPortal({ clients: [] });
  for (const [skew, sent] of [
    [0, 1],
    [-DAY, 2],
  ] as const) {
    const core = new Core(portal, skew);
    await assert.rejects(core.connect(), { code: "token.invalid_client" });
    assert.equal(core.sent.length, sent);
    // Now the clock is known, so it explains nothing any more.
    await assert.rejects(core.connect(), { code: "token.invalid_client" });
    assert.equal(core.sent.length, sent + 1);
    core.close();
  }
  await portal.close();
});

describe("a token", () => {
  let portal: Portal;
  let core: Core;

  async function begin(tokenLifetime: number): Promise<void> {
    portal = await startPortal({ clients: [account.client], tokenLifetime });
    core = new Core(portal);
    await core.connect();
  }

  afterEach(async () => {
    restoreTime();
    core.close();
    await portal.close();
  });

  const paths = () => portal.arrivals.map(({ path }) => path.split("/").at(-1));

  for (const [lifetime, used, renewed] of [
    [3, 2, 1],
    // Renewed thirty seconds before its end.
    [600, 568, 3],
  ] as const) {
    it(`of ${lifetime} seconds is used after ${used}, and ${renewed} later a new one is fetched first`, async () => {
      await begin(lifetime);
      passTime(used);
      const first = await core.register({ ...REGISTRATION, reference: "FIRST" });
      passTime(renewed);
      const second = await core.register({ ...REGISTRATION, reference: "SECOND" });
      assert.deepEqual([first.outcome.kind, second.outcome.kind], ["accepted", "accepted"]);
      assert.deepEqual(paths(), ["token", "trainingRegistrations", "token", "trainingRegistrations"]);
      assert.deepEqual(portal.refusals, []);
    });
  }

  it("that has ended is fetched once for all who need one", async () => {
    await begin(600);
    passTime(600);
    const registrations = ["FIRST", "SECOND", "THIRD"].map((reference) => ({ ...REGISTRATION, reference }));
    const receipts = await Promise.all(registrations.map((registration) => core.register(registration)));
    assert.deepEqual(
      receipts.map(({ outcome }) => outcome.kind),
      Array(3).fill("accepted"),
    );
    assert.deepEqual(paths(), ["token", "token", ...Array(3).fill("trainingRegistrations")]);
  });
});
