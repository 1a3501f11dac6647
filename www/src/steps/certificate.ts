import { loadDemo } from "../demo.js";
import { endSession, type Panel, perform, sessionOf, toFailure } from "../panel.js";
import { FlaError } from "../session/session.js";
import { currentAccount } from "../state/reduce-accounts.js";
import { EMPTY_ACCOUNT } from "../state/state.js";
import { demoAccount } from "./account.js";
import { followOpening } from "./opening.js";

/** The largest file that is read, in bytes; the core has the same bound. */
const MAX_FILE_BYTES = 1024 * 1024;

/** Answers the first question with the practice company. */
export function chooseDemo(panel: Panel): Promise<void> {
  return perform(panel, "preparing", async () => {
    const pack = await loadDemo();
    return { type: "demoChosen", pack, account: demoAccount(pack) };
  }).then(() => warmUp(panel));
}

/** Answers the first question with the company's own certificate. */
export function chooseOwn(panel: Panel): void {
  const account = currentAccount(panel.store.state)?.account ?? EMPTY_ACCOUNT;
  panel.store.dispatch({ type: "ownChosen", account });
  warmUp(panel);
}

/** Back to the first question. The session may belong to the other world, so it ends. */
export function undoChoice(panel: Panel): void {
  endSession(panel);
  panel.store.dispatch({ type: "choiceUndone" });
}

/** Takes a file that was picked or dropped. One that cannot be a certificate file is not even read. */
export function chooseFile(panel: Panel, file: File): void {
  if (file.size <= MAX_FILE_BYTES) {
    panel.store.dispatch({ type: "fileChosen", file });
    return;
  }
  const error = new FlaError("identity.limit", { limit: "file_bytes", maximum: String(MAX_FILE_BYTES) });
  panel.store.dispatch({ type: "failed", failure: toFailure(error, "opening") });
}

/** Puts the file away for another one. A key that was read from it goes with the session. */
export function dropFile(panel: Panel): void {
  endSession(panel);
  panel.store.dispatch({ type: "fileDropped" });
}

/** Opens the chosen file. The password is moved out of this thread; the file can be read again. */
export async function openFile(panel: Panel, password: Uint8Array): Promise<void> {
  await perform(panel, "opening", async () => {
    const { file } = panel.store.state.certificate;
    if (!file) throw new FlaError("file.missing");
    const bytes = new Uint8Array(await file.arrayBuffer().catch(unreadable));
    const session = await sessionOf(panel);
    const { agreed } = panel.store.state.certificate;
    return followOpening(panel, session, await session.openFile(bytes, password), agreed);
  });
  // What was moved has no bytes here any more; what never got that far is wiped.
  if (password.byteLength > 0) password.fill(0);
}

/** Chooses among several identities of one file. */
export async function chooseIdentity(panel: Panel, index: number): Promise<void> {
  await perform(panel, "opening", async () => {
    await (await sessionOf(panel)).choose(index);
    return { type: "identityChosen", index };
  });
}

/** Starts the Worker while the user is still looking for the file, and its failure waits for the first use. */
export function warmUp(panel: Panel): void {
  if (panel.store.state.mode !== null) sessionOf(panel).catch(() => {});
}

function unreadable(): never {
  throw new FlaError("file.unreadable");
}
