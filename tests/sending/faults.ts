import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { IDBFactory } from "fake-indexeddb";
import type { Account } from "#core";
import init, { Session } from "#wasm";
import demo from "../../www/demo/demo.json" with { type: "json" };
import type { Drafted, Entry, Sender } from "../../www/src/batch/batch.js";
import { openBatches } from "../../www/src/batch/batches.js";
import type { Courier } from "../../www/src/batch/courier.js";
import { guardBy, type Locks } from "../../www/src/batch/guard.js";
import { openSender } from "../../www/src/batch/sender.js";
import { openStore } from "../../www/src/batch/store.js";
import type { World } from "../../www/src/batch/world.js";
import { openDatabase } from "../../www/src/database.js";
import { FlaError } from "../../www/src/session/session.js";
import { DEMO_CLIENTS, DEMO_ORIGIN } from "../../www/src/simulator/demo.js";
import type { Fault, FaultOrder, Place } from "../../www/src/simulator/fault.js";
import { ConnectionDropped, type HttpRequest } from "../../www/src/simulator/http.js";
import { Register } from "../../www/src/simulator/register.js";
import { Simulator } from "../../www/src/simulator/service.js";
import { registration } from "./window.js";

await init({ module_or_path: readFileSync("dist/wasm/fla_wasm_bg.wasm") });
const file = readFileSync(`www/demo/${demo.file}`);

const ACCOUNT: Account = {
  clientId: demo.clientId,
  role: "employer",
  environment: "demo",
  apiBase: demo.apiBase,
  sendScope: true,
};

/** What is being done when the fault comes. */
export const STEPS = ["send", "follow", "verify", "renew"] as const;
export type Step = (typeof STEPS)[number];

/** Where a fault has to be for a step to meet it. */
export const PLACE_OF: Readonly<Record<Step, Place>> = {
  send: "api",
  follow: "api",
  verify: "api",
  renew: "token",
};

/** Seconds after which no token is good any more. */
const TOKEN_ENDS = 4_000;
const ROWS = 6;

/** The clock of everything in this process; whoever waits has waited. */
class Clock implements World {
  readonly #real = Date.now;
  #ahead = 0;

  constructor() {
    Date.now = () => this.#real() + this.#ahead;
  }

  now(): number {
    return Date.now();
  }

  pass(milliseconds: number): void {
    this.#ahead += milliseconds;
  }

  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    const until = this.now() + milliseconds;
    return new Promise((resolve) => {
      const end = () => {
        signal.removeEventListener("abort", end);
        resolve();
      };
      signal.addEventListener("abort", end);
      setTimeout(() => {
        if (!signal.aborted) this.pass(Math.max(0, until - this.now()));
        end();
      }, 1);
    });
  }

  isOnline(): boolean {
    return true;
  }

  async online(): Promise<void> {}

  restore(): void {
    Date.now = this.#real;
  }
}

/** The real core in this thread, the real sender and its database, and the simulator behind them. */
export class Scenario {
  readonly #clock = new Clock();
  readonly #register = new Register();
  readonly #simulator: Simulator;
  readonly #session: Session;
  readonly #step: Step;
  readonly #order: FaultOrder;
  #ordered = false;
  #registered = 0;
  readonly sender: Sender;
  readonly #batches: ReturnType<typeof openBatches>;
  #id = "";
  /** Requests that were made. */
  requests = 0;

  constructor(step: Step, fault: Fault, when: FaultOrder["when"]) {
    globalThis.indexedDB = new IDBFactory();
    this.#step = step;
    this.#order = { fault, at: PLACE_OF[step], when };
    this.#simulator = new Simulator({
      origin: DEMO_ORIGIN,
      clients: DEMO_CLIENTS,
      register: this.#register,
      now: () => Date.now(),
      wait: async (milliseconds) => this.#clock.pass(milliseconds),
    });
    this.#session = new Session((request: Carried) => this.#carry(request));
    const session = this.#session;
    const database = openDatabase();
    const shared = { store: openStore(database), guard: guardBy(FREE), storage: undefined };
    this.#batches = openBatches({
      ...shared,
      makeReferences: async (count) => session.makeReferences(count),
      persist: async () => true,
      now: Date.now,
    });
    const courier: Courier = {
      prepareAll: (kind, rows) => told(() => session.prepareAll(kind, rows as never)),
      send: (id) => told(() => session.send(id)),
      follow: (receipt) => told(() => session.follow(receipt)),
      verify: (receipt) => told(() => session.verify(receipt)),
    };
    this.sender = openSender({
      ...shared,
      world: this.#clock,
      database,
      courier: async () => courier,
      sending: () => ({
        clientId: demo.clientId,
        role: "employer",
        apiBase: demo.apiBase,
        environment: "demo",
        certificateSha256: demo.certificateSha256,
      }),
    });
  }

  /** Prepares one registration while the fault stands. Gives how many requests that took. */
  async prepareOnly(): Promise<number> {
    await this.#connect();
    for (const at of ["api", "token"] as const) this.#simulator.order({ ...this.#order, at });
    const before = this.requests;
    const [prepared] = this.#session.prepareAll("trainingRegistration", [
      { draft: registration(0, demo.enterpriseNumber), reference: "prepared", attempted: false },
    ]);
    if (!prepared || !("outcome" in prepared)) throw new Error("it was not prepared");
    return this.requests - before;
  }

  /** Connects, makes a batch and sends it until it ends; the fault comes in the middle of its step. */
  async run(): Promise<void> {
    await this.#connect();
    const { clientId, apiBase, certificateSha256 } = { ...demo };
    const head = { clientId, apiBase, certificateSha256, role: "employer", environment: "demo" } as const;
    const batch = await this.#batches.create(
      { ...head, kind: "trainingRegistration", title: "faults", total: ROWS },
      this.#drafts(),
    );
    this.#id = batch.id;
    await this.sender.start(this.#id, { concurrency: 1, perSecond: null });
    await this.#ended();
  }

  /** Puts the server right, and does what the panel tells its user to do. */
  async recover(): Promise<void> {
    this.#ordered = true;
    this.#simulator.order({ fault: "none", at: "api", when: "next" });
    this.#simulator.order({ fault: "none", at: "token", when: "next" });
    for (let round = 0; round < 4; round += 1) {
      await this.#session.connect(ACCOUNT, false);
      await this.sender.ask(this.#id);
      await this.#ended();
      await this.sender.again(this.#id, { lookup: "absent" });
      await this.sender.resume();
      await this.#ended();
    }
  }

  async entries(): Promise<readonly Entry[]> {
    return (await this.#batches.entries(this.#id, { count: ROWS })).entries;
  }

  /** How often the register has a reference. */
  times(reference: string): number {
    return this.#register.registrations.find((record) => record.reference === reference).length;
  }

  /** The states of the entries and how many of each, what the register has, and what the user is told. */
  async summary(): Promise<string> {
    const counts: Record<string, number> = {};
    const entries = await this.entries();
    for (const { state, lookup } of entries) {
      const name = lookup ? `${state} (${lookup})` : state;
      counts[name] = (counts[name] ?? 0) + 1;
    }
    const states = Object.entries(counts).map(([state, count]) => `${count} ${state}`);
    const taken = entries.filter(({ reference }) => this.times(reference) > 0).length;
    return [states.toSorted().join(", "), taken, this.sender.progress.failure?.code ?? "-"].join(" | ");
  }

  close(): void {
    this.#clock.restore();
    this.#session.free();
  }

  async #connect(): Promise<void> {
    let step = await this.#session.openFile(Uint8Array.from(file), new TextEncoder().encode(demo.password));
    while (step.kind === "work") step = await this.#session.continueOpening(step.iterations);
    await this.#session.connect(ACCOUNT, false);
  }

  async *#drafts(): AsyncGenerator<Drafted[]> {
    yield Array.from({ length: ROWS }, (_, row) => {
      const draft = registration(row, demo.enterpriseNumber);
      const reference = row === 1 ? SPOILT[this.#step] : undefined;
      return { source: row, draft: reference ? { ...draft, reference } : draft };
    });
  }

  #ended(): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!["done", "paused", "cancelled"].includes(this.sender.progress.state)) return;
        end();
        resolve();
      };
      const end = this.sender.subscribe(look);
      look();
    });
  }

  async #carry({ method, url, headers, body }: Carried): Promise<object> {
    this.requests += 1;
    const request: HttpRequest = {
      ...{ method, url },
      headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
      // The core wipes its copy.
      body: body && Uint8Array.from(body),
    };
    this.#spoil(request);
    const answer = await this.#simulator.handle(request).catch((error: unknown) => {
      throw error instanceof ConnectionDropped ? new TypeError("Failed to fetch") : error;
    });
    return { status: answer.status, headers: Object.entries(answer.headers), body: answer.body };
  }

  /** Gives the order when the step is reached. */
  #spoil({ method, url }: HttpRequest): void {
    const isCreation = method === "POST" && url.endsWith("/trainingRegistrations");
    if (isCreation) this.#registered += 1;
    if (this.#ordered) return;
    const reached = {
      send: isCreation && this.#registered === 3,
      follow: url.includes("/tasks/"),
      verify: url.includes("/query"),
      renew: this.#registered === 3,
    }[this.#step];
    if (!reached) return;
    this.#ordered = true;
    this.#simulator.order(this.#order);
    if (this.#step === "renew") this.#clock.pass(TOKEN_ENDS * 1000);
  }
}

/** What the second row asks of the simulator by its reference, for there to be something to ask about. */
const SPOILT: Readonly<Record<Step, string | undefined>> = {
  send: undefined,
  follow: "simulate.pending",
  verify: "simulate.dropped",
  renew: undefined,
};

/** A request as the core gives it to whoever carries it. */
interface Carried {
  method: string;
  url: string;
  headers: [string, string][];
  body: Uint8Array | null;
}

/** Errors as the Worker passes them on. */
async function told<T>(call: () => T | Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "FlaError") throw error;
    const { code, params } = error as Error & Pick<FlaError, "code" | "params">;
    throw new FlaError(code, params);
  }
}

/** Nobody else is there. */
const FREE = {
  request: async (_: string, __: LockOptions, work: (lock: Lock) => unknown) =>
    work({ name: "", mode: "exclusive" }),
} as unknown as Locks;
