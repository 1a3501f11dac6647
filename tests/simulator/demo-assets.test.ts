// The demo's certificate file, the facts about it and the accounts of the simulator are in step. OpenSSL is the judge.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { it } from "node:test";
import demo from "../../www/demo/demo.json" with { type: "json" };
import { DEMO_CLIENTS, DEMO_ORIGIN } from "../../www/src/simulator/demo.js";
import { isEnterpriseNumber, isSsin } from "../../www/src/simulator/identifier.js";
import { API_PATH } from "../../www/src/simulator/service.js";

const openssl = (args: string[], input?: Buffer) =>
  execFileSync("openssl", args, { input, stdio: ["pipe", "pipe", "pipe"] });
const open = (...what: string[]) =>
  openssl(["pkcs12", "-in", `www/demo/${demo.file}`, "-passin", `pass:${demo.password}`, ...what]);

it("OpenSSL opens the file with the password told, and key and certificate belong together", () => {
  const ofKey = openssl(["pkey", "-pubout", "-outform", "DER"], open("-nocerts", "-nodes"));
  assert.equal(ofKey.toString("base64"), demo.publicKey);
  const certificate = new X509Certificate(open("-nokeys"));
  assert.equal(
    certificate.publicKey.export({ type: "spki", format: "der" }).toString("base64"),
    demo.publicKey,
  );
  assert.equal(createHash("sha256").update(certificate.raw).digest("hex"), demo.certificateSha256);
});

it("the certificate names a company that is plainly fictitious, and is valid from 2024 to 2036", () => {
  const certificate = new X509Certificate(open("-nokeys"));
  assert.match(certificate.subject, /^CN=Demo Company \(fictitious\)$/m);
  assert.match(
    certificate.subject,
    new RegExp(`^organizationIdentifier=NTRBE-${demo.enterpriseNumber}$`, "m"),
  );
  assert.equal(certificate.validFrom, "Jan  1 00:00:00 2024 GMT");
  assert.equal(certificate.validTo, "Jan  1 00:00:00 2036 GMT");
});

it("the simulator has this certificate registered for both accounts, each in its quality", () => {
  assert.deepEqual(
    DEMO_CLIENTS.map(({ clientId, quality, publicKey, employers }) => [
      clientId,
      quality,
      publicKey,
      employers,
    ]),
    [
      [demo.clientId, "employer", demo.publicKey, [demo.enterpriseNumber]],
      [demo.representative.clientId, "provider", demo.publicKey, demo.representative.customers],
    ],
  );
  assert.equal(demo.apiBase, DEMO_ORIGIN + API_PATH);
});

it("its numbers are well formed and nobody's: enterprises not yet issued, workers without month and day", () => {
  for (const number of [demo.enterpriseNumber, ...demo.representative.customers]) {
    assert.ok(isEnterpriseNumber(number) && number.startsWith("100000"), number);
  }
  for (const ssin of demo.workers) {
    assert.ok(isSsin(ssin) && ssin.slice(2, 6) === "4000", ssin);
  }
});
