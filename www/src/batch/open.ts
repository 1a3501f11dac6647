import type { Database } from "../database.js";
import type { Session } from "../session/session.js";
import type { Batches, Sender, Sending } from "./batch.js";
import { openBatches } from "./batches.js";
import { guardBy } from "./guard.js";
import { openSender } from "./sender.js";
import { openStore } from "./store.js";
import { world } from "./world.js";

export interface SendingOptions {
  database: Database;
  /** The session in use; started when there is none. */
  session(): Promise<Session>;
  /** On whose behalf it would send now; `null` while it is not connected. */
  sending(): Sending | null;
  /** Only for tests: see the sender. */
  settleSeconds?: number;
}

/** The batches of this computer and their sender, as a page has them. */
export function openSending({ database, session, ...options }: SendingOptions): {
  batches: Batches;
  sender: Sender;
} {
  const store = openStore(database);
  const guard = guardBy(navigator.locks);
  const { storage } = navigator;
  return {
    batches: openBatches({
      ...{ store, guard, storage },
      makeReferences: async (count) => (await session()).makeReferences(count),
      persist: () => database.persist(),
      now: Date.now,
    }),
    sender: openSender({ store, guard, world, storage, database, courier: session, ...options }),
  };
}
