import type { CertificateView, IdentityView } from "#core";
import { type Panel, perform, sessionOf, toFailure } from "../panel.js";
import type { Remembered, RememberedFile, RememberedKey, RememberedRecord, TermDays } from "../remembered.js";
import { FlaError } from "../session/session.js";
import { chooseFile, chooseOwn, dropFile } from "./certificate.js";

/** Reads what is remembered, and removes what was to be kept until now. What cannot be read is not there. */
export async function readRemembered(panel: Panel): Promise<void> {
  const list = await panel.remembered.list(panel.now()).catch(() => []);
  panel.store.dispatch({ type: "rememberedRead", list });
}

/** Remembers the open file as it came, still encrypted. */
export function rememberFile(panel: Panel): Promise<void> {
  return remembering(panel, async () => {
    const { file } = panel.store.state.certificate;
    if (!file || !panel.store.state.certificate.opened?.sealed) throw new FlaError("file.missing");
    const bytes = await file.arrayBuffer().catch(() => {
      throw new FlaError("file.unreadable");
    });
    const record: RememberedFile = {
      ...about(panel, "file"),
      way: "file",
      until: null,
      file: { name: file.name, bytes: new Uint8Array(bytes) },
    };
    await panel.remembered.put(record);
  });
}

/** Remembers the chosen key as one of WebCrypto. The session signs with it from then on, and wipes its own. */
export function rememberKey(panel: Panel, days: TermDays): Promise<void> {
  return remembering(panel, async () => {
    const session = await sessionOf(panel);
    const shown = about(panel, "key");
    const kept = await session.keepKey(days);
    const until = new Date(kept.until * 1000).toISOString();
    const record: RememberedKey = { ...shown, way: "key", until, kept };
    // First to the disk: a key that could not be kept leaves the session as it was.
    await panel.remembered.put(record);
    await session.signWith(kept);
    panel.store.dispatch({ type: "keyKept", sha256: shown.sha256, until: kept.until });
  });
}

/** Opens what is remembered: a key at once; a file once its password has been typed. */
export async function takeRemembered(panel: Panel, { id, until }: Remembered): Promise<void> {
  if (panel.store.state.mode === null) await chooseOwn(panel);
  else dropFile(panel);
  const record = await find(panel, id, until);
  if (record?.way === "file") {
    chooseFile(panel, new File([record.file.bytes], record.file.name));
  } else if (record) {
    await perform(panel, "opening", async () => {
      const opened = await (await sessionOf(panel)).openKept(record.kept);
      return { type: "fileOpened", opened, chosen: 0 };
    });
  }
}

async function find(panel: Panel, id: string, until: string | null): Promise<RememberedRecord | null> {
  try {
    const record = await panel.remembered.find(id, panel.now());
    if (record) return record;
    throw new FlaError("identity.kept_ended", { until: until ?? "" });
  } catch (error) {
    await readRemembered(panel);
    panel.store.dispatch({ type: "failed", failure: toFailure(error, "opening") });
    return null;
  }
}

/** Forgets some of what is remembered. What is open stays open until the panel is locked. */
export function forgetRemembered(panel: Panel, ids: readonly string[]): Promise<void> {
  return aside(panel, async () => {
    await panel.remembered.forget(ids);
    await readRemembered(panel);
    panel.store.dispatch({ type: "announced", key: "remembered.forgotten" });
  });
}

async function remembering(panel: Panel, work: () => Promise<void>): Promise<void> {
  // The task may be choosing another identity.
  if (panel.store.state.busy) return;
  await aside(panel, async () => {
    await work();
    await readRemembered(panel);
    panel.store.dispatch({ type: "announced", key: "remembered.done" });
    // Asked when all is done: a browser may wait for the user to answer.
    void panel.remembered
      .persist()
      .then((promised) => panel.store.dispatch({ type: "keepingPromised", promised }));
  });
}

/** Does what is no task: it must not get in the way of one. */
async function aside(panel: Panel, work: () => Promise<void>): Promise<void> {
  const { session } = panel;
  try {
    await work();
  } catch (error) {
    // Whoever locked in the meantime knows why nothing came of it.
    if (panel.session !== session) return;
    panel.store.dispatch({ type: "failed", failure: toFailure(error, "remembering") });
  }
}

/** What is told of the chosen identity in the list. */
function about(panel: Panel, way: Remembered["way"]): Omit<Remembered, "way" | "until"> {
  const { opened, chosen } = panel.store.state.certificate;
  const identity = chosen === null ? undefined : opened?.identities[chosen];
  const certificate = identity?.certificates[0];
  if (!identity || !certificate) throw new FlaError("session.no_identity");
  const { sha256, notAfter } = certificate;
  return { id: `${way}:${sha256}`, name: nameOf(identity, certificate), sha256, notAfter };
}

function nameOf({ name }: IdentityView, { organisation, commonName, subject }: CertificateView): string {
  return organisation ?? commonName ?? (name || subject);
}
