import type { ExportKind } from "#core";
import { download } from "../download.js";
import { type Panel, sessionOf, toFailure } from "../panel.js";

/** Gives the user the public part of the chosen identity as a file. Not a task: it must not get in the way of one. */
export async function exportCertificate(panel: Panel, kind: ExportKind): Promise<void> {
  const asked = sessionOf(panel);
  try {
    const session = await asked;
    const { fileName, mediaType, bytes } = await session.exportCertificate(kind);
    download(new Blob([bytes], { type: mediaType }), fileName);
    panel.store.dispatch({ type: "exported" });
  } catch (error) {
    // Whoever locked in the meantime knows why there is no file.
    if (panel.session !== asked) return;
    panel.store.dispatch({ type: "failed", failure: toFailure(error, "exporting") });
  }
}
