import type { ConsultQuery } from "#core";
import { world } from "../../../www/src/batch/world.js";
import { patiently } from "../../../www/src/consult/patience.js";
import { openDatabase } from "../../../www/src/database.js";
import { startClerk } from "../../../www/src/save/client.js";
import { openSaves, type SaveRecord } from "../../../www/src/save/kept.js";
import { type Question, questionsAbout, toQuery } from "../../../www/src/save/question.js";
import { walkAll } from "../../../www/src/save/walk-all.js";
import { type Company, PanelWindow } from "../../sending/window.js";
import { obey } from "./orders.js";

/** How one way of fetching everything did. */
export interface Saved {
  readonly milliseconds: number;
  readonly records: number;
  /** Of the ZIP; 0 where none is made. */
  readonly bytes: number;
}

const panel = new PanelWindow();
const saves = openSaves(openDatabase());

/** The panel: every page kept on the disk, every file of the ZIP written, digested and compressed, the manifest signed. */
async function ours({ enterpriseNumber, apiBase, clientId }: Company): Promise<Saved> {
  const session = await panel.session;
  const started = performance.now();
  const clerk = startClerk();
  const questions = questionsAbout([enterpriseNumber]);
  const at = new Date().toISOString();
  const record: SaveRecord = { id: "bench", version: 1, createdAt: at, at, questions, ended: {} };
  const stands = await clerk.open(record, "en", Date.now());
  const givenUp = new AbortController().signal;
  let records = 0;
  const asking = patiently({ session, world, givenUp, onWait() {} });
  await walkAll({
    ...{ session: asking, clerk, questions, stands, givenUp },
    onTotal() {},
    onStand() {},
    onEnded: (_, { code }) => {
      throw new Error(code);
    },
  });
  const source = {
    environment: "local",
    role: "employer",
    apiBase,
    clientId,
    enterpriseNumber,
    thumbprint: "",
  };
  const { bytes } = await session.exportCertificate("certificatePem");
  const certificate = new TextDecoder().decode(new Uint8Array(bytes));
  const manifest = await clerk.finish({ at: Date.now(), source, certificate });
  const signature = await session.signManifest(manifest);
  for (const part of await clerk.parts()) records += part.records;
  const file = await clerk.seal(signature);
  const milliseconds = performance.now() - started;
  clerk.end();
  await saves.forget(record.id);
  return { milliseconds, records, bytes: file.size };
}

/** What nobody can do without: the same questions, page after page. Nothing is kept. */
async function bare({ apiBase, enterpriseNumber }: Company): Promise<Saved> {
  const started = performance.now();
  let records = 0;
  for (const question of questionsAbout([enterpriseNumber])) {
    let next: string | null = `${apiBase}/${PATHS[question.kind]}/query?pageSize=100`;
    while (next !== null) {
      const response: Response = await fetch(next, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: "Bearer bench" },
        body: bodyOf(question),
      });
      const page: { items: unknown[]; next?: string } = await response.json();
      records += page.items.length;
      next = page.next ?? null;
    }
  }
  return { milliseconds: performance.now() - started, records, bytes: 0 };
}

const PATHS: Readonly<Record<ConsultQuery["kind"], string>> = {
  trainingRegistration: "trainingRegistrations",
  trainingRight: "trainingRights",
  trainingCredit: "trainingCredits",
};

function bodyOf(question: Question): string {
  const { employer, kind: _, ...criteria } = toQuery(question);
  return JSON.stringify({ employer: { enterpriseNumber: employer }, ...criteria });
}

async function connect(company: Company): Promise<void> {
  const file = await (await fetch("company.pfx")).arrayBuffer();
  await panel.connect(new Uint8Array(file), company);
}

await obey({ connect, ours, bare });
