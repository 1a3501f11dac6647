// oidc-provider in two profiles takes what it must and refuses what it must, and the reason is the one expected: that
// which the server writes down, for the client is told "client authentication failed" whatever the cause.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { generateKeyPair } from "jose";
import { SCOPES } from "../../www/src/simulator/client.js";
import type { Profile } from "../servers/oauth.js";
import {
  PORTAL_API_BASE,
  PORTAL_ISSUER,
  PORTAL_TOKEN_ENDPOINT,
  type Portal,
  startPortal,
} from "../servers/portal.js";
import { assertion, type Deviation, tokenForm } from "../simulator/client.js";
import { postToPortal } from "../simulator/portal-client.js";
import { account, Core, REGISTRATION } from "./core.js";

const now = () => Math.floor(Date.now() / 1000);
const made = (deviation?: Deviation) => assertion(account, PORTAL_TOKEN_ENDPOINT, now(), deviation);
const otherKey = async (alg: string) => (await generateKeyPair(alg)).privateKey;

/** What is wrong, and why each profile refuses it; `null` where it does not. */
interface Wrong {
  what: string;
  deviation: () => Deviation | Promise<Deviation>;
  strict: RegExp;
  permissive: RegExp | null;
}

const always = (what: string, deviation: Wrong["deviation"], reason: RegExp): Wrong => ({
  what,
  deviation,
  strict: reason,
  permissive: reason,
});

const WRONG: Wrong[] = [
  always(
    "another issuer",
    () => ({ claims: { iss: "someone" } }),
    /iss \(JWT issuer\) must be the client_id/,
  ),
  always("no issuer", () => ({ claims: { iss: undefined } }), /iss \(JWT issuer\) must be provided/),
  always("another subject", () => ({ claims: { sub: "someone" } }), /client not found/),
  always("no subject", () => ({ claims: { sub: undefined } }), /sub \(JWT subject\) must be provided/),
  always("no jti", () => ({ claims: { jti: undefined } }), /jti \(JWT ID\) must be provided/),
  always("no exp", () => ({ claims: { exp: undefined } }), /expiration must be specified/),
  always("no aud", () => ({ claims: { aud: undefined } }), /aud \(JWT audience\) must be provided/),
  always("a slash after the audience", () => ({ claims: { aud: `${PORTAL_TOKEN_ENDPOINT}/` } }), /audience/),
  always(
    "the audience of version 3",
    () => ({ claims: { aud: "https://oauth.socialsecurity.be" } }),
    /audience/,
  ),
  always("an end that has passed", () => ({ claims: { iat: now() - 200, exp: now() - 60 } }), /jwt expired/),
  always("a not-before in the future", () => ({ claims: { nbf: now() + 60 } }), /not active yet/),
  always("PS256", async () => ({ header: { alg: "PS256" }, key: await otherKey("PS256") }), /alg mismatch/),
  always("ES256", async () => ({ header: { alg: "ES256" }, key: await otherKey("ES256") }), /alg mismatch/),
  always("another key", async () => ({ key: await otherKey("RS256") }), /signature verification failed/),
  always("a kid nobody knows", () => ({ header: { kid: "1" } }), /no applicable key found/),
  {
    what: "the issuer as audience",
    deviation: () => ({ claims: { aud: PORTAL_ISSUER } }),
    strict: /aud must be the token endpoint alone/,
    permissive: null,
  },
  {
    what: "a list of audiences",
    deviation: () => ({ claims: { aud: [PORTAL_TOKEN_ENDPOINT] } }),
    strict: /aud must be the token endpoint alone/,
    permissive: null,
  },
  {
    what: "a life of 601 seconds",
    deviation: () => ({ claims: { exp: now() + 601 } }),
    strict: /no longer than 600 seconds/,
    permissive: null,
  },
  {
    what: "no iat",
    deviation: () => ({ claims: { iat: undefined } }),
    strict: /lifetime must be known/,
    permissive: null,
  },
];

for (const profile of ["permissive", "strict"] as Profile[]) {
  describe(`oidc-provider, ${profile}`, () => {
    let portal: Portal;
    let core: Core;

    before(async () => {
      portal = await startPortal({
        clients: [account.client],
        profile,
        allowOrigin: profile === "permissive",
      });
      core = new Core(portal);
    });

    after(async () => {
      core.close();
      await portal.close();
    });

    beforeEach(() => {
      portal.refusals.length = 0;
      portal.arrivals.length = 0;
    });

    const ask = (body: string, headers = {}) => postToPortal(portal, PORTAL_TOKEN_ENDPOINT, headers, body);

    it("gives the core a token, and the register behind it takes the token", async () => {
      const { scope, expiresAt, obtainedAt } = await core.connect();
      assert.deepEqual([scope, expiresAt - obtainedAt], [SCOPES.employer, 900]);
      const { outcome } = await core.register(REGISTRATION);
      assert.equal(outcome.kind, "accepted");
      assert.deepEqual(portal.refusals, []);
    });

    it("gives the core a token without a scope in the request", async () => {
      await core.connect({ sendScope: false });
      assert.doesNotMatch(new TextDecoder().decode(core.sent.at(-1)?.body as Uint8Array), /scope=/);
      assert.deepEqual(portal.refusals, []);
    });

    it("refuses what the core sent when it comes a second time", async () => {
      await core.connect();
      const { status, body } = await ask(tokenForm(core.assertion));
      assert.deepEqual([status, body.error], [401, "invalid_client"]);
      assert.match(portal.refusals.join(), /must only be used once/);
    });

    it("refuses the core an account it does not know, and the scope of the other quality", async () => {
      await assert.rejects(core.connect({ clientId: "self_service_chaman_9_aaaaaaaaaa" }), {
        code: "token.invalid_client",
      });
      await assert.rejects(core.connect({ role: "representative" }), { code: "token.invalid_scope" });
      assert.match(portal.refusals[0] ?? "", /client not found/);
      assert.match(portal.refusals[1] ?? "", /invalid_scope/);
    });

    it("takes a right assertion of jose's, and gives no access for an invented token", async () => {
      const { status, body } = await ask(tokenForm(await made(), { scope: SCOPES.employer }));
      assert.deepEqual([status, body.scope, body.token_type], [200, SCOPES.employer, "Bearer"]);
      const headers = { authorization: "Bearer hunter2", "content-type": "application/json" };
      const record = JSON.stringify(REGISTRATION);
      const url = `${PORTAL_API_BASE}/trainingRegistrations`;
      assert.equal((await postToPortal(portal, url, headers, record)).status, 401);
    });

    for (const { what, deviation, ...reasons } of WRONG) {
      const reason = reasons[profile];
      it(`${reason ? "refuses" : "takes"} ${what}`, async () => {
        const { status, body } = await ask(tokenForm(await made(await deviation())));
        if (reason) {
          assert.deepEqual(body, {
            error: "invalid_client",
            error_description: "client authentication failed",
          });
          assert.equal(status, 401);
          assert.equal(portal.refusals.length, 1);
          assert.match(portal.refusals[0] ?? "", reason);
        } else {
          assert.deepEqual([status, portal.refusals], [200, []]);
        }
      });
    }

    it("knows wrong requests from wrong assertions", async () => {
      for (const [changes, error] of [
        [{ grant_type: undefined }, /invalid_request: missing required parameter 'grant_type'/],
        [{ grant_type: "password" }, /unsupported_grant_type/],
        [{ client_assertion_type: undefined }, /invalid_request/],
        [{ client_assertion: undefined }, /invalid_request/],
        [{ client_id: "someone" }, /invalid_request: .*client_id/],
      ] as const) {
        portal.refusals.length = 0;
        const { status } = await ask(tokenForm(await made(), changes));
        assert.equal(status, 400);
        assert.match(portal.refusals.join(), error);
      }
    });

    it("drops a scope it does not know without a word", async () => {
      const { status, body } = await ask(tokenForm(await made(), { scope: "scope:unheard:of" }));
      assert.equal(status, 200);
      assert.ok(!("scope" in body));
    });

    it(`${profile === "strict" ? "refuses" : "takes"} a request that carries an Origin`, async () => {
      const origin = { origin: "chrome-extension://abcdefghijklmnopabcdefghijklmnop" };
      const { status } = await ask(tokenForm(await made()), origin);
      assert.equal(status, profile === "strict" ? 400 : 200);
      assert.match(portal.refusals.join(), profile === "strict" ? /origin .* not allowed/ : /^$/);
    });
  });
}
