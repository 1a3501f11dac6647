import { patientSession } from "../consult/patience.js";
import type { Panel } from "../panel.js";
import type { Source } from "../saved/layout.js";
import type { Session } from "../session/session.js";
import type { Action } from "../state/action.js";
import { environmentOf, type State } from "../state/state.js";
import type { Clerk } from "./client.js";
import { employersToSave } from "./employers.js";
import type { SaveRecord } from "./kept.js";
import { questionsAbout } from "./question.js";
import type { SaveResult } from "./save-state.js";
import { walkAll } from "./walk-all.js";

export interface MakeOptions {
  readonly panel: Panel;
  readonly session: Session;
  readonly clerk: Clerk;
  /** The name of the saving: what is kept under it is gone on with. */
  readonly id: string;
  readonly givenUp: AbortSignal;
  /** Has the screen follow. */
  tell(action: Action): void;
  readonly unsigned: boolean;
  /** Nothing more is fetched. */
  readonly asIs: boolean;
}

/** Makes the file: what is not on this computer yet is fetched first, and it is signed, unless told otherwise. */
export async function makeFile(options: MakeOptions): Promise<SaveResult> {
  const { panel, session, clerk, id, givenUp, tell, unsigned, asIs } = options;
  const at = new Date(panel.now()).toISOString();
  const isKept = (await panel.saves.countPages(id)) > 0;
  const before = isKept ? await panel.saves.find(id, panel.now()) : null;
  const questions = before?.questions ?? questionsAbout(employersToSave(panel.store.state));
  if (!before) await panel.saves.forget(id);
  const record: SaveRecord = { ...(before ?? { createdAt: at, questions, ended: {} }), id, version: 1, at };
  tell({ type: "saveBegan", questions, at: panel.now() });
  const { language } = panel.store.state.settings;
  const stands = await clerk.open(record, language, panel.now());
  tell({ type: "saveStood", stands, at: panel.now() });
  if (!asIs) {
    await walkAll({
      session: patientSession(panel, session, givenUp),
      clerk,
      questions,
      stands,
      givenUp,
      onTotal: (part, total) => tell({ type: "savePartStood", part, stand: { total } }),
      onStand: (part, stand) => tell({ type: "savePartStood", part, stand }),
      onEnded: (part, finding) => tell({ type: "savePartEnded", part, finding }),
    });
  }
  tell({ type: "saveFinishing" });
  const certificate = unsigned ? null : await certificatePem(session);
  const source = sourceOf(panel.store.state);
  const manifest = await clerk.finish({ at: panel.now(), source, certificate });
  const signature = unsigned ? null : await sign(session, manifest, tell);
  const parts = await clerk.parts();
  const file = await clerk.seal(signature);
  const fileName = fileNameOf(
    questions.map(({ employer }) => employer),
    at,
  );
  return { id, file, fileName, signed: signature !== null, parts, handedOver: false };
}

/** That it cannot be signed is no reason not to have it: the screen offers it without. */
async function sign(session: Session, manifest: Uint8Array, tell: MakeOptions["tell"]): Promise<string> {
  try {
    return await session.signManifest(manifest);
  } catch (error) {
    tell({ type: "saveUnsignable" });
    throw error;
  }
}

async function certificatePem(session: Session): Promise<string> {
  const { bytes } = await session.exportCertificate("certificatePem");
  return new TextDecoder().decode(new Uint8Array(bytes));
}

function sourceOf(state: State): Source {
  const { account, connected } = state.connection;
  const { opened, chosen } = state.certificate;
  const certificate = chosen === null ? null : opened?.identities[chosen]?.certificates[0];
  return {
    environment: environmentOf(state.connection),
    apiBase: connected?.apiBase ?? account.apiBase,
    clientId: account.clientId.trim(),
    role: account.role,
    enterpriseNumber: certificate?.enterpriseNumber ?? null,
    thumbprint: certificate?.sha256 ?? "",
  };
}

/** Named after the employer when it is one; a person's number is never in it. */
function fileNameOf(employers: readonly string[], at: string): string {
  const [only, second] = [...new Set(employers)];
  const who = only !== undefined && second === undefined ? only : "customers";
  return `fla-${who}-${at.slice(0, 10)}.zip`;
}
