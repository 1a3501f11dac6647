import { claim } from "../claim.js";
import { refined } from "../consult/walk.js";
import { download } from "../download.js";
import { type Panel, perform, sessionFor, toFailure } from "../panel.js";
import { FlaError } from "../session/session.js";
import type { Action } from "../state/action.js";
import { chosenMark } from "../state/reduce-accounts.js";
import type { State } from "../state/state.js";
import { askToReach, freshConnection } from "../steps/connection.js";
import { idOf } from "./kept.js";
import { makeFile } from "./make-file.js";
import type { KeptSave } from "./save-state.js";

/** Shows what is to be saved, or leaves it. */
export function showSave(panel: Panel, shown: boolean): void {
  panel.store.dispatch({ type: "saveShown", shown });
}

/** The name a saving goes by on this computer; `null` while there is no connection. */
function saveId(state: State): string | null {
  const certificate = chosenMark(state)?.sha256;
  const { account, connected } = state.connection;
  if (!certificate || !connected) return null;
  return idOf({ certificate, ...account, clientId: account.clientId.trim(), apiBase: connected.apiBase });
}

/** Looks whether a saving of this certificate and account was interrupted. Not a task: it must not get in the way of one. */
export async function readKeptSave(panel: Panel): Promise<void> {
  const id = saveId(panel.store.state);
  const kept = id === null ? null : await findKept(panel, id).catch(() => null);
  if (panel.store.state.save.run || saveId(panel.store.state) !== id) return;
  panel.store.dispatch({ type: "saveKeptRead", kept });
}

async function findKept({ saves, now }: Panel, id: string): Promise<KeptSave | null> {
  const record = await saves.find(id, now());
  const pages = await saves.countPages(id);
  if (!record || pages === 0) return null;
  const employers = [...new Set(record.questions.map(({ employer }) => employer))];
  return { id, createdAt: record.createdAt, pages, employers };
}

/** Deletes what is kept of an interrupted saving. */
export async function discardKeptSave(panel: Panel): Promise<void> {
  const { kept } = panel.store.state.save;
  if (!kept) return;
  try {
    await held(kept.id, () => panel.saves.forget(kept.id));
  } catch (error) {
    panel.store.dispatch({ type: "failed", failure: toFailure(error, "keeping") });
  }
  await readKeptSave(panel);
}

/**
 * Fetches everything that is not on this computer yet, and makes the file. What was fetched stays when it fails, is paused or
 * the panel is closed. Must be called from a click: the browser may have to ask first.
 *
 * `unsigned`: the file is made without a signature. `asIs`: of what is on this computer, and nobody is asked for more.
 */
export function saveEverything(panel: Panel, { unsigned = false, asIs = false } = {}): Promise<void> {
  const reach = asIs ? null : askToReach(panel);
  return perform(panel, "saving", async (givenUp) => {
    await reach?.();
    const session = await sessionFor(panel, givenUp);
    if (!asIs) await freshConnection(panel, session);
    const id = saveId(panel.store.state);
    if (id === null) throw new FlaError("session.no_token");
    const { turn } = panel;
    // Locked, or another account meanwhile: what comes belongs to nobody any more.
    const tell = (action: Action) => {
      if (turn === panel.turn) panel.store.dispatch(action);
    };
    return held(id, async () => {
      const clerk = panel.startClerk();
      try {
        const result = await makeFile({ panel, session, clerk, id, givenUp, tell, unsigned, asIs });
        return { type: "saveMade", result };
      } catch (error) {
        const kept = await findKept(panel, id).catch(() => null);
        tell({ type: "saveKeptRead", kept });
        // Whoever pauses it knows why it stands still.
        if (error instanceof FlaError && error.code === "network.cancelled")
          return { type: "savePaused", kept };
        throw refined(error);
      } finally {
        clerk.end();
      }
    });
  });
}

/**
 * Fetches everything of the same employers once more. Only when the file of what came before is in the user's hands: nobody
 * knows whether the register still gives as much.
 */
export async function saveAnew(panel: Panel): Promise<void> {
  const { result } = panel.store.state.save;
  if (!result?.handedOver) return;
  const employers = [...new Set(result.parts.map(({ employer }) => employer))];
  panel.store.dispatch({ type: "saveEmployersChosen", employers });
  await saveEverything(panel);
}

/** Does the work while no other window can save the same. */
async function held<T>(id: string, work: () => Promise<T>): Promise<T> {
  const release = await claim(`fla-panel save ${id}`);
  if (!release) throw new FlaError("save.in_use");
  try {
    return await work();
  } finally {
    release();
  }
}

/** Gives the user the file, and deletes the pages that were kept until then. */
export async function handOver(panel: Panel): Promise<void> {
  const { result } = panel.store.state.save;
  if (!result) return;
  download(result.file, result.fileName);
  try {
    if (!result.handedOver) await held(result.id, () => panel.saves.forget(result.id));
    panel.store.dispatch({ type: "saveHandedOver" });
  } catch (error) {
    panel.store.dispatch({ type: "failed", failure: toFailure(error, "keeping") });
  }
}
