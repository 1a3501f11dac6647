import { FlaError } from "../session/session.js";

/** What a failure means for a saving: no room, no storage, or a fault of the panel. */
export function saveError(error: unknown): FlaError {
  if (error instanceof FlaError) return error;
  if (!(error instanceof DOMException)) return new FlaError("session.internal");
  return new FlaError(error.name === "QuotaExceededError" ? "save.full" : "save.unavailable");
}
