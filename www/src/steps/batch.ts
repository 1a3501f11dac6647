import type { Batch, BatchHead, Drafted, Pace, Sender, Sending } from "../batch/batch.js";
import { type Panel, sessionOf, toFailure } from "../panel.js";
import { FlaError } from "../session/session.js";
import { chosenMark } from "../state/reduce-accounts.js";
import type { State } from "../state/state.js";
import { askToReach, freshConnection } from "./connection.js";

/** On whose behalf a batch would be sent now; `null` while there is no connection. */
export function sendingOf(state: State): Sending | null {
  const { account, connected } = state.connection;
  if (!connected) return null;
  return {
    clientId: account.clientId.trim(),
    role: account.role,
    apiBase: connected.apiBase,
    environment: connected.environment,
    certificateSha256: chosenMark(state)?.sha256 ?? "",
  };
}

/** Has the state follow what the sender does. Once, for the whole page. */
export function watchSender({ sender, store }: Pick<Panel, "sender" | "store">): void {
  sender.subscribe(() => store.dispatch({ type: "batchProgressed", progress: sender.progress }));
}

/** Reads the batches kept on this computer. Not a task: it must not get in the way of one. */
export function readBatches(panel: Panel): Promise<void> {
  return attempt(panel, async () =>
    panel.store.dispatch({ type: "batchesRead", list: await panel.batches.list() }),
  );
}

/** Makes a batch of drafts for the account in use, and shows it. Nothing is sent. */
export function makeBatch(
  panel: Panel,
  about: Pick<BatchHead, "kind" | "title" | "total">,
  drafts: AsyncIterable<readonly Drafted[]>,
): Promise<void> {
  const { store, batches } = panel;
  return attempt(panel, async () => {
    const sending = sendingOf(store.state);
    if (!sending) throw new FlaError("session.no_token");
    const onProgress = (done: number) => store.dispatch({ type: "batchMaking", done, total: about.total });
    onProgress(0);
    const batch = await batches.create({ ...sending, ...about }, drafts, onProgress);
    store.dispatch({ type: "batchMade", batch });
  });
}

/** Shows one batch, or none. */
export function showBatch(panel: Panel, id: string | null): void {
  panel.store.dispatch({ type: "batchShown", id });
}

/** Begins to send a batch, or goes on with it. Must be called from a click: the browser may have to ask first. */
export function startBatch(panel: Panel, id: string, pace?: Pace): Promise<void> {
  return connected(panel, () => panel.sender.start(id, pace));
}

/** Goes on with the batch that was paused. Must be called from a click. */
export function resumeBatch(panel: Panel): Promise<void> {
  return connected(panel, () => panel.sender.resume());
}

/** Asks once more about what is not known or not decided. Must be called from a click. */
export function askAboutBatch(panel: Panel, id: string): Promise<void> {
  return connected(panel, () => panel.sender.ask(id));
}

/** Lets nothing more leave. */
export function pauseBatch(panel: Panel): Promise<void> {
  return attempt(panel, () => panel.sender.pause());
}

/** Ends a batch: what waits is never sent. */
export async function cancelBatch(panel: Panel, id: string): Promise<void> {
  await attempt(panel, () => panel.sender.cancel(id));
  await readBatches(panel);
}

/** Lets entries wait again on the word of the user; they go when the batch is started or resumed. */
export function sendAgain(panel: Panel, id: string, which: Parameters<Sender["again"]>[1]): Promise<void> {
  return attempt(panel, async () => void (await panel.sender.again(id, which)));
}

/** Deletes a batch with all that is in it. */
export async function deleteBatch(panel: Panel, id: string): Promise<void> {
  await attempt(panel, () => panel.batches.delete(id));
  await readBatches(panel);
}

/** Whether a batch belongs to the world the panel is in: one of the demo shows there alone. */
export function isOfWorld({ mode }: Pick<State, "mode">, { environment }: Batch): boolean {
  return (mode === "demo") === (environment === "demo");
}

/**
 * Deletes the batches of this world except one that is being sent, and the rows of files with them: rows that went to a
 * batch would otherwise come back as if they had not.
 */
export async function deleteBatches(panel: Panel): Promise<void> {
  await attempt(panel, async () => {
    await panel.imports.clear();
    await panel.batches.deleteAll((batch) => isOfWorld(panel.store.state, batch));
  });
  await readBatches(panel);
}

/** First sees to it that the addresses may be called and that the token lasts. */
function connected(panel: Panel, work: () => Promise<void>): Promise<void> {
  const reach = askToReach(panel);
  return attempt(panel, async () => {
    await reach();
    await freshConnection(panel, await sessionOf(panel));
    await work();
  });
}

async function attempt(panel: Panel, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    panel.store.dispatch({ type: "failed", failure: toFailure(error, "batching") });
  }
}
