// Makes the demo company's throw-away certificate file and the facts about it:
//
//     node www/demo/generate.mjs
//
// The key is public on purpose and worth nothing: it is registered with the simulator alone. Run it again only
// to replace the pair; both files change together, and tests/simulator/demo-assets.test.ts holds them in step.
import { execFileSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const NAME = "Demo Company (fictitious)";
const PASSWORD = "demo";
/** Digits with a right check number that the register has not come to yet: nobody's number. */
const ENTERPRISE_NUMBER = "1000000021";
const CUSTOMERS = ["1000000120", "1000000219"];
const NAMES = ["Bakery Example (fictitious)", "Garage Sample (fictitious)"];

const FILE = "demo-company.pfx";
const work = mkdtempSync(join(tmpdir(), "fla-demo-"));
const openssl = (...args) =>
  execFileSync("openssl", args, { cwd: work, stdio: ["ignore", "ignore", "pipe"] });

try {
  // `openssl ca` because OpenSSL 3.0 sets a start date in no other way.
  writeFileSync(
    join(work, "ca.cnf"),
    `[ca]
default_ca = self
[self]
new_certs_dir = .
database = index.txt
rand_serial = yes
default_md = sha256
policy = any
x509_extensions = signing
[any]
countryName = supplied
organizationName = supplied
organizationIdentifier = supplied
commonName = supplied
[signing]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
subjectKeyIdentifier = hash
`,
  );
  writeFileSync(join(work, "index.txt"), "");
  // organizationIdentifier as in ETSI EN 319 412-1 §5.1.4: national trade register, Belgium, number.
  const subject = `/C=BE/O=${NAME}/organizationIdentifier=NTRBE-${ENTERPRISE_NUMBER}/CN=${NAME}`;
  openssl(
    "req",
    "-new",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    "key.pem",
    "-out",
    "request.pem",
    "-subj",
    subject,
  );
  openssl(
    ...["ca", "-batch", "-notext", "-selfsign", "-config", "ca.cnf", "-keyfile", "key.pem"],
    ...["-in", "request.pem", "-out", "certificate.pem"],
    ...["-startdate", "20240101000000Z", "-enddate", "20360101000000Z"],
  );
  openssl(
    ...["pkcs12", "-export", "-inkey", "key.pem", "-in", "certificate.pem", "-name", NAME],
    ...["-passout", `pass:${PASSWORD}`, "-out", FILE],
  );
  const certificate = new X509Certificate(readFileSync(join(work, "certificate.pem")));
  const facts = {
    file: FILE,
    password: PASSWORD,
    name: NAME,
    enterpriseNumber: ENTERPRISE_NUMBER,
    clientId: "self_service_chaman_100000_abcdefghij",
    certificateSha256: createHash("sha256").update(certificate.raw).digest("hex"),
    publicKey: certificate.publicKey.export({ type: "spki", format: "der" }).toString("base64"),
    apiBase: "https://fla-demo.invalid/REST/federalLearningAccount/v1",
    workers: [bis("85", "033"), bis("90", "024"), bis("78", "111")],
    representative: { clientId: "self_service_chaman_100001_abcdefghij", customers: CUSTOMERS, names: NAMES },
  };
  writeFileSync(new URL(FILE, import.meta.url), readFileSync(join(work, FILE)));
  writeFileSync(new URL("demo.json", import.meta.url), JSON.stringify(facts));
  execFileSync("node_modules/.bin/biome", [
    "format",
    "--write",
    fileURLToPath(new URL("demo.json", import.meta.url)),
  ]);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** A BIS number of someone born in 19xx, month (00 + 40) and day unknown. No person has it. */
function bis(year, serial) {
  const digits = `${year}4000${serial}`;
  return digits + String(97 - (Number(digits) % 97)).padStart(2, "0");
}
