import { Calls, type Ending } from "../calls.js";
import { FlaError } from "../session/session.js";
import type { Answer, Call, Method, SaveCalls } from "./protocol.js";

/** The part of a Worker this file uses; a test gives its own. */
export interface WorkerLike extends Ending {
  postMessage(message: Call, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<Answer>) => void) | null;
}

/** The saving on the other side of a Worker. */
export interface Clerk extends SaveCalls {
  /** Ends the Worker. What is on the disk stays there. */
  end(): void;
}

/** Starts a Worker for one saving. */
export function startClerk(): Clerk {
  return new WorkerClerk(new Worker(new URL("./save-worker.js", import.meta.url), { type: "module" }));
}

export class WorkerClerk implements Clerk {
  readonly #worker: WorkerLike;
  readonly #calls: Calls;

  constructor(worker: WorkerLike) {
    this.#worker = worker;
    this.#calls = new Calls(worker);
    worker.onmessage = ({ data }) => this.#calls.answer(data);
  }

  open(...args: Parameters<SaveCalls["open"]>) {
    return this.#call("open", args);
  }

  /** The bytes are transferred: the page keeps no copy of them. */
  page(...args: Parameters<SaveCalls["page"]>) {
    return this.#call("page", args, [args[1].buffer]);
  }

  note(...args: Parameters<SaveCalls["note"]>) {
    return this.#call("note", args);
  }

  parts() {
    return this.#call("parts", []);
  }

  finish(...args: Parameters<SaveCalls["finish"]>) {
    return this.#call("finish", args);
  }

  seal(...args: Parameters<SaveCalls["seal"]>) {
    return this.#call("seal", args);
  }

  end() {
    this.#calls.end(new FlaError("session.locked"));
  }

  #call<M extends Method>(
    method: M,
    args: Parameters<SaveCalls[M]>,
    transfer: Transferable[] = [],
  ): ReturnType<SaveCalls[M]> {
    const answer = this.#calls.begin((id) => this.#worker.postMessage({ id, method, args }, transfer));
    return answer as ReturnType<SaveCalls[M]>;
  }
}
