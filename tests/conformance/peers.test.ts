// What the core makes is what others make of the same: the assertion that of jose, the request that of oauth4webapi.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { decodeJwt, decodeProtectedHeader, SignJWT } from "jose";
import * as oauth from "oauth4webapi";
import { SCOPES } from "../../www/src/simulator/client.js";
import { PORTAL_ISSUER, PORTAL_TOKEN_ENDPOINT, type Portal, startPortal } from "../servers/portal.js";
import { type PortalRequest, sendToPortal } from "../simulator/portal-client.js";
import { account, Core } from "./core.js";

const { clientId } = account.client;
let portal: Portal;
let core: Core;

before(async () => {
  portal = await startPortal({ clients: [account.client] });
  core = new Core(portal);
  await core.connect();
});

after(async () => {
  core.close();
  await portal.close();
});

describe("the assertion", () => {
  it("is letter for letter the one that jose signs with the same claims", async () => {
    const claims = decodeJwt(core.assertion);
    const { iss, sub, aud, iat, exp } = claims;
    assert.deepEqual(Object.keys(claims).sort(), ["aud", "exp", "iat", "iss", "jti", "sub"]);
    assert.deepEqual([iss, sub, aud], [clientId, clientId, PORTAL_TOKEN_ENDPOINT]);
    assert.equal((exp ?? 0) - (iat ?? 0), 120);
    // RS256 has no randomness: equal claims, equal signature.
    const signed = await new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", typ: "JWT" })
      .sign(account.key);
    assert.equal(core.assertion, signed);
  });
});

describe("the token request", () => {
  it("is that of oauth4webapi, without what this server does not need", async () => {
    const { request, answer } = await peer();
    const ours = core.sent.at(-1);
    assert.ok(ours);
    assert.deepEqual([ours.method, ours.url], [request.method, request.url]);
    assert.equal(mediaType(ours), mediaType(request));
    const [{ client_assertion: own, ...form }, { client_assertion: theirs, client_id, ...theirForm }] = [
      parameters(ours),
      parameters(request),
    ];
    assert.deepEqual(form, theirForm);
    // The client id is in the assertion (RFC 7521 §4.2), and `nbf` is refused where a clock is ahead.
    assert.equal(client_id, clientId);
    const [{ nbf, ...theirClaims }, claims] = [decodeJwt(theirs ?? ""), decodeJwt(own ?? "")];
    assert.ok(nbf);
    assert.deepEqual(Object.keys(claims).sort(), Object.keys(theirClaims).sort());
    assert.deepEqual(
      [claims.iss, claims.sub, claims.aud],
      [theirClaims.iss, theirClaims.sub, theirClaims.aud],
    );
    const { typ, ...header } = decodeProtectedHeader(own ?? "");
    assert.deepEqual([typ, header], ["JWT", decodeProtectedHeader(theirs ?? "")]);
    // Both read the same out of the answer.
    const connection = await core.connect();
    assert.equal(answer.token_type, "bearer");
    assert.deepEqual(
      [connection.scope, connection.expiresAt - connection.obtainedAt],
      [answer.scope, answer.expires_in],
    );
  });
});

/** The same request, made by oauth4webapi, and its reading of the answer. */
async function peer() {
  const server = { issuer: PORTAL_ISSUER, token_endpoint: PORTAL_TOKEN_ENDPOINT };
  const client = { client_id: clientId };
  const authentication = oauth.PrivateKeyJwt(account.key, {
    // Its own default is the issuer, which this server does not take.
    [oauth.modifyAssertion]: (_header, claims) => void Object.assign(claims, { aud: PORTAL_TOKEN_ENDPOINT }),
  });
  let request: PortalRequest | undefined;
  const scope = new URLSearchParams({ scope: SCOPES.employer });
  const response = await oauth.clientCredentialsGrantRequest(server, client, authentication, scope, {
    [oauth.customFetch]: async (url, { method, headers, body }) => {
      request = { method, url, headers, body: String(body) };
      const { status, headers: fields, body: answered } = await sendToPortal(portal, request);
      const contentType = fields["content-type"] ?? "";
      return new Response(new Uint8Array(answered), { status, headers: { "content-type": contentType } });
    },
  });
  const answer = await oauth.processClientCredentialsResponse(server, client, response);
  assert.ok(request);
  return { request, answer };
}

const mediaType = ({ headers }: PortalRequest) => new Headers(headers).get("content-type")?.split(";")[0];

function parameters({ body }: PortalRequest): Record<string, string> {
  const form = new URLSearchParams(
    typeof body === "string" ? body : new TextDecoder().decode(body ?? undefined),
  );
  return Object.fromEntries(form);
}
