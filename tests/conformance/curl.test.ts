// The command for curl that the panel gives an expert, run by curl itself against a token server that is not ours.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { toCurl } from "../../www/src/expert/curl.js";
import { targetOf, tokenRequest } from "../../www/src/expert/token-request.js";
import { PORTAL_HOST, PORTAL_TOKEN_ENDPOINT, type Portal, startPortal } from "../servers/portal.js";
import { account, Core, SETTINGS } from "./core.js";

const home = mkdtempSync(join(tmpdir(), "fla-curl-"));
let portal: Portal;
before(async () => {
  portal = await startPortal({ clients: [account.client], profile: "strict" });
  writeFileSync(join(home, "portal.pem"), portal.certificate);
  // The command stays as it is: that the portal is on this machine, curl reads in its own settings.
  const settings = [
    `connect-to = "${PORTAL_HOST}:443:127.0.0.1:${portal.port}"`,
    `cacert = "${join(home, "portal.pem")}"`,
  ];
  writeFileSync(join(home, ".curlrc"), settings.join("\n"));
});
after(async () => {
  await portal.close();
  rmSync(home, { recursive: true });
});

/** What the server answers to a command run in a shell. */
async function run(command: string): Promise<{ token_type?: string; scope?: string; error?: string }> {
  const env = { ...process.env, CURL_HOME: home };
  const { stdout } = await promisify(execFile)("sh", ["-c", command], { env });
  return JSON.parse(stdout);
}

test("the command gets a token of the strict server, and the second time is refused as a replay", async () => {
  const core = new Core(portal);
  const command = toCurl(tokenRequest(targetOf(SETTINGS, PORTAL_TOKEN_ENDPOINT), await core.signAssertion()));
  const granted = await run(command);
  assert.equal(granted.token_type, "Bearer");
  assert.equal(granted.scope, tokenRequest(targetOf(SETTINGS, ""), "").fields[1]?.[1]);
  assert.deepEqual(portal.refusals, []);
  assert.equal((await run(command)).error, "invalid_client");
  assert.match(portal.refusals.join(), /jti|unique|replay|used/i);
  core.close();
});

test("without a scope the command is understood too", async () => {
  const core = new Core(portal);
  const target = targetOf({ ...SETTINGS, sendScope: false }, PORTAL_TOKEN_ENDPOINT);
  const granted = await run(toCurl(tokenRequest(target, await core.signAssertion())));
  assert.equal(granted.token_type, "Bearer");
  core.close();
});
