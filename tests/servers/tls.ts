import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a server proves its name with, in PEM. */
export interface TlsIdentity {
  key: Buffer;
  cert: Buffer;
}

/** A key and a self-signed certificate for one host name, made now and forgotten with the process. */
export function tlsIdentity(host: string): TlsIdentity {
  const folder = mkdtempSync(join(tmpdir(), "fla-tls-"));
  try {
    execFileSync(
      "openssl",
      [
        ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", `/CN=${host}`],
        ...["-addext", `subjectAltName=DNS:${host}`, "-keyout", "key.pem", "-out", "cert.pem"],
      ],
      { cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
    );
    return { key: readFileSync(join(folder, "key.pem")), cert: readFileSync(join(folder, "cert.pem")) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
