import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Account, Outcome, Receipt } from "#core";
import init, { Session } from "#wasm";
import demo from "../../www/demo/demo.json" with { type: "json" };
import { DEMO_CLIENTS, DEMO_ORIGIN } from "../../www/src/simulator/demo.js";
import type { FaultOrder } from "../../www/src/simulator/fault.js";
import type { HttpResponse } from "../../www/src/simulator/http.js";
import { Register } from "../../www/src/simulator/register.js";
import { API_PATH, Simulator, TOKEN_PATH } from "../../www/src/simulator/service.js";
import { conforms, requestConforms } from "../contract/validator.js";

await init({ module_or_path: readFileSync("dist/wasm/fla_wasm_bg.wasm") });

export const BASE = DEMO_ORIGIN + API_PATH;

/** The demo company's account. */
export const ACCOUNT: Account = {
  clientId: demo.clientId,
  role: "employer",
  environment: "demo",
  apiBase: BASE,
  sendScope: true,
};

/** Faults whose answers are not the register's, and in no contract. */
const OUTSIDE = ["html", "gateway", "empty"];

interface Carried {
  method: string;
  url: string;
  headers: [string, string][];
  body: Uint8Array | null;
}

/**
 * The core as built, with the simulator for a server. Every request it makes to the API, and every answer it gets, is
 * held to the contract on the way.
 */
export class Core {
  /** `POST /trainingRegistrations` and so on, in order; the token endpoint is `token`. */
  readonly calls: string[] = [];
  readonly session: Session;
  readonly simulator: Simulator;
  readonly register = new Register();
  /** By how many milliseconds the server's clock is ahead. */
  ahead = 0;
  /** Answers in the place of the simulator. */
  answer: ((request: Carried) => HttpResponse | null) | null = null;
  /** As a browser does it: what a redirect is and where it leads is not told. */
  hidesRedirects = false;
  /** The operation that is called. */
  #outside = false;

  private constructor() {
    this.session = new Session((request: Carried) => this.#carry(request));
    this.simulator = new Simulator({
      origin: DEMO_ORIGIN,
      clients: DEMO_CLIENTS,
      register: this.register,
      now: () => Date.now() + this.ahead,
      wait: async () => {},
    });
  }

  /** With the company's file open, and connected. */
  static async connected(): Promise<Core> {
    const core = new Core();
    const file = Uint8Array.from(readFileSync(`www/demo/${demo.file}`));
    await core.session.openFile(file, new TextEncoder().encode(demo.password));
    await core.session.connect(ACCOUNT, false);
    return core;
  }

  order(fault: FaultOrder["fault"], more: Partial<FaultOrder> = {}): void {
    this.#outside = OUTSIDE.includes(fault);
    this.simulator.order({ fault, at: "api", when: "next", ...more });
  }

  /** Prepares a registration under a new reference and sends it. */
  async submit(more: object = {}): Promise<Receipt> {
    const [reference = ""] = this.session.makeReferences(1);
    return this.send({ ...registration(), reference, ...more });
  }

  async send(draft: object, attempted = false): Promise<Receipt> {
    const [receipt] = this.session.prepareAll("trainingRegistration", [{ draft, attempted }]);
    assert.ok(receipt && "id" in receipt, JSON.stringify(receipt));
    return this.session.send(receipt.id);
  }

  /** How often a reference is registered. */
  registered(reference: string): number {
    return this.register.registrations.find((record) => record.reference === reference).length;
  }

  async #carry(request: Carried): Promise<HttpResponse & { headers: [string, string][] }> {
    // The core wipes its copy.
    const body = request.body && Uint8Array.from(request.body);
    const headers = new Headers(request.headers);
    const isToken = request.url === DEMO_ORIGIN + TOKEN_PATH;
    const text = body && new TextDecoder().decode(body);
    const own = this.answer?.(request) ?? null;
    // Who answers at will also names addresses that no contract has.
    const call = isToken
      ? "token"
      : own
        ? request.url
        : requestConforms({ ...request, headers, body: text }, BASE);
    this.calls.push(call);
    const plain = { ...request, headers: Object.fromEntries(headers), body };
    const answer = own ?? (await this.simulator.handle(plain));
    if (!isToken && !own && !this.#outside) conforms(call, readAnswer(answer));
    if (!isToken) this.#outside = false;
    const hidden = this.hidesRedirects && answer.status >= 300 && answer.status < 400;
    if (hidden) return { status: 0, headers: [], body: new Uint8Array() } as never;
    return { ...answer, headers: Object.entries(answer.headers) } as never;
  }
}

/** A registration that the register takes, of one of the demo's workers. */
export function registration() {
  return {
    employer: { enterpriseNumber: demo.enterpriseNumber },
    worker: { ssin: demo.workers[0] ?? "" },
    training: {
      name: "First aid at work",
      nature: "formal",
      period: { startDate: "2025-10-13", endDate: "2025-10-14" },
      duration: { value: 7.5, unit: "hours" },
      status: "followed",
      countsForTrainingRight: true,
    },
  };
}

/** A right that the register takes. */
export function right(year = 2025) {
  return {
    employer: { enterpriseNumber: demo.enterpriseNumber },
    worker: { ssin: demo.workers[0] ?? "" },
    year,
    kind: "sectoral",
    amount: { value: 2, unit: "days" },
    jointCommittee: "200",
  };
}

/** The outcome in a word or two. */
export function verdict({ outcome }: { outcome: Outcome }): string {
  switch (outcome.kind) {
    case "accepted":
      return outcome.byReference ? "accepted by reference" : "accepted";
    case "refused":
      return outcome.problem.code;
    case "unknown":
      return outcome.reason;
  }
}

function readAnswer({ status, headers, body }: HttpResponse) {
  const fields = new Headers(headers);
  const text = new TextDecoder().decode(body);
  const isJson = /^application\/(problem\+)?json$/.test(fields.get("content-type") ?? "");
  return { status, headers: fields, body: isJson ? JSON.parse(text) : text };
}
