import type { Account, Connection } from "#core";
import type { Batch, Batches, Drafted, Sender, Sending } from "../../www/src/batch/batch.js";
import { openSending } from "../../www/src/batch/open.js";
import { openDatabase } from "../../www/src/database.js";
import { startSession } from "../../www/src/session/client.js";
import { FlaError, type Session } from "../../www/src/session/session.js";

/** Where the tests' server is, and who sends. */
export interface Company {
  readonly origin: string;
  readonly tokenEndpoint: string;
  readonly apiBase: string;
  readonly clientId: string;
  readonly enterpriseNumber: string;
  readonly password: string;
}

/** A window of the panel without its screens: the session in its Worker, the database, the sender. */
export class PanelWindow {
  readonly batches: Batches;
  readonly sender: Sender;
  readonly session: Promise<Session>;
  #sending: Sending | null = null;

  constructor(settleSeconds?: number) {
    this.session = startSession({ demo: false });
    const { batches, sender } = openSending({
      database: openDatabase(),
      session: () => this.session,
      sending: () => this.#sending,
      ...(settleSeconds === undefined ? {} : { settleSeconds }),
    });
    this.batches = batches;
    this.sender = sender;
  }

  /** Opens the company's certificate file and connects. */
  async connect(file: Uint8Array, company: Company): Promise<Connection> {
    const session = await this.session;
    let step = await session.openFile(file, new TextEncoder().encode(company.password));
    while (step.kind === "work") step = await session.continueOpening(step.iterations);
    const { clientId, tokenEndpoint, apiBase } = company;
    const account: Account = {
      ...{ clientId, tokenEndpoint, apiBase },
      ...{ role: "employer", environment: "local", sendScope: false },
    };
    const connection = await session.connect(account, false);
    const certificateSha256 = step.file.identities[0]?.certificates[0]?.sha256 ?? "";
    this.#sending = {
      clientId,
      role: "employer",
      apiBase,
      environment: connection.environment,
      certificateSha256,
    };
    return connection;
  }

  /** A batch of registrations that the server accepts. */
  make(total: number, enterpriseNumber: string): Promise<Batch> {
    if (!this.#sending) throw new FlaError("session.no_token");
    const head = { ...this.#sending, kind: "trainingRegistration", title: "test", total } as const;
    return this.batches.create(head, drafts(total, enterpriseNumber));
  }
}

async function* drafts(total: number, enterpriseNumber: string): AsyncGenerator<Drafted[]> {
  for (let from = 0; from < total; from += 500) {
    yield Array.from({ length: Math.min(500, total - from) }, (_, index) => ({
      source: from + index,
      draft: registration(from + index, enterpriseNumber),
    }));
  }
}

/** A worker who does not exist: a BIS number with month 40 and day 00. */
export function registration(row: number, enterpriseNumber: string) {
  return {
    employer: { enterpriseNumber },
    worker: { ssin: "85400003392" },
    training: {
      name: `First aid at work, group ${row}`,
      nature: "formal",
      period: { startDate: "2025-10-13", endDate: "2025-10-14" },
      duration: { value: 7.5, unit: "hours" },
      status: "followed",
      countsForTrainingRight: true,
    },
  } as const;
}
