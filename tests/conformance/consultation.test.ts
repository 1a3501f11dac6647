// The core as built looks the register up and signs manifests. `jose` and OpenSSL judge the signature, the contract's own
// schemas judge the requests.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { decodeProtectedHeader, flattenedVerify, importX509, jwtVerify } from "jose";
import type { Account, ConsultQuery } from "#core";
import init, { type ConsultPage, Session } from "#wasm";
import { itemsOf } from "../../www/src/consult/items.js";
import { walk } from "../../www/src/consult/walk.js";
import { parseOrder } from "../../www/src/simulator/fault.js";
import type { HttpRequest } from "../../www/src/simulator/http.js";
import { populate } from "../../www/src/simulator/population.js";
import { Register } from "../../www/src/simulator/register.js";
import { API_PATH, Simulator, TOKEN_PATH } from "../../www/src/simulator/service.js";
import { companyFile } from "../e2e/certificate.js";
import { conforms } from "../simulator/conformance.js";
import { read } from "../simulator/wire.js";

await init({ module_or_path: readFileSync("dist/wasm/fla_wasm_bg.wasm") });

const ORIGIN = "https://fla-demo.invalid";
const EMPLOYER = "1000000120";
const folder = mkdtempSync(join(tmpdir(), "fla-consultation-"));
const company = companyFile(folder);
const population = populate([{ enterpriseNumber: EMPLOYER, workers: 60 }]);

after(() => rmSync(folder, { recursive: true }));

const account: Account = {
  clientId: company.client.clientId,
  role: "employer",
  environment: "demo",
  apiBase: ORIGIN + API_PATH,
  sendScope: true,
};

/** A session connected to a simulator with the population, and every request to the API it made. */
async function connected() {
  const simulator = new Simulator({
    origin: ORIGIN,
    clients: [company.client],
    register: new Register({ population: () => population }),
    // Whoever is told to be slow never answers.
    wait: () => new Promise(() => {}),
  });
  const sent: HttpRequest[] = [];
  const session = new Session(async (request: Carried, givenUp: AbortSignal) => {
    const carried = { ...request, headers: Object.fromEntries(request.headers), body: copy(request.body) };
    if (!request.url.endsWith(TOKEN_PATH)) sent.push(carried);
    const response = await Promise.race([simulator.handle(carried), aborted(givenUp)]);
    if (request.url.includes("/query") && response.headers["Content-Type"] === "application/json") {
      conforms(`POST ${new URL(request.url).pathname.slice(API_PATH.length)}`, read(response));
    }
    return { ...response, headers: Object.entries(response.headers) };
  });
  await session.openFile(
    new Uint8Array(readFileSync(company.path)),
    new TextEncoder().encode(company.password),
  );
  await session.connect(account, false);
  return { session, simulator, sent };
}

interface Carried {
  method: string;
  url: string;
  headers: [string, string][];
  body: Uint8Array | null;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
}

const copy = (bytes: Uint8Array | null) => bytes && Uint8Array.from(bytes);

/** Everything a query finds, page by page. */
async function all(session: Session, query: ConsultQuery): Promise<ConsultPage[]> {
  const pages: ConsultPage[] = [];
  for await (const page of walk(session, query)) pages.push(page);
  return pages;
}

describe("looking up", () => {
  it("finds every registration of an employer over all pages, byte for byte as the server gave them", async () => {
    const { session, sent } = await connected();
    const pages = await all(session, { kind: "trainingRegistration", employer: EMPLOYER, pageSize: 50 });
    const items = pages.flatMap(({ bytes }) => itemsOf(bytes)) as { id: string }[];
    assert.deepEqual(
      items.map(({ id }) => id),
      population.registrations.map(({ id }) => id),
    );
    for (const { bytes, count, total, status, traceId } of pages) {
      assert.equal(itemsOf(bytes).length, count);
      assert.deepEqual([total, status, typeof traceId], [population.registrations.length, 200, "string"]);
    }
    assert.deepEqual(
      pages.map(({ page }) => page),
      pages.map((_, index) => index + 1),
    );
    assert.equal(sent.length, pages.length);
    session.free();
  });

  it("asks by worker, period and status in the body, and by year for rights and credits", async () => {
    const { session, sent } = await connected();
    const worker = population.rights[0]?.record.worker.ssin ?? "";
    const about = { employer: EMPLOYER, worker };
    const period = { startDate: "2024-01-01", endDate: "2025-12-31" };
    const followed = await all(session, {
      kind: "trainingRegistration",
      ...about,
      period,
      status: "followed",
    });
    for (const item of followed.flatMap(({ bytes }) => itemsOf(bytes)) as (typeof REGISTRATION)[]) {
      assert.deepEqual([item.worker.ssin, item.training.status], [worker, "followed"]);
    }
    for (const kind of ["trainingRight", "trainingCredit"] as const) {
      const [page] = await all(session, { kind, ...about, year: 2025 });
      assert.ok(page && page.count > 0, kind);
    }
    for (const { url, headers } of sent) {
      assert.ok(!url.includes(worker) && !JSON.stringify(headers).includes(worker), url);
    }
    session.free();
  });

  it("goes on with a new token when the one it has ends midway", async () => {
    const { session, simulator } = await connected();
    order(simulator, { fault: "expiredToken", at: "api", when: "next", after: 1 });
    const pages = await all(session, { kind: "trainingRegistration", employer: EMPLOYER, pageSize: 50 });
    assert.equal(
      pages.reduce((sum, { count }) => sum + count, 0),
      population.registrations.length,
    );
    session.free();
  });

  it("fails on the page that fails, and goes on from there", async () => {
    const { session, simulator } = await connected();
    const query: ConsultQuery = { kind: "trainingRegistration", employer: EMPLOYER, pageSize: 50 };
    for (const [fault, code] of [
      ["serviceUnavailable", "consultation.refused"],
      ["tooManyRequests", "consultation.refused"],
      ["serverError", "consultation.refused"],
      ["html", "consultation.not_understood"],
      ["empty", "consultation.not_understood"],
      ["dropped", "network.unreachable"],
    ] as const) {
      order(simulator, { fault, at: "api", when: "next", after: 1 });
      const first = await session.consult(query, null);
      await assert.rejects(session.consult(query, first.next), { code }, fault);
      assert.equal((await session.consult(query, first.next)).page, 2);
    }
    session.free();
  });

  it("takes members nobody knows, and a total that does not match", async () => {
    const { session, simulator } = await connected();
    const query: ConsultQuery = { kind: "trainingCredit", employer: EMPLOYER, year: 2024 };
    order(simulator, { fault: "unknownMembers", at: "api", when: "next" });
    const [first] = itemsOf((await session.consult(query, null)).bytes) as {
      evaluation?: { score: number };
    }[];
    assert.equal(first?.evaluation?.score, 4);
    order(simulator, { fault: "totalMismatch", at: "api", when: "next" });
    const { count, total } = await session.consult(query, null);
    assert.equal(total, count + 3);
    session.free();
  });

  it("refuses criteria that are not in order, and next pages elsewhere, before anything leaves", async () => {
    const { session, sent } = await connected();
    const query: ConsultQuery = { kind: "trainingRegistration", employer: EMPLOYER };
    await assert.rejects(session.consult({ ...query, worker: "80400000118" }, null), {
      code: "consultation.query",
      params: { path: "worker", rule: "ssin.check_digits" },
    });
    for (const url of ["https://example.org/steal", `${ORIGIN}${API_PATH}/../../token`, "/relative"]) {
      await assert.rejects(session.consult(query, url), { code: "consultation.next" });
    }
    assert.deepEqual(sent, []);
    session.free();
  });

  it("ends at once when it is given up", async () => {
    const { session, simulator, sent } = await connected();
    order(simulator, { fault: "slow", at: "api", when: "next" });
    const asking = session.consult({ kind: "trainingRegistration", employer: EMPLOYER }, null);
    while (sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
    session.cancel();
    await assert.rejects(asking, { code: "network.cancelled" });
    session.free();
  });

  it("says what the server's refusal comes down to", async () => {
    const { session } = await connected();
    await assert.rejects(
      session.consult({ kind: "trainingRight", employer: "0000000196", year: 2024 }, null),
      {
        code: "consultation.refused",
      },
    );
    session.free();
  });
});

const REGISTRATION = { worker: { ssin: "" }, training: { status: "" } };

function order(simulator: Simulator, value: unknown): void {
  simulator.order(parseOrder(value) ?? assert.fail("no such fault"));
}

describe("the signature of a manifest", () => {
  const manifest = `{\n  "format": "fla-panel.manifest/1",\n  "files": [{ "name": "é.json", "sha256": "00" }]\n}\n`;
  const bytes = () => new TextEncoder().encode(manifest);

  /** As `jose` verifies it: with the payload put back, and the key of the certificate in the header. */
  async function verify(jws: string, payload = bytes()): Promise<void> {
    const [header = "", detached, signature = ""] = jws.split(".");
    assert.equal(detached, "");
    const { alg, typ, x5c = [] } = decodeProtectedHeader(jws);
    assert.deepEqual([alg, typ], ["RS256", "fla-panel-manifest+json"]);
    const key = await importX509(
      `-----BEGIN CERTIFICATE-----\n${x5c[0]}\n-----END CERTIFICATE-----`,
      "RS256",
    );
    const encoded = Buffer.from(payload).toString("base64url");
    await flattenedVerify({ protected: header, payload: encoded, signature }, key);
  }

  it("is one jose verifies, over these bytes and no others, with the company's certificate in it", async () => {
    const { session } = await connected();
    const jws = await session.signManifest(bytes());
    await verify(jws);
    await assert.rejects(verify(jws, new TextEncoder().encode(manifest.replace("00", "01"))));
    const own = new X509Certificate(readFileSync(join(folder, "certificate.pem")));
    assert.equal(decodeProtectedHeader(jws).x5c?.[0], own.raw.toString("base64"));
    session.free();
  });

  it("is one OpenSSL verifies", async () => {
    const { session } = await connected();
    const [header, , signature = ""] = (await session.signManifest(bytes())).split(".");
    writeFileSync(join(folder, "input"), `${header}.${Buffer.from(bytes()).toString("base64url")}`);
    writeFileSync(join(folder, "signature"), Buffer.from(signature, "base64url"));
    const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, encoding: "utf8" });
    writeFileSync(join(folder, "public.pem"), openssl("x509", "-in", "certificate.pem", "-noout", "-pubkey"));
    assert.match(
      openssl("dgst", "-sha256", "-verify", "public.pem", "-signature", "signature", "input"),
      /Verified OK/,
    );
    session.free();
  });

  it("is made by a remembered key as well, which WebCrypto holds", async () => {
    const { session } = await connected();
    session.signWith(await session.keepKey(1));
    await verify(await session.signManifest(bytes()));
    session.free();
  });

  it("is made of nothing a server could take for an assertion", async () => {
    const { session } = await connected();
    const claims = {
      iss: account.clientId,
      sub: account.clientId,
      aud: ORIGIN + TOKEN_PATH,
      jti: "x",
      exp: 2e9,
    };
    const encode = (value: object) => new TextEncoder().encode(JSON.stringify(value));
    for (const value of [claims, { format: "fla-panel.manifest/1", ...claims }, { ...claims, format: "x" }]) {
      await assert.rejects(session.signManifest(encode(value)), { code: "manifest.form" });
    }
    // Nor does what is signed pass as a token of any kind: it has no audience, no subject and another type.
    const [header, , signature] = (await session.signManifest(bytes())).split(".");
    const whole = `${header}.${Buffer.from(bytes()).toString("base64url")}.${signature}`;
    const own = await importX509(readFileSync(join(folder, "certificate.pem"), "utf8"), "RS256");
    const asServer = { audience: ORIGIN + TOKEN_PATH, issuer: account.clientId, typ: "JWT" };
    await assert.rejects(jwtVerify(whole, own, asServer));
    session.free();
  });
});
