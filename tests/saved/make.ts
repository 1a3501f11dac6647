import { createHash, createPrivateKey, sign, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { strToU8, zipSync } from "fflate";
import type { RegisterKind } from "#core";
import {
  CERTIFICATE_FILE,
  DATA_FORMAT,
  dataFile,
  MANIFEST_FILE,
  type Manifest,
  README_FILE,
  rawFile,
  reportFile,
  type SavedRecord,
  SIGNATURE_FILE,
  SIGNATURE_TYPE,
} from "../../www/src/saved/layout.js";
import { populate } from "../../www/src/simulator/population.js";
import { LANGUAGES } from "../../www/src/text/language.js";

/** Whose register is saved here; nobody's number. */
export const EMPLOYER = "1000000120";

/** Files by name, as they lie in a ZIP. */
export type Files = Record<string, Uint8Array>;

export interface Saved {
  readonly files: Files;
  readonly manifest: Manifest;
  /** What was saved, by kind. */
  readonly records: Readonly<Record<RegisterKind, readonly unknown[]>>;
}

export interface SavedOptions {
  workers?: number;
  perPage?: number;
  /** The folder of `companyFile`, whose key signs; unsigned without. */
  company?: string;
  change?: (manifest: Manifest) => unknown;
  /** Files besides. */
  more?: Files;
}

/** A saved register, put together without any of the panel's own code for writing or reading one. */
export function makeSaved({ workers = 12, perPage = 20, company, change, more }: SavedOptions = {}): Saved {
  const records = recordsOf(workers);
  const files: Files = { [README_FILE]: strToU8("A saved register.\n"), ...more };
  const certificate = company ? new X509Certificate(readFileSync(join(company, "certificate.pem"))) : null;
  const manifest: Manifest = {
    format: "fla-panel.manifest/1",
    madeAt: "2026-11-22T12:00:00.000Z",
    panelVersion: "1.0.0",
    language: "en",
    contract: { version: "1.0.0", modelled: true },
    source: {
      environment: "local",
      apiBase: "http://127.0.0.1/REST/fla/v1",
      clientId: "self_service_chaman_200000_testtest00",
      role: "employer",
      enterpriseNumber: EMPLOYER,
      thumbprint: certificate ? hash(certificate.raw) : "00".repeat(32),
    },
    parts: [],
    pages: [],
    files: [],
  };
  const [parts, pages] = [[...manifest.parts], [...manifest.pages]];
  for (const kind of ["trainingRegistration", "trainingRight", "trainingCredit"] as const) {
    const all = records[kind];
    const normalised: SavedRecord[] = [];
    let number = 0;
    const years = kind === "trainingRegistration" ? [undefined] : [2024, 2025, 2026];
    for (const year of years) {
      const asked = all.filter((item) => year === undefined || (item as { year: number }).year === year);
      const before = number;
      for (let at = 0; at < asked.length || at === 0; at += perPage) {
        number += 1;
        const items = asked.slice(at, at + perPage);
        const file = rawFile(kind, EMPLOYER, number);
        const next = at + perPage < asked.length ? { next: "/next" } : {};
        files[file] = strToU8(JSON.stringify({ items, total: asked.length, ...next }));
        pages.push({
          file,
          part: parts.length,
          url: `${manifest.source.apiBase}/${kind}s/query`,
          status: 200,
          retrievedAt: "2026-11-22T11:59:00Z",
          traceId: `trace-${number}`,
          records: items.length,
        });
        for (const item of items) normalised.push({ page: file, item });
      }
      parts.push({
        kind,
        employer: EMPLOYER,
        query: year === undefined ? {} : { year },
        total: asked.length,
        records: asked.length,
        workers: new Set(asked.map((item) => (item as { worker: { ssin: string } }).worker.ssin)).size,
        pages: number - before,
        complete: true,
        findings: [],
      });
    }
    files[dataFile(kind, "json")] = strToU8(
      JSON.stringify({ format: DATA_FORMAT, kind, records: normalised }),
    );
  }
  if (certificate) files[CERTIFICATE_FILE] = strToU8(certificate.toString());
  const facts = { ...manifest, parts, pages };
  for (const language of LANGUAGES) {
    files[reportFile(language)] = strToU8(
      `<!doctype html><html lang="${language}"><title>Report</title></html>\n`,
    );
  }
  const told = Object.entries(files).map(([name, bytes]) => ({
    name,
    bytes: bytes.length,
    sha256: hash(bytes),
  }));
  const whole = { ...facts, files: told };
  return { ...sealed(files, change ? change(whole) : whole, company), manifest: whole, records };
}

/** The files with a manifest, and its signature by Node when there is a key. */
export function sealed(files: Files, manifest: unknown, company?: string): { files: Files } {
  const bytes = strToU8(`${JSON.stringify(manifest, null, 2)}\n`);
  const signature = company ? { [SIGNATURE_FILE]: strToU8(signed(bytes, company)) } : {};
  return { files: { ...files, [MANIFEST_FILE]: bytes, ...signature } };
}

/** A detached JWS as RFC 7515, Appendix F has it. */
export function signed(manifest: Uint8Array, company: string, header: Record<string, unknown> = {}): string {
  const certificate = new X509Certificate(readFileSync(join(company, "certificate.pem")));
  const members = { alg: "RS256", typ: SIGNATURE_TYPE, x5c: [certificate.raw.toString("base64")], ...header };
  const first = Buffer.from(JSON.stringify(members)).toString("base64url");
  const input = `${first}.${Buffer.from(manifest).toString("base64url")}`;
  const key = createPrivateKey(readFileSync(join(company, "key.pem")));
  return `${first}..${sign("sha256", Buffer.from(input), key).toString("base64url")}`;
}

/** The folder a company file lies in. */
export function folderOf({ path }: { path: string }): string {
  return dirname(path);
}

export function pack(files: Files, level: 0 | 6 = 6): Uint8Array<ArrayBuffer> {
  return zipSync(files, { level }) as Uint8Array<ArrayBuffer>;
}

export function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function recordsOf(workers: number): Saved["records"] {
  const { registrations, rights } = populate([{ enterpriseNumber: EMPLOYER, workers }]);
  const legal = rights.map(({ record }) => record).filter(({ kind }) => kind === "legal");
  return {
    trainingRegistration: registrations.map(({ id, record }) => ({ id, ...record })),
    trainingRight: rights.map(({ id, record }) => ({ id, ...record })),
    trainingCredit: legal.map(({ worker, employer, year, amount }) => ({
      employer,
      worker,
      year,
      entitled: amount,
      used: { ...amount, value: amount.value - 1 + (year % 2) * 2 },
      remaining: { ...amount, value: 1 },
      asOf: "2026-11-22",
    })),
  };
}
