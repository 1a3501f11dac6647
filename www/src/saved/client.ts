import { Calls } from "../calls.js";
import { FlaError } from "../session/session.js";
import type { FromWorker, Question, SavedFile, ToWorker } from "./protocol.js";
import type { SavedFound, SavedQuery } from "./records.js";
import type { Verdict } from "./verify.js";

/** Starts a Worker for one saved file. It ends with {@link SavedFile.close}. */
export function startSaved(): SavedFile {
  return new WorkerSaved(new Worker(new URL("./saved-worker.js", import.meta.url), { type: "module" }));
}

/** A {@link SavedFile} on the other side of a Worker. */
class WorkerSaved implements SavedFile {
  readonly #worker: Worker;
  readonly #calls: Calls;
  #onProgress: (share: number) => void = () => {};

  constructor(worker: Worker) {
    this.#worker = worker;
    this.#calls = new Calls(worker);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if ("progress" in data) this.#onProgress(data.progress);
      else this.#calls.answer(data);
    };
  }

  open(file: Blob, onProgress: (share: number) => void) {
    this.#onProgress = onProgress;
    return this.#ask({ open: file }) as Promise<Verdict>;
  }

  find(query: SavedQuery) {
    return this.#ask({ find: query }) as Promise<SavedFound>;
  }

  cancel() {
    this.#worker.postMessage({ cancel: true } satisfies ToWorker);
  }

  close() {
    this.#calls.end(new FlaError("saved.cancelled"));
  }

  #ask(question: Question): Promise<unknown> {
    return this.#calls.begin((id) => this.#worker.postMessage({ id, ...question } satisfies ToWorker));
  }
}
