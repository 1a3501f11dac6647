import { FlaError } from "../session/session.js";
import { MAX_BYTES, MAX_ENTRIES, MAX_MANIFEST_BYTES } from "./layout.js";

/**
 * How large what is opened may be. A ZIP comes from anywhere: what it says of itself is believed only up to here, and each
 * failure is `saved.limit` with the name of the limit, the file and what is allowed.
 */
export const LIMITS = {
  /** The ZIP itself, in bytes. */
  size: MAX_BYTES,
  entries: MAX_ENTRIES,
  /** Its directory, in bytes: as many entries as there may be, with names as long as they may be. */
  directory: 24 * 1024 * 1024,
  /** A name, in bytes. */
  name: 255,
  /** All files unpacked, in bytes. */
  unpacked: 8 * 1024 ** 3,
  manifest: MAX_MANIFEST_BYTES,
  /** The signature with its certificates, in bytes. */
  signature: 256 * 1024,
  /** One answer of the server, in bytes: the core reads no larger one. */
  page: 8 * 1024 * 1024,
  /** Records that are shown at one go. */
  records: 200_000,
} as const;

export type Limit = keyof typeof LIMITS;

/** Fails when something is beyond its limit. `file` is what a person calls it. */
export function bounded(limit: Limit, found: number, file: string): void {
  if (found > LIMITS[limit]) {
    throw new FlaError(`saved.limit.${limit}`, { file, most: sayMost(limit) });
  }
}

/** Limits that are counted; all others are bytes. */
const COUNTS: readonly Limit[] = ["entries", "records"];

function sayMost(limit: Limit): string {
  const most = LIMITS[limit];
  if (COUNTS.includes(limit)) return String(most);
  const powers = ["B", "KiB", "MiB", "GiB"];
  const power = Math.floor(Math.log2(most + 1) / 10);
  return `${Math.round(most / 1024 ** power)} ${powers[power]}`;
}
