import type { Receipt } from "#core";
import { Calls, type Ending } from "../calls.js";
import type { Departure } from "../host.js";
import type { Call, FromWorker, Init, Leaving, Method, ToWorker } from "./protocol.js";
import { FlaError, type Session } from "./session.js";

/** The part of a Worker this file uses; a test gives its own. */
export interface WorkerLike extends Ending {
  postMessage(message: ToWorker, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
}

/** How long a Worker has to wipe and end by itself. One that derives keys hears nothing until it is done. */
const GRACE_MILLISECONDS = 200;

/** What happens around a request: `send` lets it leave and settles when it was answered, failed, or nobody waits. */
export type Passage = (request: Departure, send: () => Promise<void>) => Promise<void>;

export interface SessionOptions {
  /** Exchanges with the simulator in this page. */
  demo: boolean;
  /** Every request over the network goes through here. */
  passage?: Passage | undefined;
}

/**
 * Starts a Worker with a session of its own. A demo session exchanges with the simulator in this page and
 * never with the network; any other never sees the simulator.
 */
export async function startSession({ demo, passage }: SessionOptions): Promise<Session> {
  const exchange = demo ? await simulatorPort() : undefined;
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  return new WorkerSession(worker, exchange, passage);
}

/** Puts the simulator at one end of a channel and gives the other. The one place that loads it. */
async function simulatorPort(): Promise<MessagePort> {
  const { serveExchanges } = await import("../simulator/simulator.js");
  const channel = new MessageChannel();
  serveExchanges(channel.port1);
  return channel.port2;
}

/** A {@link Session} on the other side of a Worker. */
export class WorkerSession implements Session {
  readonly #worker: WorkerLike;
  readonly #calls: Calls;
  readonly #passage: Passage | undefined;
  /** Requests on their way, and what to call when they have arrived. */
  readonly #underWay = new Map<number, () => void>();

  constructor(worker: WorkerLike, exchange?: MessagePort, passage?: Passage) {
    this.#worker = worker;
    this.#calls = new Calls(worker, () => {
      for (const id of this.#underWay.keys()) this.#arrive(id);
    });
    this.#passage = passage;
    worker.onmessage = (event) => this.#hear(event.data);
    const init: Init = { init: true, ...(exchange && { exchange }), ...(passage && { announce: true }) };
    worker.postMessage(init, exchange ? [exchange] : []);
  }

  openFile(file: Uint8Array, password: Uint8Array) {
    return this.#call("openFile", [file, password], [file.buffer, password.buffer]);
  }

  continueOpening(agreed: number) {
    return this.#call("continueOpening", [agreed]);
  }

  choose(index: number) {
    return this.#call("choose", [index]);
  }

  exportCertificate(...args: Parameters<Session["exportCertificate"]>) {
    return this.#call("exportCertificate", args);
  }

  keepKey(days: number) {
    return this.#call("keepKey", [days]);
  }

  signWith(...args: Parameters<Session["signWith"]>) {
    return this.#call("signWith", args);
  }

  openKept(...args: Parameters<Session["openKept"]>) {
    return this.#call("openKept", args);
  }

  exportPrivateKey(password: Uint8Array) {
    return this.#call("exportPrivateKey", [password], [password.buffer]);
  }

  reviewAccount(...args: Parameters<Session["reviewAccount"]>) {
    return this.#call("reviewAccount", args);
  }

  readCustomers(...args: Parameters<Session["readCustomers"]>) {
    return this.#call("readCustomers", args);
  }

  connect(...args: Parameters<Session["connect"]>) {
    return this.#call("connect", args);
  }

  diagnose(...args: Parameters<Session["diagnose"]>) {
    return this.#call("diagnose", args);
  }

  continueDiagnosis() {
    return this.#call("continueDiagnosis", []);
  }

  sessionRecord() {
    return this.#call("sessionRecord", []);
  }

  nameRequests(on: boolean) {
    return this.#call("nameRequests", [on]);
  }

  revealToken() {
    return this.#call("revealToken", []);
  }

  signAssertion(...args: Parameters<Session["signAssertion"]>) {
    return this.#call("signAssertion", args);
  }

  check(...args: Parameters<Session["check"]>) {
    return this.#call("check", args);
  }

  prepare(...args: Parameters<Session["prepare"]>) {
    return this.#call("prepare", args);
  }

  prepareAll(...args: Parameters<Session["prepareAll"]>) {
    return this.#call("prepareAll", args);
  }

  makeReferences(count: number) {
    return this.#call("makeReferences", [count]);
  }

  send(id: string) {
    return this.#call("send", [id]);
  }

  follow(receipt: Receipt) {
    return this.#call("follow", [receipt]);
  }

  verify(receipt: Receipt) {
    return this.#call("verify", [receipt]);
  }

  consult(...args: Parameters<Session["consult"]>) {
    return this.#call("consult", args);
  }

  signManifest(bytes: Uint8Array) {
    return this.#call("signManifest", [bytes], [bytes.buffer]);
  }

  cancel() {
    return this.#call("cancel", []);
  }

  lock() {
    this.#worker.postMessage({ end: true }, []);
    this.#calls.fail(new FlaError("session.locked"));
    setTimeout(() => this.#worker.terminate(), GRACE_MILLISECONDS);
  }

  #call<M extends Method>(
    method: M,
    args: Call<M>["args"],
    transfer: ArrayBufferLike[] = [],
  ): ReturnType<Session[M]> {
    const answer = this.#calls.begin((id) =>
      this.#worker.postMessage({ id, method, args }, transfer as ArrayBuffer[]),
    );
    return answer as ReturnType<Session[M]>;
  }

  #hear(message: FromWorker) {
    if ("leaving" in message) void this.#letPass(message);
    else if ("arrived" in message) this.#arrive(message.arrived);
    else this.#calls.answer(message);
  }

  /** Lets a request leave inside the passage. One that the passage fails leaves all the same, as it is. */
  async #letPass({ leaving, method, url }: Leaving) {
    const send = () =>
      new Promise<void>((resolve) => {
        if (this.#calls.isOver) return resolve();
        this.#underWay.set(leaving, resolve);
        this.#worker.postMessage({ pass: leaving }, []);
      });
    try {
      await this.#passage?.({ method, url }, send);
    } catch {
      this.#worker.postMessage({ pass: leaving }, []);
    }
  }

  #arrive(id: number) {
    this.#underWay.get(id)?.();
    this.#underWay.delete(id);
  }
}
