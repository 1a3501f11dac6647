import { FlaError } from "../session/session.js";

/** Sees to it that one window at a time has its hands on a batch. */
export interface Guard {
  /**
   * Does the work while nobody else in any window of this browser can; `taken` when somebody else has the batch. The
   * batch is free again when the work ends, and when its window dies: the browser sees to that. A browser does not
   * freeze a page that holds a lock.
   */
  hold<T>(batch: string, work: () => Promise<T>): Promise<T | typeof TAKEN>;
  /** Settles when whoever has the batch lets it go. Rejects when the signal is given first. */
  freed(batch: string, signal: AbortSignal): Promise<void>;
}

export const TAKEN = Symbol("taken");

/** The part of the browser's lock manager that is used here (Web Locks). */
export type Locks = Pick<LockManager, "request">;

/** By Web Locks. Without them, outside a secure context, nothing that needs a guard is begun (`batch.unguarded`). */
export function guardBy(locks: Locks | undefined): Guard {
  const all = () => {
    if (!locks) throw new FlaError("batch.unguarded");
    return locks;
  };
  return {
    async hold(batch, work) {
      return all().request(nameOf(batch), { ifAvailable: true }, (lock) => (lock ? work() : TAKEN));
    },
    async freed(batch, signal) {
      // Shared: all who wait learn it, and none keeps the others from it.
      await all().request(nameOf(batch), { mode: "shared", signal }, () => {});
    },
  };
}

const nameOf = (batch: string) => `fla-panel.batch.${batch}`;
