// The real OAuth server of the tests takes right assertions and refuses wrong ones, each for the reason expected.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { generateKeyPair } from "jose";
import { SCOPES } from "../../www/src/simulator/client.js";
import { TOKEN_PATH } from "../../www/src/simulator/service.js";
import { PORTAL_API_BASE, PORTAL_HOST, PORTAL_ORIGIN, type Portal, startPortal } from "../servers/portal.js";
import { type Account, account, assertion, type Deviation, tokenForm } from "./client.js";
import { example } from "./conformance.js";
import { postToPortal } from "./portal-client.js";

/** The production address, unmodified. */
const ENDPOINT = PORTAL_ORIGIN + TOKEN_PATH;

let employer: Account;
let portal: Portal;

before(async () => {
  employer = await account("employer", ["0000000196"]);
  portal = await startPortal({ clients: [employer.client] });
});

after(() => portal.close());

beforeEach(() => {
  portal.refusals.length = 0;
  portal.arrivals.length = 0;
});

const now = () => Math.floor(Date.now() / 1000);
const made = (deviation?: Deviation) => assertion(employer, ENDPOINT, now(), deviation);

const askToken = (body: string, headers = {}) => postToPortal(portal, ENDPOINT, headers, body);

describe("oidc-provider at the production address", () => {
  it("gives a token for the scope asked for, and the register behind it takes the token", async () => {
    const { status, body } = await askToken(tokenForm(await made(), { scope: SCOPES.employer }));
    assert.equal(status, 200);
    assert.equal(body.scope, SCOPES.employer);
    assert.equal(body.token_type, "Bearer");
    assert.deepEqual(portal.refusals, []);
    const headers = { authorization: `Bearer ${body.access_token}`, "content-type": "application/json" };
    const record = JSON.stringify(example("training-registration-minimal"));
    assert.equal(
      (await postToPortal(portal, `${PORTAL_API_BASE}/trainingRegistrations`, headers, record)).status,
      201,
    );
    const invented = { ...headers, authorization: "Bearer hunter2" };
    assert.equal(
      (await postToPortal(portal, `${PORTAL_API_BASE}/trainingRegistrations`, invented, record)).status,
      401,
    );
    assert.deepEqual(
      portal.arrivals.map(({ path, headers: arrived }) => [path.split("/").at(-1), arrived.host]),
      ["token", "trainingRegistrations", "trainingRegistrations"].map((path) => [path, PORTAL_HOST]),
    );
  });

  const wrong: [what: string, deviation: () => Deviation | Promise<Deviation>, reason: RegExp][] = [
    ["another issuer", () => ({ claims: { iss: "someone" } }), /iss/],
    ["no jti", () => ({ claims: { jti: undefined } }), /jti/],
    ["no exp", () => ({ claims: { exp: undefined } }), /exp/],
    ["no iat", () => ({ claims: { iat: undefined } }), /lifetime must be known/],
    ["an audience with a slash after it", () => ({ claims: { aud: `${ENDPOINT}/` } }), /aud/],
    [
      "the issuer as audience",
      () => ({ claims: { aud: ENDPOINT.replace("/token", "") } }),
      /aud must be the token endpoint/,
    ],
    ["an end that has passed", () => ({ claims: { iat: now() - 200, exp: now() - 60 } }), /exp|expired/],
    ["a not-before in the future", () => ({ claims: { nbf: now() + 60 } }), /not active yet/],
    ["a life of 601 seconds", () => ({ claims: { exp: now() + 601 } }), /no longer than 600 seconds/],
    ["PS256", () => ({ header: { alg: "PS256" } }), /alg mismatch/],
    ["another key", async () => ({ key: (await generateKeyPair("RS256")).privateKey }), /signature/],
  ];
  for (const [what, deviation, reason] of wrong) {
    it(`refuses ${what}, and knows why`, async () => {
      const deviating = await deviation();
      const key =
        deviating.header?.alg === "PS256" ? (await generateKeyPair("PS256")).privateKey : deviating.key;
      const { status, body } = await askToken(
        tokenForm(await made({ ...deviating, ...(key ? { key } : {}) })),
      );
      assert.deepEqual([status, body.error], [401, "invalid_client"]);
      assert.equal(portal.refusals.length, 1);
      assert.match(portal.refusals[0] ?? "", reason);
    });
  }

  it("refuses an assertion used before", async () => {
    const body = tokenForm(await made());
    assert.equal((await askToken(body)).status, 200);
    assert.equal((await askToken(body)).status, 401);
    assert.match(portal.refusals[0] ?? "", /must only be used once/);
  });

  it("refuses the scope of the other quality, and a request that carries an Origin", async () => {
    const other = await askToken(tokenForm(await made(), { scope: SCOPES.provider }));
    assert.deepEqual([other.status, other.body.error], [400, "invalid_scope"]);
    const origin = { origin: "chrome-extension://abcdefghijklmnopabcdefghijklmnop" };
    const crossed = await askToken(tokenForm(await made()), origin);
    assert.deepEqual([crossed.status, crossed.body.error], [400, "invalid_request"]);
    assert.match(portal.refusals[1] ?? "", /origin .* not allowed/);
  });

  it("drops a scope it does not know without a word", async () => {
    const { status, body } = await askToken(tokenForm(await made(), { scope: "scope:unheard:of" }));
    assert.equal(status, 200);
    assert.ok(!("scope" in body));
  });
});
