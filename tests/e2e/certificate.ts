import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Client, Quality } from "../../www/src/simulator/client.js";

/** A certificate file as a company might have one, made now by OpenSSL. */
export interface CompanyFile {
  path: string;
  password: string;
  name: string;
  client: Client;
}

export interface CompanyOptions {
  name?: string;
  enterpriseNumber?: string;
  password?: string;
  clientId?: string;
  quality?: Quality;
  employers?: string[];
  key?: "rsa:2048" | "ec";
  /** First and last instant of validity, `yyyymmddhhmmssZ`. */
  from?: string;
  to?: string;
}

/**
 * Makes a company's key, certificate and file in a folder that is the caller's to remove. With `openssl ca`, because
 * OpenSSL 3.0 sets a start date in no other way.
 */
export function companyFile(
  folder: string,
  {
    name = "Test Company (fictitious)",
    enterpriseNumber = "1000000120",
    password = "Zeker géén 1234 €",
    clientId = "self_service_chaman_200000_testtest00",
    quality = "employer",
    employers = [enterpriseNumber],
    key = "rsa:2048",
    from = "20240101000000Z",
    to = "20360101000000Z",
  }: CompanyOptions = {},
): CompanyFile {
  mkdirSync(folder, { recursive: true });
  const openssl = (...args: string[]) =>
    execFileSync("openssl", args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  writeFileSync(
    join(folder, "ca.cnf"),
    "[ca]\ndefault_ca=self\n[self]\nnew_certs_dir=.\ndatabase=index.txt\nrand_serial=yes\ndefault_md=sha256\npolicy=any\n" +
      "[any]\norganizationName=supplied\norganizationIdentifier=supplied\ncommonName=supplied\n",
  );
  writeFileSync(join(folder, "index.txt"), "");
  const made = key === "ec" ? ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"] : ["-newkey", key];
  const subject = `/O=${name}/organizationIdentifier=NTRBE-${enterpriseNumber}/CN=${name}`;
  openssl("req", "-new", ...made, "-nodes", "-keyout", "key.pem", "-out", "request.pem", "-subj", subject);
  openssl(
    ...["ca", "-batch", "-notext", "-selfsign", "-config", "ca.cnf", "-keyfile", "key.pem"],
    ...["-in", "request.pem", "-out", "certificate.pem", "-startdate", from, "-enddate", to],
  );
  writeFileSync(join(folder, "password"), `${password}\n`);
  openssl(
    ...["pkcs12", "-export", "-inkey", "key.pem", "-in", "certificate.pem", "-name", name],
    ...["-passout", "file:password", "-out", "company.pfx"],
  );
  const certificate = new X509Certificate(readFileSync(join(folder, "certificate.pem")));
  const publicKey = certificate.publicKey.export({ type: "spki", format: "der" }).toString("base64");
  return {
    path: join(folder, "company.pfx"),
    password,
    name,
    client: { clientId, quality, publicKey, employers },
  };
}
