import { FlaError } from "../session/session.js";
import type { Call, Calls, FromWorker, Method, ToWorker } from "./protocol.js";
import type { Table, TableProgress } from "./table.js";
import { labelsIn, templateOf } from "./template.js";

/** The part of a Worker this file uses; a test gives its own. */
export interface WorkerLike {
  postMessage(message: ToWorker, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

/** Starts a Worker with a table of its own. It loads nothing until then: who imports no file pays nothing for it. */
export function startTable(): Table {
  return new WorkerTable(new Worker(new URL("./table-worker.js", import.meta.url), { type: "module" }));
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (reason: FlaError) => void;
}

/** A {@link Table} on the other side of a Worker. */
export class WorkerTable implements Table {
  onProgress: ((progress: TableProgress) => void) | null = null;
  readonly #worker: WorkerLike;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  /** Once set, the table is over and every call fails with this. */
  #ended: FlaError | null = null;

  constructor(worker: WorkerLike) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#hear(data);
    // A Worker that cannot start, or dies, answers nothing: without this the panel would wait for ever.
    worker.onerror = () => this.#end("session.internal");
    worker.onmessageerror = () => this.#end("session.internal");
  }

  read(...args: Parameters<Table["read"]>) {
    const [source] = args;
    return this.#call("read", args, "bytes" in source ? [source.bytes.buffer as ArrayBuffer] : []);
  }

  map(...args: Parameters<Table["map"]>) {
    return this.#call("map", args);
  }

  rows(...args: Parameters<Table["rows"]>) {
    return this.#call("rows", args);
  }

  edit(...args: Parameters<Table["edit"]>) {
    return this.#call("edit", args);
  }

  fix(...args: Parameters<Table["fix"]>) {
    return this.#call("fix", args);
  }

  fixAll(...args: Parameters<Table["fixAll"]>) {
    return this.#call("fixAll", args);
  }

  remove(...args: Parameters<Table["remove"]>) {
    return this.#call("remove", args);
  }

  undo() {
    return this.#call("undo", []);
  }

  drafts(...args: Parameters<Table["drafts"]>) {
    return this.#call("drafts", args);
  }

  export(...[format, language]: Parameters<Table["export"]>) {
    return this.#call("export", [format, labelsIn(language)]);
  }

  async template(...[kind, language]: Parameters<Table["template"]>) {
    const { fileName, content } = templateOf(kind, language);
    return { ...(await this.#call("write", [content])), fileName };
  }

  cancel() {
    this.#worker.postMessage({ cancel: true }, []);
  }

  close() {
    this.#end("table.cancelled");
  }

  #call<M extends Method>(
    method: M,
    args: Call<M>["args"],
    transfer: ArrayBuffer[] = [],
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

  #hear(message: FromWorker) {
    if ("progress" in message) {
      this.onProgress?.(message.progress);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if ("error" in message) waiting?.reject(new FlaError(message.error.code, message.error.params));
    else waiting?.resolve(message.value as never);
  }

  #end(code: string) {
    this.#worker.terminate();
    this.#ended ??= new FlaError(code);
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }
}
