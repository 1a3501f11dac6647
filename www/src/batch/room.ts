import { FlaError } from "../session/session.js";

/** The part of the browser's storage manager that is used here. */
export type Estimator = Pick<StorageManager, "estimate">;

/**
 * Bytes of an entry beside its draft: the answer, a remark or two, the keys and their index. A receipt holds the draft a
 * second time, as it was sent.
 */
const BESIDE_DRAFT = 1_500;

/** A record is written when it is made, before it is sent and after; until the browser tidies up all three take room. */
const TIMES_WRITTEN = 3;

/** Room that must be left when everything is written: for what else the panel keeps. */
const MARGIN = 1_000_000;

/** Bytes that so many entries with drafts of this size will take at the most. */
export function bytesFor(entries: number, draftBytes: number): number {
  return entries * TIMES_WRITTEN * (2 * draftBytes + BESIDE_DRAFT) + MARGIN;
}

/** Fails with `batch.no_room` when the browser says that there is less room. One that does not say is believed. */
export async function checkRoom(bytes: number, storage: Estimator | undefined): Promise<void> {
  const { quota, usage = 0 } = (await storage?.estimate().catch(() => null)) ?? {};
  if (quota === undefined || quota - usage >= bytes) return;
  const megabytes = (value: number) => String(Math.max(0, Math.ceil(value / 1_000_000)));
  throw new FlaError("batch.no_room", { needed: megabytes(bytes), free: megabytes(quota - usage) });
}

/** What a failure to write means for a batch: full, or not there at all. */
export function batchError(error: unknown): FlaError {
  if (error instanceof FlaError) return error;
  const full = error instanceof DOMException && error.name === "QuotaExceededError";
  return new FlaError(full ? "batch.full" : "batch.unavailable");
}
