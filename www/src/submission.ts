import type { DeclarationKind, Receipt } from "#core";
import type { Journal } from "./journal.js";
import { type Draft, FlaError, type Session } from "./session/session.js";

/**
 * Failures of `send` with the request perhaps under way: the Worker died, or was ended. The core reports every
 * other failure of sending as an outcome, so any other error means that the registration never left.
 */
const PERHAPS_SENT = ["session.internal", "session.locked"];

/** What is sent: a draft, and of what kind it is. */
export interface Declaration {
  readonly kind: DeclarationKind;
  readonly draft: Draft;
}

/**
 * Sends one declaration so that no fault can hide it: the receipt is journalled as "unknown, interrupted"
 * before the request, and with its outcome after it.
 *
 * Rejects only when nothing was sent. `kept` is false when the outcome could not be journalled any more; the
 * earlier entry then stands, and it is still the truth.
 */
export async function submit(
  session: Session,
  journal: Journal,
  { kind, draft }: Declaration,
  givenUp: AbortSignal,
  onJournalled: (pending: Receipt) => Promise<void> | void = () => {},
): Promise<{ receipt: Receipt; kept: boolean }> {
  const pending = await session.prepare(kind, draft);
  await journal.put(pending);
  await onJournalled(pending);
  const receipt = await outcomeOf(session, journal, pending, givenUp);
  try {
    await journal.put(receipt);
    return { receipt, kept: true };
  } catch {
    return { receipt, kept: false };
  }
}

async function outcomeOf(
  session: Session,
  journal: Journal,
  pending: Receipt,
  givenUp: AbortSignal,
): Promise<Receipt> {
  try {
    // The last moment at which it is certain that nothing has left.
    if (givenUp.aborted) throw new FlaError("network.cancelled");
    return await session.send(pending.id);
  } catch (error) {
    if (error instanceof FlaError && !PERHAPS_SENT.includes(error.code)) {
      await journal.remove(pending.id);
      throw error;
    }
    // What the journal says is the truth.
    return pending;
  }
}
