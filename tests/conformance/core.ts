import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importPKCS8 } from "jose";
import type { Connection, Account as CoreAccount, TrainingRegistrationDraft } from "#core";
import init, { Session } from "#wasm";
import { companyFile } from "../e2e/certificate.js";
import { PORTAL_API_BASE, type Portal } from "../servers/portal.js";
import type { Account } from "../simulator/client.js";
import { example } from "../simulator/conformance.js";
import { type PortalRequest, sendToPortal } from "../simulator/portal-client.js";

await init({ module_or_path: readFileSync("dist/wasm/fla_wasm_bg.wasm") });

const folder = mkdtempSync(join(tmpdir(), "fla-conformance-"));
const company = companyFile(folder);

/** The company's account with its key, for whoever signs beside the core. */
export const account: Account = {
  client: company.client,
  key: await importPKCS8(readFileSync(join(folder, "key.pem"), "utf8"), "RS256"),
};
const file = readFileSync(company.path);
rmSync(folder, { recursive: true });

/** A registration that the portal accepts of the company. */
export const REGISTRATION: TrainingRegistrationDraft = {
  ...example("training-registration-minimal"),
  employer: { enterpriseNumber: company.client.employers[0] },
};

/** The account as the panel keeps it. */
export const SETTINGS: CoreAccount = {
  clientId: company.client.clientId,
  role: "employer",
  environment: "production",
  apiBase: PORTAL_API_BASE,
  sendScope: true,
};

/** Opens the company's file. */
export async function open(session: Session): Promise<void> {
  await session.openFile(Uint8Array.from(file), new TextEncoder().encode(company.password));
}

const clock = Date.now;

/** Every clock in this process goes on by so many seconds, as if they had passed. */
export function passTime(seconds: number): void {
  const before = Date.now;
  Date.now = () => before() + seconds * 1000;
}

/** Sets every clock right again. */
export function restoreTime(): void {
  Date.now = clock;
}

/** The core as built, with the company's file open, for which the portal on this machine is the real one. */
export class Core {
  /** What it sent, oldest first. */
  readonly sent: PortalRequest[] = [];
  readonly #portal: Portal;
  readonly #session: Session;

  /** `skew` is by how many seconds the clock of its computer is wrong; positive is ahead. */
  constructor(
    portal: Portal,
    readonly skew = 0,
  ) {
    this.#portal = portal;
    this.#session = new Session((request: CarriedRequest) => this.#carry(request));
  }

  /** Opens the file and asks for a token. */
  async connect(settings: Partial<CoreAccount> = {}): Promise<Connection> {
    await open(this.#session);
    return this.#byItsClock(() => this.#session.connect({ ...SETTINGS, ...settings }, false));
  }

  /** Prepares a registration and sends it. */
  async register(draft: TrainingRegistrationDraft) {
    return this.#byItsClock(() =>
      this.#session.send(this.#session.prepare("trainingRegistration", draft).id),
    );
  }

  /** The assertion of the last token request. */
  get assertion(): string {
    const form = new TextDecoder().decode(this.sent.at(-1)?.body as Uint8Array);
    return new URLSearchParams(form).get("client_assertion") ?? "";
  }

  /** An assertion signed and not sent, as an expert may ask for one. */
  async signAssertion(): Promise<string> {
    await open(this.#session);
    return this.#session.signAssertion(SETTINGS);
  }

  close(): void {
    this.#session.free();
  }

  /** The server's clock is right: the wrong one is the core's alone. */
  async #byItsClock<T>(work: () => Promise<T>): Promise<T> {
    passTime(this.skew);
    try {
      return await work();
    } finally {
      passTime(-this.skew);
    }
  }

  async #carry({ method, url, headers, body }: CarriedRequest): Promise<object> {
    // The core wipes its copy.
    const request = {
      method,
      url,
      headers: Object.fromEntries(headers),
      body: body && Uint8Array.from(body),
    };
    this.sent.push(request);
    passTime(-this.skew);
    try {
      const answer = await sendToPortal(this.#portal, request);
      const fields = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
      return { status: answer.status, headers: fields, body: new Uint8Array(answer.body) };
    } finally {
      passTime(this.skew);
    }
  }
}

/** A request as the core gives it to whoever carries it. */
interface CarriedRequest {
  method: string;
  url: string;
  headers: [string, string][];
  body: Uint8Array | null;
}
