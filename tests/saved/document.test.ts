// The commands of docs/saved-file.md, run as they stand there: on a saved register, and on ones in which something was changed.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { MANIFEST_FILE, SIGNATURE_FILE } from "../../www/src/saved/layout.js";
import { companyFile } from "../e2e/certificate.js";
import { makeSaved, pack, signed } from "./make.js";

// Within the repository, so that Node finds jose.
mkdirSync("target", { recursive: true });
const folder = mkdtempSync(resolve("target/saved-document-"));
after(() => rmSync(folder, { recursive: true }));
const company = join(folder, "company");
companyFile(company);
const SAVED = makeSaved({ company });
const DOCUMENT = readFileSync("docs/saved-file.md", "utf8");

/** The block of the document with this name. */
function block(name: string): string {
  const [, text] = new RegExp(`\`\`\`(?:sh|js) ${name}\\n([\\s\\S]*?)\`\`\``).exec(DOCUMENT) ?? [];
  assert.ok(text, `the document has no block ${name}`);
  return text;
}

/** Unpacks a saved register by the document's own command, changes it, and gives the folder. */
function unpacked(change: (within: string) => void = () => {}): string {
  const place = mkdtempSync(join(folder, "unpacked-"));
  writeFileSync(join(place, "saved.zip"), pack(SAVED.files));
  const { status } = spawnSync("bash", ["-e", "-c", block("unpack")], { cwd: place });
  assert.equal(status, 0);
  change(join(place, "saved"));
  return join(place, "saved");
}

function shell(name: string, cwd: string) {
  return spawnSync("bash", ["-e", "-o", "pipefail", "-c", block(name)], { cwd, encoding: "utf8" });
}

function node(name: string, cwd: string) {
  return spawnSync("node", ["--input-type=module"], { cwd, encoding: "utf8", input: block(name) });
}

/** One bit in the middle of a file. */
function flip(file: string): void {
  const bytes = readFileSync(file);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

test("every command finds a saved register in order", () => {
  const place = unpacked();
  for (const name of ["files", "names"]) {
    const { status, stdout, stderr } = shell(name, place);
    assert.deepEqual([status, stdout, stderr], [0, "", ""], name);
  }
  assert.equal(shell("openssl", place).stdout.trim(), "Verified OK");
  assert.equal(node("jose", place).stdout.trim(), "Verified OK");
  const certificate = shell("certificate", place);
  assert.equal(certificate.status, 0);
  assert.match(certificate.stdout, /Test Company/);
});

test("a byte changed in any file is found by the digests", () => {
  for (const { name } of SAVED.manifest.files) {
    const { status, stdout } = shell(
      "files",
      unpacked((within) => flip(join(within, name))),
    );
    assert.equal(status, 1, name);
    assert.ok(stdout.includes(`${name}: FAILED`), stdout);
  }
});

test("a file that was added or taken away is found", () => {
  assert.equal(
    shell(
      "names",
      unpacked((within) => writeFileSync(join(within, "more.txt"), "more")),
    ).status,
    1,
  );
  assert.equal(
    shell(
      "names",
      unpacked((within) => rmSync(join(within, "README.txt"))),
    ).status,
    1,
  );
});

test("a manifest or a signature that was changed is found by OpenSSL and by jose", () => {
  const changes: Record<string, (within: string) => void> = {
    "the manifest": (within) => flip(join(within, MANIFEST_FILE)),
    "a blank more": (within) => appendFileSync(join(within, MANIFEST_FILE), " "),
    "the signature": (within) => {
      const other = signed(new TextEncoder().encode("{}"), company);
      writeFileSync(join(within, SIGNATURE_FILE), other);
    },
  };
  for (const [what, change] of Object.entries(changes)) {
    const place = unpacked(change);
    assert.notEqual(shell("openssl", place).status, 0, what);
    assert.notEqual(node("jose", place).status, 0, what);
  }
});

test("a certificate that is not the one the manifest names is found", () => {
  const other = join(folder, "other");
  companyFile(other, { name: "Another Company (fictitious)" });
  const place = unpacked((within) =>
    writeFileSync(join(within, "certificate.pem"), readFileSync(join(other, "certificate.pem"))),
  );
  assert.notEqual(shell("certificate", place).status, 0);
  assert.notEqual(shell("openssl", place).status, 0);
});
