import { FlaError } from "../session/session.js";
import type { Call, Calls, Method, Reply } from "./protocol.js";

/** The part of a Worker this file uses; a test gives its own. */
export interface WorkerLike {
  postMessage(message: Call, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Reply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

/** The saving on the other side of a Worker. */
export interface Clerk extends Calls {
  /** Ends the Worker. What is on the disk stays there. */
  end(): void;
}

/** Starts a Worker for one saving. */
export function startClerk(): Clerk {
  return new WorkerClerk(new Worker(new URL("./save-worker.js", import.meta.url), { type: "module" }));
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (reason: FlaError) => void;
}

export class WorkerClerk implements Clerk {
  readonly #worker: WorkerLike;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  /** Once set, it is over and every call fails with this. */
  #ended: FlaError | null = null;

  constructor(worker: WorkerLike) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#hear(data);
    // A Worker that cannot start, or dies, answers nothing: without this the panel would wait for ever.
    worker.onerror = () => this.#stop(new FlaError("session.internal"));
    worker.onmessageerror = () => this.#stop(new FlaError("session.internal"));
  }

  open(...args: Parameters<Calls["open"]>) {
    return this.#call("open", args);
  }

  page(...args: Parameters<Calls["page"]>) {
    return this.#call("page", args, [args[1].buffer]);
  }

  note(...args: Parameters<Calls["note"]>) {
    return this.#call("note", args);
  }

  parts() {
    return this.#call("parts", []);
  }

  finish(...args: Parameters<Calls["finish"]>) {
    return this.#call("finish", args);
  }

  seal(...args: Parameters<Calls["seal"]>) {
    return this.#call("seal", args);
  }

  end() {
    this.#stop(new FlaError("session.locked"));
  }

  #call<M extends Method>(
    method: M,
    args: Parameters<Calls[M]>,
    transfer: Transferable[] = [],
  ): ReturnType<Calls[M]> {
    const answer = new Promise((resolve, reject) => {
      if (this.#ended) {
        reject(this.#ended);
        return;
      }
      this.#lastId += 1;
      this.#waiting.set(this.#lastId, { resolve, reject });
      this.#worker.postMessage({ id: this.#lastId, method, args }, transfer);
    });
    return answer as ReturnType<Calls[M]>;
  }

  #hear(reply: Reply) {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ("error" in reply) waiting?.reject(new FlaError(reply.error.code, reply.error.params));
    else waiting?.resolve(reply.value as never);
  }

  #stop(reason: FlaError) {
    this.#worker.terminate();
    this.#ended ??= reason;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }
}
