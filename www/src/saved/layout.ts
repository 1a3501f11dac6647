import type { ConsultQuery, RegisterKind } from "#core";
import { LANGUAGES, type Language } from "../text/language.js";

/**
 * What a saved register is: a ZIP with these files, and a manifest that names every one of them with its SHA-256. Whoever
 * writes one and whoever reads one take names, types and limits from here. `docs/saved-file.md` says the same for people.
 */

/** How the first member of a manifest, `format`, begins; the version follows. The core signs nothing else. */
export const MANIFEST_FORMAT = "fla-panel.manifest/";

/** The version that this panel writes and reads. */
export const MANIFEST_VERSION = 1;

/** The first member of the normalised files. */
export const DATA_FORMAT = "fla-panel.saved/1";

/** The `typ` of the signature's header, as the core writes it. */
export const SIGNATURE_TYPE = "fla-panel-manifest+json";

export const README_FILE = "README.txt";
export const MANIFEST_FILE = "manifest.json";
/** The detached signature over the bytes of the manifest; absent when nobody could sign. */
export const SIGNATURE_FILE = "manifest.json.jws";
/** Who signed, for tools that want it as a file; the signature itself has it in `x5c`. Absent when nobody signed. */
export const CERTIFICATE_FILE = "certificate.pem";
export const WORKBOOK_FILE = "register.xlsx";
export const WORKERS_FILE = "data/workers.csv";

/** What a kind is called in the names of files. */
export const KIND_NAMES: Readonly<Record<RegisterKind, string>> = {
  trainingRegistration: "training-registrations",
  trainingRight: "training-rights",
  trainingCredit: "training-credits",
};

export function reportFile(language: Language): string {
  return `report.${language}.html`;
}

export const REPORT_FILES: readonly string[] = LANGUAGES.map(reportFile);

/** The normalised records of a kind, of all employers. */
export function dataFile(kind: RegisterKind, ending: "json" | "csv"): string {
  return `data/${KIND_NAMES[kind]}.${ending}`;
}

/** An answer of the server, byte for byte. Numbered from 1 by kind and employer, over all questions. */
export function rawFile(kind: RegisterKind, employer: string, number: number): string {
  return `raw/${KIND_NAMES[kind]}/${employer}/${String(number).padStart(4, "0")}.json`;
}

/** The files of a ZIP without ZIP64 (APPNOTE 4.4.1.4): fewer than 65,535 entries, less than 4 GiB. */
export const MAX_ENTRIES = 65_534;
export const MAX_BYTES = 4 * 1024 ** 3 - 1;

/** The largest manifest, as for the core, which signs no larger one. */
export const MAX_MANIFEST_BYTES = 16 * 1024 * 1024;

/** Everything that a saved register says about itself. No national number is in it. */
export interface Manifest {
  /** First, or the core does not sign it. */
  readonly format: string;
  /** An ISO instant, by this computer's clock. */
  readonly madeAt: string;
  readonly panelVersion: string;
  /** The language of the panel that made it. The reports are in all of them. */
  readonly language: Language;
  /** What the records were read by. The register's own is not public. */
  readonly contract: { readonly version: string; readonly modelled: true };
  readonly source: Source;
  readonly parts: readonly Part[];
  readonly pages: readonly Page[];
  /** Every file of the ZIP but the manifest and its signature, in the order of the ZIP. */
  readonly files: readonly FileEntry[];
}

/** Where it comes from and with whose account. */
export interface Source {
  readonly environment: string;
  readonly apiBase: string;
  readonly clientId: string;
  readonly role: string;
  /** Of the certificate, ten digits. */
  readonly enterpriseNumber: string | null;
  /** SHA-256 of the certificate, in hexadecimal. */
  readonly thumbprint: string;
}

/** One question to the register and what came of it. Rights and credits are asked for year by year. */
export interface Part {
  readonly kind: RegisterKind;
  /** Whose records, ten digits. */
  readonly employer: string;
  readonly query: Pick<ConsultQuery, "period" | "year" | "status">;
  /** How many there are by the server's count; `null` when it did not say. */
  readonly total: number | null;
  readonly records: number;
  /** How many workers those are about. */
  readonly workers: number;
  readonly pages: number;
  /** Whether the last page was reached. What speaks against it being all all the same stands in the findings. */
  readonly complete: boolean;
  readonly findings: readonly PartFinding[];
}

/** Whether a part is all there is: its last page was reached, and nothing speaks against it. */
export function isWhole({ complete, findings }: Part): boolean {
  return complete && findings.length === 0;
}

/** Whether the register itself said how many there are: only then could that be compared with what came. */
export function isCounted({ total }: Pick<Part, "total">): boolean {
  return total !== null;
}

/** What speaks against a part being all there is, as a code with values: no text of the server, no national number. */
export interface PartFinding {
  readonly code: FindingCode | (string & {});
  readonly params: Readonly<Record<string, string | number>>;
}

/** Codes of findings; each has a sentence under `saved.finding` in the messages. */
export const FINDING_CODES = [
  /** The server counted `total`, and there are `records`. */
  "totalMismatch",
  /** `count` records came on more than one page; `first` is the id of one. */
  "twice",
  /** A page named one before it as its next. */
  "circle",
  /** A page named one outside of the API as its next; nobody went there. */
  "elsewhere",
  /** The server refused; `problem` names why. */
  "refused",
  /** The server failed, or gave an answer that is none, also when it was asked again; `status` is of HTTP, when there is one. */
  "failed",
  /** The saving ended before the last page was asked for. */
  "notReached",
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** One answer of the server, as it lies in a file. */
export interface Page {
  /** Its name in the ZIP. */
  readonly file: string;
  /** Its place in {@link Manifest.parts}. */
  readonly part: number;
  /** Without its query, and without eleven digits in a row: a national number could be in either. */
  readonly url: string;
  readonly status: number;
  /** By the server's clock: `yyyy-MM-ddTHH:mm:ssZ`. */
  readonly retrievedAt: string;
  /** `BelGov-Trace-Id`. */
  readonly traceId: string | null;
  readonly records: number;
}

export interface FileEntry {
  readonly name: string;
  readonly bytes: number;
  /** Hexadecimal, lower case. */
  readonly sha256: string;
}

/** A normalised file. A record is what the server gave, whole; only its file stands beside it. */
export interface SavedRecords {
  readonly format: typeof DATA_FORMAT;
  readonly kind: RegisterKind;
  readonly records: readonly SavedRecord[];
}

export interface SavedRecord {
  /** The file of the answer it was in. */
  readonly page: string;
  readonly item: unknown;
}
