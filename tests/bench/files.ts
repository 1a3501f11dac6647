import { execFileSync } from "node:child_process";
import { createPrivateKey, createPublicKey, X509Certificate } from "node:crypto";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { KeyFile } from "./contender.js";

/** The iteration counts of the table. 2,048 is OpenSSL's default, 600,000 that of NSS and GnuTLS. */
export const ITERATIONS = [2_048, 10_000, 100_000, 600_000] as const;

const PASSWORD = "Wachtwoord van de proef";
const NAME = "bench";

/** A legacy file as Windows and older Java make it: 3DES and SHA-1 throughout. */
const LEGACY = ["-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-3DES", "-macalg", "sha1"];

/** Makes certificate files in a folder of its own, each with a new key that was never anywhere else. */
export class Workshop {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  /** By OpenSSL: PBES2 with AES-256-CBC, PBKDF2 and MAC with SHA-256. */
  pbes2(bits: number, iterations: number): KeyFile {
    const title = `PBES2, ${iterations.toLocaleString("en")} iterations`;
    return { ...this.#openssl(`pbes2-${bits}-${iterations}`, bits, iterations), title, iterations };
  }

  /** By OpenSSL, in the form of old. */
  legacy(iterations: number): KeyFile {
    const title = `legacy 3DES, ${iterations.toLocaleString("en")} iterations`;
    return { ...this.#openssl("legacy", 2048, iterations, LEGACY), title, iterations: null };
  }

  /** By NSS, the library of Firefox: BER with indefinite lengths, 600,000 iterations unless NSS changes it. */
  nss(): KeyFile {
    const made = this.#openssl("nss", 2048, 2_048);
    const database = path.join(this.#folder, "nss-database");
    const [given, out] = [this.#path("nss.p12"), this.#path("nss-exported.p12")];
    mkdirSync(database);
    run("certutil", ["-N", "-d", `sql:${database}`, "--empty-password"]);
    run("pk12util", ["-i", given, "-d", `sql:${database}`, "-W", PASSWORD]);
    run("pk12util", ["-o", out, "-n", NAME, "-d", `sql:${database}`, "-W", PASSWORD]);
    const described = run("openssl", ["pkcs12", "-in", out, "-info", "-noout", "-passin", "env:PASSWORD"]);
    const iterations = Number(/PBES2.*Iteration (\d+)/.exec(described)?.[1]);
    const title = `NSS (Firefox), BER, ${iterations.toLocaleString("en")} iterations`;
    return { ...made, title, pfx: bytes(out), iterations };
  }

  #openssl(name: string, bits: number, iterations: number, options: readonly string[] = []) {
    const [key, certificate, pfx] = ["key", "crt", "p12"].map((ending) =>
      this.#path(`${name}.${ending}`),
    ) as [string, string, string];
    const subject = "/C=BE/O=Voorbeeld NV/serialNumber=CBE 0123456749/CN=Voorbeeld NV";
    run("openssl", [
      ...["req", "-x509", "-newkey", `rsa:${bits}`, "-nodes", "-days", "365", "-subj", subject],
      ...["-keyout", key, "-out", certificate],
    ]);
    run("openssl", [
      ...["pkcs12", "-export", "-inkey", key, "-in", certificate, "-name", NAME, "-out", pfx],
      ...["-passout", "env:PASSWORD", "-iter", String(iterations), ...options],
    ]);
    const pem = readFileSync(key);
    return {
      pfx: bytes(pfx),
      password: PASSWORD,
      pkcs8: new Uint8Array(createPrivateKey(pem).export({ format: "der", type: "pkcs8" })),
      spki: new Uint8Array(createPublicKey(pem).export({ format: "der", type: "spki" })),
      thumbprint: thumbprintOf(readFileSync(certificate)),
    };
  }

  #path(name: string): string {
    return path.join(this.#folder, name);
  }
}

function thumbprintOf(certificate: Buffer): string {
  return new X509Certificate(certificate).fingerprint256.replaceAll(":", "").toLowerCase();
}

function bytes(file: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(file));
}

/** Runs a program and gives what it says, which OpenSSL does on both streams. */
function run(program: string, options: readonly string[]): string {
  const env = { ...process.env, PASSWORD };
  return execFileSync("sh", ["-c", 'exec "$0" "$@" 2>&1', program, ...options], { env, encoding: "utf8" });
}
