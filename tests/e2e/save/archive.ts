import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { flattenedVerify, importX509 } from "jose";
import Papa from "papaparse";
import * as XLSX from "xlsx";
import type { Manifest } from "../../../www/src/saved/layout.js";

/** How many records there are of each kind. */
export type Counts = Readonly<
  Record<"training-registrations" | "training-rights" | "training-credits", number>
>;

/** A saved register as another program finds it: unpacked by Info-ZIP, read with nothing of ours. */
export class Unpacked {
  readonly manifest: Manifest;

  constructor(readonly folder: string) {
    this.manifest = JSON.parse(this.text("manifest.json"));
  }

  text(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  bytes(name: string): Buffer {
    return readFileSync(join(this.folder, name));
  }

  /** The names of all files, without those of folders. */
  get names(): string[] {
    return readdirSync(this.folder, { recursive: true, encoding: "utf8" })
      .map((name) => relative(this.folder, join(this.folder, name)))
      .filter((name) => statSync(join(this.folder, name)).isFile())
      .sort();
  }

  /** The records in the answers of the server, with the names of their files. */
  rawRecords(kind: string): { id: string }[] {
    return this.names
      .filter((name) => name.startsWith(`raw/${kind}/`))
      .flatMap((name) => JSON.parse(this.text(name)).items);
  }

  /** Files whose digest is not that of the manifest, that are missing from it, or that it has too many. */
  changed(): string[] {
    const digests = new Map(this.manifest.files.map(({ name, sha256 }) => [name, sha256]));
    const own = ["manifest.json", "manifest.json.jws"];
    const found = this.names.filter((name) => !own.includes(name));
    const missing = [...digests.keys()].filter((name) => !found.includes(name));
    const other = found.filter(
      (name) => createHash("sha256").update(this.bytes(name)).digest("hex") !== digests.get(name),
    );
    return [...missing, ...other];
  }

  /** Verifies the signature with `jose`; fails when it is not that of the certificate over the manifest. */
  async verify(): Promise<void> {
    const [header = "", payload, signature = ""] = this.text("manifest.json.jws").split(".");
    if (payload !== "") throw new Error("the payload is not detached");
    const key = await importX509(this.text("certificate.pem"), "RS256");
    const manifest = this.bytes("manifest.json").toString("base64url");
    await flattenedVerify({ protected: header, payload: manifest, signature }, key);
    const [first] = JSON.parse(Buffer.from(header, "base64url").toString()).x5c;
    const certificate = new X509Certificate(this.text("certificate.pem"));
    if (certificate.raw.toString("base64") !== first) throw new Error("another certificate signed");
  }

  /**
   * Holds the file to what is registered: each record once, in the answers as in what is made of them, nothing that the
   * manifest does not know, and the company's signature over it, by `jose` and by what README.txt says.
   */
  async assertWhole(counts: Counts): Promise<void> {
    for (const [kind, count] of Object.entries(counts)) {
      const raw = this.rawRecords(kind);
      assert.equal(raw.length, count, kind);
      assert.equal(new Set(raw.map(({ id }) => id)).size, count, kind);
      assert.equal(JSON.parse(this.text(`data/${kind}.json`)).records.length, count, kind);
      const { data } = Papa.parse(this.text(`data/${kind}.csv`), { delimiter: ";", skipEmptyLines: true });
      assert.equal(data.length, count + 1, kind);
    }
    const book = XLSX.read(this.bytes("register.xlsx"));
    const rows = book.SheetNames.map((name) => XLSX.utils.sheet_to_json(book.Sheets[name] ?? {}).length);
    assert.deepEqual(rows, Object.values(counts));
    const unlike = this.manifest.parts.filter(({ complete, findings }) => !complete || findings.length > 0);
    assert.deepEqual(unlike, []);
    assert.deepEqual(this.changed(), []);
    await this.verify();
    assert.equal(this.verifyByReadme(), "Verified OK");
  }

  /** Changes one byte of a file, in its middle. */
  flip(name: string): void {
    const bytes = this.bytes(name);
    const place = bytes.length >> 1;
    bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
    writeFileSync(join(this.folder, name), bytes);
  }

  /** Does what README.txt says with OpenSSL, and gives what it answers. */
  verifyByReadme(): string {
    const [, script = ""] = /^OpenSSL\n\n([\s\S]*?)\n\njose/m.exec(this.text("README.txt")) ?? [];
    // Elsewhere: it leaves files behind.
    const cwd = mkdtempSync(join(tmpdir(), "fla-openssl-"));
    for (const name of ["manifest.json", "manifest.json.jws", "certificate.pem"]) {
      copyFileSync(join(this.folder, name), join(cwd, name));
    }
    return execFileSync("bash", ["-e", "-c", script], { cwd, encoding: "utf8" }).trim();
  }
}

/** Tests a ZIP with Info-ZIP and unpacks it into a folder of its own. */
export function unpack(file: string): Unpacked {
  execFileSync("unzip", ["-t", file], { stdio: ["ignore", "ignore", "inherit"] });
  const folder = mkdtempSync(join(tmpdir(), "fla-saved-"));
  execFileSync("unzip", ["-q", file, "-d", folder]);
  return new Unpacked(folder);
}
