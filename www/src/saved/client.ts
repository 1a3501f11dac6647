import { FlaError } from "../session/session.js";
import type { FromWorker, SavedFile, ToWorker } from "./protocol.js";
import type { SavedFound, SavedQuery } from "./records.js";
import type { Verdict } from "./verify.js";

/** Starts a Worker for one saved file. It ends with {@link SavedFile.close}. */
export function startSaved(): SavedFile {
  return new WorkerSaved(new Worker(new URL("./saved-worker.js", import.meta.url), { type: "module" }));
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (reason: FlaError) => void;
  readonly onProgress?: (share: number) => void;
}

/** A {@link SavedFile} on the other side of a Worker. */
class WorkerSaved implements SavedFile {
  readonly #worker: Worker;
  #waiting: Waiting | null = null;
  #ended: FlaError | null = null;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(data);
    worker.onerror = () => this.#end("session.internal");
    worker.onmessageerror = () => this.#end("session.internal");
  }

  open(file: Blob, onProgress: (share: number) => void): Promise<Verdict> {
    return this.#call({ open: file }, onProgress);
  }

  find(query: SavedQuery): Promise<SavedFound> {
    return this.#call({ find: query });
  }

  cancel() {
    this.#worker.postMessage({ cancel: true } satisfies ToWorker);
  }

  close() {
    this.#end("saved.cancelled");
  }

  #call<T>(call: ToWorker, onProgress?: (share: number) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#ended || this.#waiting) {
        reject(this.#ended ?? new FlaError("session.internal"));
        return;
      }
      this.#waiting = { resolve, reject, ...(onProgress && { onProgress }) };
      this.#worker.postMessage(call);
    });
  }

  #hear(message: FromWorker) {
    const waiting = this.#waiting;
    if ("progress" in message) {
      waiting?.onProgress?.(message.progress);
      return;
    }
    this.#waiting = null;
    if ("error" in message) waiting?.reject(new FlaError(message.error.code, message.error.params));
    else waiting?.resolve(message.value as never);
  }

  #end(code: string) {
    this.#worker.terminate();
    this.#ended ??= new FlaError(code);
    this.#waiting?.reject(this.#ended);
    this.#waiting = null;
  }
}
