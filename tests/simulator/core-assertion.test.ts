// What the core signs jose reads, and the simulator accepts it, and refuses it when it must. What oidc-provider says
// of it is in tests/conformance.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import { decodeJwt, decodeProtectedHeader } from "jose";
import demo from "../../www/demo/demo.json" with { type: "json" };
import { DEMO_CLIENTS } from "../../www/src/simulator/demo.js";
import { PORTAL_TOKEN_ENDPOINT } from "../servers/portal.js";
import { tokenForm, tokenRequest } from "./client.js";
import { NOW, read, TOKEN_ENDPOINT, Wire } from "./wire.js";

/** An assertion made by the core's own example from the demo company's file. `now` is in seconds since 1970. */
function coreAssertion(audience: string, now: number): string {
  const example = ["run", "--quiet", "--package", "fla-core", "--example", "assertion", "--"];
  const what = [
    `www/demo/${demo.file}`,
    "--client-id",
    demo.clientId,
    "--audience",
    audience,
    "--now",
    String(now),
  ];
  const env = { ...process.env, PFX_PASSWORD: demo.password };
  return execFileSync("cargo", [...example, ...what], { encoding: "utf8", env }).trim();
}

describe("an assertion of the core", () => {
  it("says the six claims and nothing more, for 120 seconds", () => {
    const jwt = coreAssertion(TOKEN_ENDPOINT, NOW);
    assert.deepEqual(decodeProtectedHeader(jwt), { alg: "RS256", typ: "JWT" });
    const { jti, ...claims } = decodeJwt(jwt);
    const { clientId } = demo;
    assert.deepEqual(claims, {
      iss: clientId,
      sub: clientId,
      aud: TOKEN_ENDPOINT,
      iat: NOW - 5,
      exp: NOW + 115,
    });
    assert.match(jti ?? "", /^[\w-]{22,}$/, "at least 128 bits");
  });

  it("gets a token from the simulator once, and not the second time", async () => {
    const { simulator } = new Wire({ clients: DEMO_CLIENTS });
    const request = tokenRequest(TOKEN_ENDPOINT, tokenForm(coreAssertion(TOKEN_ENDPOINT, NOW)));
    assert.equal(read(await simulator.handle(request)).status, 200);
    const again = read(await simulator.handle(request));
    assert.deepEqual([again.status, again.body.error_description], [401, "jti has been used before"]);
  });

  it("is refused by the simulator for another audience, and from a clock that is wrong", async () => {
    const { simulator } = new Wire({ clients: DEMO_CLIENTS });
    for (const [audience, now, reason] of [
      [PORTAL_TOKEN_ENDPOINT, NOW, "aud is not the token endpoint"],
      [TOKEN_ENDPOINT, NOW - 3600, "exp has passed"],
      [TOKEN_ENDPOINT, NOW + 3600, "iat lies in the future"],
    ] as const) {
      const request = tokenRequest(TOKEN_ENDPOINT, tokenForm(coreAssertion(audience, now)));
      assert.equal(read(await simulator.handle(request)).body.error_description, reason);
    }
  });
});
