// The simulator's token endpoint tells a right assertion from every wrong one. The assertions are made by jose.
import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { generateKeyPair } from "jose";
import { SCOPES } from "../../www/src/simulator/client.js";
import { Simulator, TOKEN_PATH } from "../../www/src/simulator/service.js";
import { type Account, account, assertion, type Deviation, tokenForm, tokenRequest } from "./client.js";

const ORIGIN = "https://fla-demo.invalid";
const ENDPOINT = ORIGIN + TOKEN_PATH;
const NOW = 1_795_364_400;

let employer: Account;
let simulator: Simulator;

before(async () => {
  employer = await account("employer", ["1000000021"]);
});

beforeEach(() => {
  simulator = new Simulator({ origin: ORIGIN, clients: [employer.client], now: () => NOW * 1000 });
});

async function post(form: string) {
  const { status, headers, body } = await simulator.handle(tokenRequest(ENDPOINT, form));
  return { status, headers, answer: JSON.parse(new TextDecoder().decode(body)) };
}

const made = (deviation?: Deviation) => assertion(employer, ENDPOINT, NOW, deviation);

describe("a right token request", () => {
  it("gets a Bearer token with the scope it asked for", async () => {
    const { status, headers, answer } = await post(tokenForm(await made(), { scope: SCOPES.employer }));
    assert.equal(status, 200);
    assert.equal(answer.token_type, "Bearer");
    assert.equal(answer.scope, SCOPES.employer);
    assert.equal(answer.expires_in, 600);
    assert.ok(answer.access_token.length >= 43, "256 bits");
    assert.equal(headers["Cache-Control"], "no-store");
  });

  it("gets the account's own scope when it names none, and when the parameter is empty", async () => {
    assert.equal((await post(tokenForm(await made()))).answer.scope, SCOPES.employer);
    assert.equal((await post(tokenForm(await made(), { scope: "" }))).answer.scope, SCOPES.employer);
  });

  it("may live 600 seconds, and may name its client id besides", async () => {
    const jwt = await made({ claims: { exp: NOW + 600 } });
    assert.equal((await post(tokenForm(jwt, { client_id: employer.client.clientId }))).status, 200);
  });
});

describe("a wrong assertion is refused with invalid_client", () => {
  const wrong: [what: string, deviation: () => Deviation | Promise<Deviation>, reason: string][] = [
    ["another issuer", () => ({ claims: { iss: "someone" } }), "iss is wrong"],
    ["an unknown client", () => ({ claims: { iss: "someone", sub: "someone" } }), "no such client"],
    ["no issuer", () => ({ claims: { iss: undefined } }), "iss is missing"],
    ["no subject", () => ({ claims: { sub: undefined } }), "no such client"],
    ["no audience", () => ({ claims: { aud: undefined } }), "aud is not the token endpoint"],
    [
      "the issuer as audience",
      () => ({ claims: { aud: ENDPOINT.replace("/token", "") } }),
      "aud is not the token endpoint",
    ],
    [
      "a slash after the audience",
      () => ({ claims: { aud: `${ENDPOINT}/` } }),
      "aud is not the token endpoint",
    ],
    ["a list of audiences", () => ({ claims: { aud: [ENDPOINT] } }), "aud is not the token endpoint"],
    ["no jti", () => ({ claims: { jti: undefined } }), "jti is missing"],
    ["an empty jti", () => ({ claims: { jti: "" } }), "jti is empty"],
    ["no exp", () => ({ claims: { exp: undefined } }), "exp is missing"],
    ["no iat", () => ({ claims: { iat: undefined } }), "iat is missing"],
    ["an end that has passed", () => ({ claims: { iat: NOW - 160, exp: NOW - 40 } }), "exp has passed"],
    [
      "a beginning in the future",
      () => ({ claims: { iat: NOW + 40, exp: NOW + 100 } }),
      "iat lies in the future",
    ],
    ["a not-before in the future", () => ({ claims: { nbf: NOW + 40 } }), "nbf is wrong"],
    [
      "a life of 601 seconds",
      () => ({ claims: { exp: NOW + 601 } }),
      "the lifetime is not between 1 and 600 seconds",
    ],
    [
      "an end before its beginning",
      () => ({ claims: { iat: NOW + 20, exp: NOW + 10 } }),
      "the lifetime is not between 1 and 600 seconds",
    ],
    [
      "PS256",
      async () => ({ header: { alg: "PS256" }, key: (await generateKeyPair("PS256")).privateKey }),
      "alg is not RS256",
    ],
    [
      "ES256",
      async () => ({ header: { alg: "ES256" }, key: (await generateKeyPair("ES256")).privateKey }),
      "alg is not RS256",
    ],
    [
      "the key of another certificate",
      async () => ({ key: (await generateKeyPair("RS256")).privateKey }),
      "the signature does not fit the registered certificate",
    ],
  ];
  for (const [what, deviation, reason] of wrong) {
    it(what, async () => {
      const { status, answer } = await post(tokenForm(await made(await deviation())));
      assert.deepEqual([status, answer], [401, { error: "invalid_client", error_description: reason }]);
    });
  }

  it("one that was used before, until it would have expired anyway", async () => {
    const form = tokenForm(await made());
    assert.equal((await post(form)).status, 200);
    assert.equal((await post(form)).answer.error_description, "jti has been used before");
  });

  it("one whose claims were changed after signing", async () => {
    const [header, , signature] = (await made()).split(".");
    const [, payload] = (await made()).split(".");
    const { answer } = await post(tokenForm(`${header}.${payload}.${signature}`));
    assert.equal(answer.error_description, "the signature does not fit the registered certificate");
  });

  it("one without signature, and what is no JWT at all", async () => {
    const [, payload] = (await made()).split(".");
    const none = `${btoa('{"alg":"none"}').replaceAll("=", "")}.${payload}.`;
    assert.equal((await post(tokenForm(none))).answer.error, "invalid_client");
    for (const jwt of ["hunter2", "a.b.c", "..", `${payload}`]) {
      assert.deepEqual((await post(tokenForm(jwt))).answer, {
        error: "invalid_client",
        error_description: "not a JWT",
      });
    }
  });
});

describe("a wrong request is refused", () => {
  const wrong: [what: string, changes: Record<string, string | undefined>, error: string][] = [
    ["no grant type", { grant_type: undefined }, "invalid_request"],
    ["another grant type", { grant_type: "authorization_code" }, "unsupported_grant_type"],
    ["no assertion type", { client_assertion_type: undefined }, "invalid_request"],
    [
      "another assertion type",
      { client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:saml2-bearer" },
      "invalid_request",
    ],
    ["no assertion", { client_assertion: undefined }, "invalid_request"],
    ["a client id that is not the subject", { client_id: "someone" }, "invalid_request"],
    ["a scope of the other quality", { scope: SCOPES.provider }, "invalid_scope"],
    ["both scopes at once", { scope: `${SCOPES.employer} ${SCOPES.provider}` }, "invalid_scope"],
    ["a scope in capitals", { scope: SCOPES.employer.toUpperCase() }, "invalid_scope"],
  ];
  for (const [what, changes, error] of wrong) {
    it(`${what}: ${error}`, async () => {
      const { status, answer } = await post(tokenForm(await made(), changes));
      assert.deepEqual([status, answer.error], [400, error]);
    });
  }

  it("a repeated parameter: invalid_request", async () => {
    const { answer } = await post(`${tokenForm(await made())}&grant_type=client_credentials`);
    assert.deepEqual(answer, { error: "invalid_request", error_description: "a parameter is repeated" });
  });

  it("another method or another media type: invalid_request", async () => {
    const request = tokenRequest(ENDPOINT, tokenForm(await made()));
    for (const changed of [
      { ...request, method: "GET" },
      { ...request, headers: { "content-type": "application/json" } },
    ]) {
      const { status, body } = await simulator.handle(changed);
      assert.equal(status, 400);
      assert.equal(JSON.parse(new TextDecoder().decode(body)).error, "invalid_request");
    }
  });
});
