import type { Batch, DeclarationKind, Draft, Drafted } from "../batch/batch.js";
import { exampleValues } from "../form/example.js";
import { type Path, toDraft } from "../form/fields.js";
import { filledIn, workersIn } from "../form/filled.js";
import { isReady } from "../form/judgement.js";
import { nameOf } from "../form/name-of.js";
import { type Panel, perform, sessionFor, sessionOf, toFailure } from "../panel.js";
import type { ParkedForm } from "../parked.js";
import { FlaError } from "../session/session.js";
import { chosenCustomer } from "../state/reduce-customers.js";
import type { Filled } from "../state/state.js";
import { submit } from "../submission.js";
import { Text } from "../text/text.js";
import { sendingOf } from "./batch.js";
import { askToReach, freshConnection } from "./connection.js";
import { checkWorkers } from "./workers.js";

/** Takes what was typed into a field. */
export function editField(panel: Panel, path: Path, value: string): void {
  panel.store.dispatch({ type: "fieldEdited", path, value });
  void check(panel);
}

/** Marks a field as left: what there is to say about it may be said. */
export function leaveField(panel: Panel, path: Path): void {
  // Locking takes the field away, and so leaves it: there is nothing to say about it any more.
  if (panel.store.state.mode === null) return;
  panel.store.dispatch({ type: "fieldLeft", path });
  void check(panel);
}

/** Puts the suggestion of a finding into its field. */
export function takeSuggestion(panel: Panel, path: Path, value: string): void {
  panel.store.dispatch({ type: "suggestionTaken", path, value });
  void check(panel);
}

/** Swaps what two fields hold, when each holds what belongs in the other. */
export function swapFields(panel: Panel, paths: readonly [Path, Path]): void {
  panel.store.dispatch({ type: "fieldsSwapped", paths });
  void check(panel);
}

/** Goes over to the other kind. What was filled in for this one waits. */
export function chooseKind(panel: Panel, kind: DeclarationKind): void {
  panel.store.dispatch({ type: "kindChosen", kind });
  void check(panel);
}

/** Fills in the example of the practice company. */
export function fillExample(panel: Panel): void {
  const { demo, settings, connection, work } = panel.store.state;
  if (!demo) return;
  const customer = chosenCustomer(panel.store.state)?.number;
  panel.store.dispatch({
    type: "formFilled",
    values: exampleValues(work.kind, demo, connection.account.role, settings.language, customer),
  });
  void check(panel);
}

/** Empties the form. What stood there can be brought back until something else is typed. */
export function emptyForm(panel: Panel): void {
  panel.store.dispatch({ type: "formEmptied" });
  panel.store.dispatch({ type: "announced", key: "work.emptied" });
  void check(panel);
}

/** Brings back what stood in the form before it was emptied. */
export function restoreForm(panel: Panel): void {
  panel.store.dispatch({ type: "formRestored" });
  void recheck(panel);
}

/** Brings back what was put aside when the certificate was closed. */
export function putBack(panel: Panel, form: ParkedForm): void {
  panel.store.dispatch({ type: "formPutBack", form });
  void recheck(panel);
}

/**
 * Asks for the sending: everything there is to say shows. What can be sent is sent at once where that can be
 * undone, and after a question where it cannot.
 */
export async function askToSend(panel: Panel): Promise<void> {
  await recheck(panel);
  const { work, connection } = panel.store.state;
  const ready = isReady(work);
  const practice = ["demo", "local"].includes(connection.account.environment);
  panel.store.dispatch({ type: "sendAsked", confirm: ready && !practice });
  if (ready && practice) await send(panel);
}

/** Sends what is in the form: for one worker as it is, for several as a batch. */
export function send(panel: Panel): Promise<void> {
  // What was checked and agreed to is what goes, whatever is typed meanwhile.
  const filled = filledIn(panel.store.state.work);
  const drafts = workersIn(filled).map((ssin) =>
    toDraft(filled.kind, { ...filled.values, "worker.ssin": ssin }),
  );
  const [draft = {}, ...others] = drafts;
  return others.length > 0 ? sendAll(panel, filled, drafts) : sendOne(panel, filled.kind, draft);
}

/** Sends one registration. What it became stands on the receipt. */
function sendOne(panel: Panel, kind: DeclarationKind, draft: Draft): Promise<void> {
  if (panel.store.state.mode === "own") panel.journal.persist();
  const reach = askToReach(panel);
  return perform(panel, "sending", async (givenUp) => {
    await reach();
    const session = await sessionFor(panel, givenUp);
    await freshConnection(panel, session);
    const { receipt, kept } = await submit(
      session,
      panel.journal,
      { kind, draft },
      givenUp,
      async (pending) => {
        panel.store.dispatch({ type: "journalled", reference: pending.reference });
        // A panel that dies now comes back with the reference, by which a second try is told from a second training.
        await panel.putAside();
      },
    );
    return { type: "receiptMade", receipt, kept };
  });
}

/** Sends the same for everybody: each has an entry of the batch, a reference and a receipt of its own. */
async function sendAll(panel: Panel, filled: Filled, drafts: readonly Draft[]): Promise<void> {
  const { store, batches } = panel;
  const reach = askToReach(panel);
  let made: Batch | null = null;
  await perform(panel, "sending", async (givenUp) => {
    await reach();
    await freshConnection(panel, await sessionFor(panel, givenUp));
    const sending = sendingOf(store.state);
    if (!sending) throw new FlaError("session.no_token");
    if (givenUp.aborted) throw new FlaError("network.cancelled");
    const title = nameOf(filled, new Text(store.state.settings.language));
    const head = { ...sending, kind: filled.kind, title, total: drafts.length };
    made = await batches.create(head, inOneGroup(drafts));
    store.dispatch({ type: "formSent", at: panel.now() });
    // The batch has them now: a panel that dies must not come back with them in its form.
    await panel.putAside();
    return { type: "batchMade", batch: made };
  });
  if (made) await begin(panel, made);
}

/** What keeps a batch from beginning is told where the batch is shown; nothing of it is lost. */
async function begin({ store, sender }: Panel, { id }: Batch): Promise<void> {
  try {
    await sender.start(id);
  } catch (error) {
    store.dispatch({ type: "failed", failure: toFailure(error, "batching") });
  }
}

async function* inOneGroup(drafts: readonly Draft[]): AsyncIterable<readonly Drafted[]> {
  yield drafts.map((draft) => ({ draft, source: null }));
}

/** Checks the form as it stands. Of several checks under way only the last one counts. */
export async function check(panel: Panel): Promise<void> {
  const { kind, values } = panel.store.state.work;
  try {
    const report = await (await sessionOf(panel)).check(kind, toDraft(kind, values));
    const { work } = panel.store.state;
    if (work.values === values && work.kind === kind) panel.store.dispatch({ type: "checked", report });
  } catch {
    // The Worker is gone. Sending needs it too, and says so; typing must not.
  }
}

/** Checks the form and everybody in its list. */
export async function recheck(panel: Panel): Promise<void> {
  await Promise.all([check(panel), checkWorkers(panel)]);
}
