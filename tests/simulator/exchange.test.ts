// In the page the simulator answers through a port: same service, plain messages, no network.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createPrivateKey } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { SignJWT } from "jose";
import demo from "../../www/demo/demo.json" with { type: "json" };
import { serveExchanges } from "../../www/src/simulator/simulator.js";
import { tokenForm } from "./client.js";

const TOKEN_ENDPOINT = "https://fla-demo.invalid/REST/oauth/v5/token";

let channel: MessageChannel;
let count = 0;

before(() => {
  channel = new MessageChannel();
  serveExchanges(channel.port1);
  channel.port2.start();
});

after(() => {
  channel.port1.close();
});

async function exchange(method: string, url: string, headers: [string, string][] = [], body = "") {
  count += 1;
  const bytes = body === "" ? null : new TextEncoder().encode(body);
  const answered = new Promise<MessageEvent>((resolve) => {
    channel.port2.addEventListener("message", resolve, { once: true });
  });
  channel.port2.postMessage({ id: count, request: { method, url, headers, body: bytes } });
  const { data } = await answered;
  assert.equal(data.id, count);
  return data;
}

/** An assertion signed with the key in the demo's own file. */
async function demoAssertion(): Promise<string> {
  const args = [
    "pkcs12",
    "-in",
    `www/demo/${demo.file}`,
    "-passin",
    `pass:${demo.password}`,
    "-nocerts",
    "-nodes",
  ];
  const key = createPrivateKey(execFileSync("openssl", args, { stdio: ["ignore", "pipe", "ignore"] }));
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: "RS256", typ: "JWT" })
    .setIssuer(demo.clientId)
    .setSubject(demo.clientId)
    .setAudience(TOKEN_ENDPOINT)
    .setIssuedAt(now)
    .setExpirationTime(now + 120)
    .sign(key);
}

const FORM: [string, string][] = [["Content-Type", "application/x-www-form-urlencoded"]];

describe("an exchange through the port", () => {
  it("carries the demo company from its certificate to a registered training", async () => {
    const { response: granted } = await exchange(
      "POST",
      TOKEN_ENDPOINT,
      FORM,
      tokenForm(await demoAssertion()),
    );
    assert.equal(granted.status, 200);
    const { access_token } = JSON.parse(new TextDecoder().decode(granted.body));
    const record = {
      employer: { enterpriseNumber: demo.enterpriseNumber },
      worker: { ssin: demo.workers[0] },
      training: {
        name: "First aid",
        nature: "formal",
        period: { startDate: "2025-05-14", endDate: "2025-05-14" },
        duration: { value: 7.6, unit: "hours" },
        status: "followed",
        countsForTrainingRight: true,
      },
    };
    const headers: [string, string][] = [
      ["authorization", `Bearer ${access_token}`],
      ["content-type", "application/json"],
    ];
    const { response } = await exchange(
      "POST",
      `${demo.apiBase}/trainingRegistrations`,
      headers,
      JSON.stringify(record),
    );
    assert.equal(response.status, 201);
    assert.ok(response.headers.some(([name]: [string]) => name === "Location"));
    assert.equal(JSON.parse(new TextDecoder().decode(response.body)).result, "A");
  });

  it("finds what the demo begins with, by worker", async () => {
    const { response: granted } = await exchange(
      "POST",
      TOKEN_ENDPOINT,
      FORM,
      tokenForm(await demoAssertion()),
    );
    const { access_token } = JSON.parse(new TextDecoder().decode(granted.body));
    const headers: [string, string][] = [
      ["Authorization", `Bearer ${access_token}`],
      ["Content-Type", "application/json"],
    ];
    const query = { employer: { enterpriseNumber: demo.enterpriseNumber }, year: 2025 };
    const { response } = await exchange(
      "POST",
      `${demo.apiBase}/trainingCredits/query`,
      headers,
      JSON.stringify(query),
    );
    const { items } = JSON.parse(new TextDecoder().decode(response.body));
    // Then those that are invented.
    const first = items.slice(0, demo.workers.length);
    assert.deepEqual(
      first.map(({ worker }: { worker: { ssin: string } }) => worker.ssin),
      demo.workers,
    );
  });

  it("fails like a network when ordered to, and for every other host", async () => {
    channel.port2.postMessage({ order: { fault: "dropped", at: "api", when: "next" } });
    assert.deepEqual(await exchange("GET", `${demo.apiBase}/health`), { id: count, failed: true });
    assert.equal((await exchange("GET", `${demo.apiBase}/health`)).response.status, 200);
    for (const url of [
      "https://services.socialsecurity.be/REST/oauth/v5/token",
      "https://fla-demo.invalid.example.org/",
    ]) {
      assert.deepEqual(await exchange("POST", url), { id: count, failed: true });
    }
  });
});
