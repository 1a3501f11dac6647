import { KINDS } from "../consult/search.js";
import { FlaError } from "../session/session.js";
import { MANIFEST_FILE, MANIFEST_FORMAT, MANIFEST_VERSION, type Manifest, SIGNATURE_FILE } from "./layout.js";

/**
 * Reads a manifest. Members nobody here knows are allowed; those that are used have to be what they should be. Fails with
 * `saved.not_saved` for what is none, `saved.newer` for one of a later format, `saved.manifest` for one that is not in order.
 */
export function readManifest(bytes: Uint8Array): Manifest {
  const manifest = parse(bytes);
  const { format } = Object(manifest) as Record<string, unknown>;
  if (typeof format !== "string" || !format.startsWith(MANIFEST_FORMAT))
    throw new FlaError("saved.not_saved");
  const version = format.slice(MANIFEST_FORMAT.length);
  if (/^[1-9]\d{0,5}$/.test(version) && Number(version) > MANIFEST_VERSION) {
    throw new FlaError("saved.newer", { version });
  }
  if (version !== String(MANIFEST_VERSION) || !isManifest(manifest)) throw new FlaError("saved.manifest");
  return manifest;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new FlaError("saved.manifest");
  }
}

type Members = Readonly<Record<string, unknown>>;

function isManifest(value: unknown): value is Manifest {
  if (!isObject(value)) return false;
  const { parts, pages, files, source, contract } = value;
  return (
    areText(value, "madeAt", "panelVersion") &&
    isObject(contract) &&
    areText(contract, "version") &&
    isSource(source) &&
    isListOf(parts, isPart) &&
    isListOf(files, isFile) &&
    areTold(files) &&
    isListOf(pages, (page) => isPage(page, parts.length))
  );
}

function isSource(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { enterpriseNumber } = value;
  return (
    areText(value, "environment", "apiBase", "clientId", "role", "thumbprint") &&
    (enterpriseNumber === null || typeof enterpriseNumber === "string")
  );
}

function isPart(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { kind, query, total, complete, findings } = value;
  return (
    KINDS.some((known) => known === kind) &&
    areText(value, "employer") &&
    isObject(query) &&
    (total === null || isCount(total)) &&
    areCounts(value, "records", "workers", "pages") &&
    typeof complete === "boolean" &&
    isListOf(findings, isFinding)
  );
}

function isFinding(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { params } = value;
  return areText(value, "code") && isObject(params);
}

function isPage(value: unknown, parts: number): boolean {
  if (!isObject(value)) return false;
  const { part, traceId } = value;
  return (
    areText(value, "file", "url", "retrievedAt") &&
    isCount(part) &&
    part < parts &&
    areCounts(value, "records", "status") &&
    (traceId === null || typeof traceId === "string")
  );
}

function isFile(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { sha256 } = value;
  return areText(value, "name") && areCounts(value, "bytes") && /^[0-9a-f]{64}$/.test(String(sha256));
}

/** Each file once, and neither the manifest itself nor its signature, which cannot be in it. */
function areTold(files: readonly unknown[]): boolean {
  const names = new Set(files.map((file) => (file as { name: string }).name));
  return names.size === files.length && !names.has(MANIFEST_FILE) && !names.has(SIGNATURE_FILE);
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, isOne: (one: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(isOne);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function areText(value: Members, ...names: string[]): boolean {
  return names.every((name) => typeof value[name] === "string");
}

function areCounts(value: Members, ...names: string[]): boolean {
  return names.every((name) => isCount(value[name]));
}
