// The simulator as a server on loopback: the same service, with the static page beside it.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { type Local, startLocal } from "../servers/local.js";
import { type Account, account, assertion, tokenForm } from "./client.js";
import { example } from "./conformance.js";

let employer: Account;
let folder: string;
let local: Local;

before(async () => {
  employer = await account("employer", ["0000000196"]);
  folder = mkdtempSync(join(tmpdir(), "fla-page-"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Page</title>");
  writeFileSync(join(folder, "core.wasm"), "");
  local = await startLocal({ www: folder, clients: [employer.client] });
});

after(async () => {
  await local.close();
  rmSync(folder, { recursive: true });
});

async function token(): Promise<Response> {
  const jwt = await assertion(employer, local.tokenEndpoint, Math.floor(Date.now() / 1000));
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return fetch(local.tokenEndpoint, { method: "POST", headers, body: tokenForm(jwt) });
}

async function create(): Promise<Response> {
  const { access_token } = (await (await token()).json()) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}`, "content-type": "application/json" };
  const body = JSON.stringify(example("training-registration-minimal"));
  return fetch(`${local.apiBase}/trainingRegistrations`, { method: "POST", headers, body });
}

const order = (body: object) =>
  fetch(`${local.origin}/simulator/fault`, { method: "POST", body: JSON.stringify(body) });

describe("the local simulator", () => {
  it("gives a token and registers a training", async () => {
    const created = await create();
    assert.equal(created.status, 201);
    assert.ok(created.headers.get("location")?.startsWith(`${local.apiBase}/trainingRegistrations/`));
    assert.ok(created.headers.get("belgov-trace-id"));
  });

  it("misbehaves as ordered over HTTP", async () => {
    assert.equal((await order({ fault: "noMandate" })).status, 204);
    assert.equal((await create()).status, 403);
    assert.equal((await order({ fault: "invalid_client", at: "token" })).status, 204);
    assert.equal((await token()).status, 401);
    assert.equal((await create()).status, 201);
  });

  it("hangs up when told to", async () => {
    assert.equal((await order({ fault: "dropped", at: "token" })).status, 204);
    await assert.rejects(token(), TypeError);
  });

  it("says which orders it knows when it gets another", async () => {
    const answer = await order({ fault: "unheard-of" });
    assert.equal(answer.status, 400);
    const { fault } = (await answer.json()) as { fault: { api: string[] } };
    assert.ok(fault.api.includes("noMandate"));
  });
});

describe("the page beside it", () => {
  it("is served with the one rule its own policy cannot give", async () => {
    const answer = await fetch(`${local.origin}/`);
    assert.equal(answer.headers.get("content-type"), "text/html; charset=utf-8");
    assert.equal(answer.headers.get("content-security-policy"), "frame-ancestors 'none'");
    assert.equal((await fetch(`${local.origin}/core.wasm`)).headers.get("content-type"), "application/wasm");
  });

  it("does not serve what is missing, nor what lies outside its folder", async () => {
    for (const path of ["/missing.js", "/..%2f..%2fetc%2fpasswd", "/%E0%A4%A"]) {
      assert.equal((await fetch(local.origin + path)).status, 404, path);
    }
  });
});

describe("node tests/servers/demo.mjs", () => {
  let program: ChildProcess;

  after(() => {
    program.kill();
  });

  it("prints its addresses when it listens, serves the page, and ends when told", async () => {
    program = spawn("node", ["tests/servers/demo.mjs", "--json", "--www", folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    assert.ok(program.stdout);
    const [line] = await once(createInterface(program.stdout), "line");
    const { url, tokenEndpoint, apiBase } = JSON.parse(line);
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/$/);
    assert.equal(tokenEndpoint, `${url}REST/oauth/v5/token`);
    assert.match(await (await fetch(url)).text(), /<title>Page/);
    assert.equal((await fetch(`${apiBase}/health`)).status, 200);
    program.kill("SIGTERM");
    assert.deepEqual(await once(program, "exit"), [0, null]);
  });
});
