import type { DeclarationKind } from "#core";
import type { Host } from "../host.js";
import { type Kept, writeKept } from "../kept.js";
import type { Mapping, TableView } from "../table/table.js";

/** How the user matched the columns of files before. */
const MAPPINGS: Kept = { key: "import-mappings", version: 1 };

/** The oldest go first. */
const MOST_KEPT = 50;

interface KeptMapping {
  /** SHA-256 over kind and headings, hexadecimal: of a file without headings the first row is people's data. */
  readonly id: string;
  readonly columns: readonly (string | null)[];
  readonly defaults: Readonly<Record<string, string>>;
  readonly sameAs: Readonly<Record<string, string>>;
}

/** What the user chose the last time a file with these headings was read; `null` when there was none. */
export async function recallMapping(
  host: Host,
  kind: DeclarationKind,
  { headings, fields }: TableView,
): Promise<Mapping | null> {
  const id = await idOf(kind, headings);
  const kept = (await readAll(host)).find((one) => one.id === id);
  if (!kept || kept.columns.length !== headings.length) return null;
  const known = new Set(fields.map(({ path }) => path));
  const columns = kept.columns.map((path) => (path !== null && known.has(path) ? path : null));
  const defaults = Object.fromEntries(Object.entries(kept.defaults).filter(([path]) => known.has(path)));
  const same = Object.entries(kept.sameAs).filter((paths) => paths.every((path) => known.has(path)));
  return { heading: true, columns, defaults, sameAs: Object.fromEntries(same) };
}

/** Remembers the choice for files with these headings. What says something about a person is not kept. */
export async function rememberMapping(
  host: Host,
  kind: DeclarationKind,
  { headings }: TableView,
  mapping: Mapping,
): Promise<void> {
  if (!mapping.heading) return;
  const id = await idOf(kind, headings);
  const defaults = Object.fromEntries(
    Object.entries(mapping.defaults).filter(([path, text]) => text !== "" && !path.startsWith("worker.")),
  );
  const others = (await readAll(host)).filter((one) => one.id !== id);
  const { columns, sameAs = {} } = mapping;
  const mappings = [{ id, columns, defaults, sameAs }, ...others].slice(0, MOST_KEPT);
  await writeKept(host, MAPPINGS, { mappings });
}

async function readAll(host: Host): Promise<KeptMapping[]> {
  const stored = (await host.read(MAPPINGS.key)) as { mappings?: unknown } | null | undefined;
  return Array.isArray(stored?.mappings) ? stored.mappings.filter(isMapping) : [];
}

function isMapping(value: unknown): value is KeptMapping {
  const { id, columns, defaults, sameAs } = (value ?? {}) as Partial<KeptMapping>;
  return (
    typeof id === "string" &&
    Array.isArray(columns) &&
    columns.every((path) => path === null || typeof path === "string") &&
    isTexts(defaults) &&
    isTexts(sameAs)
  );
}

function isTexts(value: unknown): value is Record<string, string> {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((text) => typeof text === "string")
  );
}

/** Capitals and blanks make no other heading. */
async function idOf(kind: DeclarationKind, headings: readonly string[]): Promise<string> {
  const plain = headings.map((heading) => heading.trim().toLowerCase().replace(/\s+/g, " "));
  const bytes = new TextEncoder().encode(JSON.stringify([kind, ...plain]));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
