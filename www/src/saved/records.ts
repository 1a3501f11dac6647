import type { ConsultQuery } from "#core";
import type { Found, PageFacts } from "../consult/consult-state.js";
import { textAt } from "../consult/record.js";
import { FlaError } from "../session/session.js";
import { isWhole, type Manifest } from "./layout.js";
import { bounded } from "./limits.js";
import type { Zip } from "./zip.js";

/** What to look for in a saved register; the same criteria as the register's own, and here a year is never owed. */
export type SavedQuery = Omit<ConsultQuery, "pageSize">;

export interface SavedFound {
  readonly pages: readonly PageFacts[];
  readonly found: readonly Found[];
  /** Whether everything of the kind and the employer was saved. */
  readonly whole: boolean;
}

/** Reads the server's answers of a kind and an employer again, one after the other, and keeps the records that fit. */
export async function findRecords(
  zip: Zip,
  manifest: Manifest,
  query: SavedQuery,
  givenUp?: AbortSignal,
): Promise<SavedFound> {
  const asked = manifest.parts.map(
    ({ kind, employer }) => kind === query.kind && employer === query.employer,
  );
  const pages: PageFacts[] = [];
  const found: Found[] = [];
  for (const { file, part, url, status, retrievedAt, traceId } of manifest.pages) {
    if (!asked[part]) continue;
    if (givenUp?.aborted) throw new FlaError("saved.cancelled");
    const items = await itemsOf(zip, file);
    const place = pages.length;
    const total = manifest.parts[part]?.total ?? null;
    pages.push({ url, status, retrievedAt, traceId, total, page: null, next: null, count: items.length });
    for (const item of items) if (fits(query, item)) found.push({ item, page: place });
    bounded("records", found.length, file);
  }
  return { pages, found, whole: manifest.parts.every((part, place) => !asked[place] || isWhole(part)) };
}

/** The records of an answer. A file that is no answer any more has none; that it was changed is told with the verdict. */
async function itemsOf(zip: Zip, file: string): Promise<readonly unknown[]> {
  const entry = zip.entries.get(file);
  if (!entry) return [];
  try {
    const { items } = Object(JSON.parse(new TextDecoder().decode(await zip.bytes(entry, "page"))));
    return Array.isArray(items) ? items : [];
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof FlaError && error.code === "saved.damaged"))
      return [];
    throw error;
  }
}

/** As the register does it: a registration fits a period that it shares a day with. */
function fits({ kind, worker, year, period, status }: SavedQuery, item: unknown): boolean {
  if (worker !== undefined && textAt(item, "worker.ssin") !== worker) return false;
  if (kind !== "trainingRegistration") return year === undefined || textAt(item, "year") === String(year);
  if (status !== undefined && textAt(item, "training.status") !== status) return false;
  const asked =
    period ?? (year === undefined ? null : { startDate: `${year}-01-01`, endDate: `${year}-12-31` });
  if (!asked) return true;
  const start = textAt(item, "training.period.startDate");
  const end = textAt(item, "training.period.endDate") || start;
  return start <= asked.endDate && end >= asked.startDate;
}
