import assert from "node:assert/strict";
import { test } from "node:test";
import { KNOWN } from "#known";
import { toCurl } from "../src/expert/curl.js";
import { javaAliases, toJava } from "../src/expert/java.js";
import { maskAll, maskText } from "../src/expert/mask.js";
import { toPostman } from "../src/expert/postman.js";
import { browserFamily, supportBundle } from "../src/expert/support-bundle.js";
import { targetOf, tokenRequest } from "../src/expert/token-request.js";
import { EMPTY_ACCOUNT, initialState } from "../src/state/state.js";
import { SETTINGS } from "./settings.js";

const ENDPOINT = KNOWN.environments.production.tokenEndpoint;
const API = "https://services.socialsecurity.be/REST/example/v1";
const ACCOUNT = { ...EMPTY_ACCOUNT, clientId: " self_service_chaman_100000_abcdefghij\n", apiBase: API };
const TARGET = targetOf(ACCOUNT, ENDPOINT);
const SCOPE = "scope:sigedis:gestion:careerpro-federal-learning-account:employer";

test("the token request has the fields of RFC 7523 in the core's order, and no other authentication", () => {
  const { method, url, headers, fields } = tokenRequest(TARGET, "a.b.c");
  assert.deepEqual([method, url], ["POST", ENDPOINT]);
  assert.deepEqual(fields, [
    ["grant_type", "client_credentials"],
    ["scope", SCOPE],
    ["client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"],
    ["client_assertion", "a.b.c"],
  ]);
  assert.deepEqual(
    headers.map(([name]) => name),
    ["accept", "content-type"],
  );
  const without = tokenRequest({ ...TARGET, scope: null }, "a.b.c");
  assert.deepEqual(
    without.fields.map(([name]) => name),
    ["grant_type", "client_assertion_type", "client_assertion"],
  );
});

test("a command stays one command, whatever stands in the address", () => {
  const command = toCurl({ method: "POST", url: "https://x.invalid/a'b$(id)", headers: [], fields: [] });
  assert.match(command, /'https:\/\/x\.invalid\/a'\\''b\$\(id\)'/);
});

const WORDS = {
  title: "1",
  audience: "2",
  scope: "3",
  lifetime: "4",
  keyId: "5",
  alias: "6",
  calls: "7",
};

test("the settings for Java are those of the request, each in its field and in its call", () => {
  const java = toJava(TARGET, API, ["1", "company"], WORDS);
  const properties = new Map(
    java
      .split("\n")
      .filter((line) => /^[a-z.]+=/.test(line))
      .map((line): [string, string] => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
  assert.deepEqual(Object.fromEntries(properties), {
    "token.endpoint": ENDPOINT,
    "assertion.audience": ENDPOINT,
    "client.id": "self_service_chaman_100000_abcdefghij",
    scope: SCOPE,
    "assertion.algorithm": "RS256",
    "assertion.lifetime.seconds": "120",
    "assertion.key.id": "",
    "keystore.type": "PKCS12",
    "keystore.alias": "1",
    "api.base": API,
  });
  for (const call of [
    'KeyStore.getInstance("PKCS12")',
    "\n# keystore.alias=company\n",
    "if (store.isKeyEntry(one)) alias = one;",
    "(PrivateKey) store.getKey(alias, password)",
    "new JWTAuthenticationClaimsSet(",
    'new ClientID("self_service_chaman_100000_abcdefghij")',
    `new Audience("${ENDPOINT}").toSingleAudienceList()`,
    "now.plusSeconds(120)",
    "new PrivateKeyJWT(claims, JWSAlgorithm.RS256, key, null, null)",
    `URI.create("${ENDPOINT}"), authentication`,
    `new ClientCredentialsGrant(), Scope.parse("${SCOPE}")`,
  ]) {
    assert.ok(java.includes(call), call);
  }
  assert.match(toJava({ ...TARGET, scope: null }, API, ["1"], WORDS), /^scope=$[\s\S]*Grant\(\), null\)/m);
});

test("an alias for Java is the name in the file in lower case, or 1; both where the name may be the certificate's", () => {
  assert.deepEqual(javaAliases("", null), ["1"]);
  assert.deepEqual(javaAliases("Company", "Company"), ["1", "company"]);
  assert.deepEqual(javaAliases("Auth Key", "Company"), ["auth key"]);
});

test("the collection follows the rules of Postman 2.1, and its secrets are empty variables", () => {
  const words = { name: "name", about: "about", token: "token", api: "api" };
  // biome-ignore lint/suspicious/noExplicitAny: read as Postman reads it
  const collection = JSON.parse(JSON.stringify(toPostman(TARGET, API, words))) as any;
  assert.equal(
    collection.info.schema,
    "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
  );
  assert.deepEqual(Object.keys(collection), ["info", "item", "variable"]);
  const variables = Object.fromEntries(
    collection.variable.map(({ key, value }: Record<string, string>) => [key, value]),
  );
  assert.deepEqual(variables, {
    token_endpoint: ENDPOINT,
    api_base: API,
    client_assertion: "",
    access_token: "",
  });
  const [token, api] = collection.item;
  for (const { name, request, response } of collection.item) {
    assert.ok(name && Array.isArray(response));
    assert.deepEqual(Object.keys(request), ["auth", "method", "header", "body", "url"]);
    for (const header of request.header) assert.ok(header.key && header.value);
    for (const [, used] of JSON.stringify(request).matchAll(/\{\{(\w+)\}\}/g))
      assert.ok(used && used in variables);
  }
  assert.equal(token.request.auth.type, "noauth");
  assert.equal(token.request.body.mode, "urlencoded");
  assert.deepEqual(
    token.request.body.urlencoded.map(({ key, value }: Record<string, string>) => [key, value]),
    tokenRequest(TARGET, "{{client_assertion}}").fields,
  );
  assert.deepEqual(api.request.auth.bearer, [{ key: "token", value: "{{access_token}}", type: "string" }]);
  assert.ok(JSON.parse(api.request.body.raw).employer.enterpriseNumber);
});

test("numbers of people, signatures and tokens in texts of others are masked, and nothing else", () => {
  for (const [text, masked] of [
    ["worker 85400003392 unknown", "worker ••••••••••• unknown"],
    ["85.40.00-033.92", "••.••.••-•••.••"],
    ["854000 033 92", "••••••-•••-••".replaceAll("-", " ")],
    ["SERIALNUMBER=85400003392,CN=A", "SERIALNUMBER=•••••••••••,CN=A"],
    [
      "sent eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2lnbmF0dXJl",
      "sent eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.•••",
    ],
    ["authorization: Bearer abc.def-123", "authorization: Bearer •••"],
  ] as const) {
    assert.equal(maskText(text), masked);
  }
  for (const text of [
    "self_service_chaman_100000_abcdefghij",
    "0af7651916cd43dd8448eb211c80319c",
    "ab12345678901cd".repeat(4),
    "0ab1c2d3-1234-4123-8123-123456789012",
    "https://services.socialsecurity.be/REST/oauth/v5/token",
    "1000000120",
    "2026-11-22T12:00:00.000Z",
  ]) {
    assert.equal(maskText(text), text);
  }
  assert.deepEqual(maskAll({ a: [{ b: "85400003392" }], c: 85400003392, d: null }), {
    a: [{ b: "•••••••••••" }],
    c: 85400003392,
    d: null,
  });
});

test("a bundle is made of what there is, also when that is nothing", () => {
  const state = initialState(SETTINGS);
  const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0";
  const bundle = supportBundle(state, { host: "page", userAgent, now: 0, record: null });
  assert.deepEqual(Object.keys(bundle), [
    ...["format", "madeAt", "panel", "browser", "environment", "addresses", "account", "certificate"],
    ...["assertion", "connection", "clockOffset", "failure", "diagnosis", "requests", "settings"],
  ]);
  assert.equal(browserFamily(userAgent), "Firefox 153");
  assert.equal(browserFamily("… HeadlessChrome/156.0.0.0 Safari/537.36"), "Chromium 156");
  const chromium = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36";
  assert.equal(browserFamily(chromium), "Chromium 156");
  assert.equal(browserFamily("something"), "other");
});
