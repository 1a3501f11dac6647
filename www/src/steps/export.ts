import type { ExportedFile, ExportKind } from "#core";
import { download } from "../download.js";
import { type Panel, sessionOf, toFailure } from "../panel.js";
import type { Session } from "../session/session.js";

/** The fewest characters of the password of a private key that leaves; the core has the same bound. */
export const MIN_EXPORT_PASSWORD = 15;

/** Gives the user the public part of the chosen identity as a file. */
export async function exportCertificate(panel: Panel, kind: ExportKind): Promise<void> {
  await give(panel, (session) => session.exportCertificate(kind));
}

/** Gives the user the private key of the chosen identity as a file, encrypted. The password is moved out of this thread. */
export async function exportPrivateKey(panel: Panel, password: Uint8Array): Promise<void> {
  const given = await give(panel, (session) => session.exportPrivateKey(password));
  if (given) panel.store.dispatch({ type: "announced", key: "key.done" });
  // What was moved has no bytes here any more; what never got that far is wiped.
  if (password.byteLength > 0) password.fill(0);
}

/** Whether the user got the file. Not a task: it must not get in the way of one. */
async function give(panel: Panel, make: (session: Session) => Promise<ExportedFile>): Promise<boolean> {
  const asked = sessionOf(panel);
  try {
    const { fileName, mediaType, bytes } = await make(await asked);
    download(new Blob([bytes], { type: mediaType }), fileName);
    panel.store.dispatch({ type: "exported" });
    return true;
  } catch (error) {
    // Whoever locked in the meantime knows why there is no file.
    if (panel.session === asked) {
      panel.store.dispatch({ type: "failed", failure: toFailure(error, "exporting") });
    }
    return false;
  }
}
