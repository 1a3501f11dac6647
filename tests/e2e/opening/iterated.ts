import { execFileSync } from "node:child_process";
import { dirname } from "node:path";
import type { CompanyFile } from "../certificate.js";

/** 10,000,000 for the key, 1 for the MAC, the certificate in the clear: about the most a file may ask for. */
export const TEN_MILLION = ["-iter", "10000000", "-nomaciter", "-certpbe", "NONE"];

/** The company's key and certificate in a file made with these options. */
export function iterated(company: CompanyFile, out: string, options: readonly string[]): string {
  const args = [
    "pkcs12",
    "-export",
    "-inkey",
    "key.pem",
    "-in",
    "certificate.pem",
    "-passout",
    "file:password",
  ];
  openssl(company, ...args, ...options, "-out", out);
  return out;
}

/** Runs OpenSSL where the company's key, certificate and password are. */
function openssl({ path }: CompanyFile, ...args: string[]): void {
  execFileSync("openssl", args, { cwd: dirname(path), stdio: ["ignore", "ignore", "pipe"] });
}
