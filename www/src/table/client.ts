import { Calls, type Ending } from "../calls.js";
import { listWordsIn } from "../compare/list-words.js";
import { FlaError } from "../session/session.js";
import type { Call, FromWorker, Method, TableCalls, ToWorker } from "./protocol.js";
import type { Table, TableProgress } from "./table.js";
import { labelsIn, templateOf } from "./template.js";

/** The part of a Worker this file uses; a test gives its own. */
export interface WorkerLike extends Ending {
  postMessage(message: ToWorker, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
}

/** Starts a Worker with a table of its own. It loads nothing until then: who imports no file pays nothing for it. */
export function startTable(): Table {
  return new WorkerTable(new Worker(new URL("./table-worker.js", import.meta.url), { type: "module" }));
}

/** A {@link Table} on the other side of a Worker. */
export class WorkerTable implements Table {
  onProgress: ((progress: TableProgress) => void) | null = null;
  readonly #worker: WorkerLike;
  readonly #calls: Calls;

  constructor(worker: WorkerLike) {
    this.#worker = worker;
    this.#calls = new Calls(worker);
    worker.onmessage = ({ data }) => {
      if ("progress" in data) this.onProgress?.(data.progress);
      else this.#calls.answer(data);
    };
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

  write(...args: Parameters<Table["write"]>) {
    return this.#call("write", args);
  }

  beginComparison() {
    return this.#call("beginComparison", []);
  }

  addRegistered(...args: Parameters<Table["addRegistered"]>) {
    return this.#call("addRegistered", args);
  }

  addAsked(...args: Parameters<Table["addAsked"]>) {
    return this.#call("addAsked", args);
  }

  finishComparison() {
    return this.#call("finishComparison", []);
  }

  compared(...args: Parameters<Table["compared"]>) {
    return this.#call("compared", args);
  }

  rowsNotMissing() {
    return this.#call("rowsNotMissing", []);
  }

  exportCompared(...[format, query, language]: Parameters<Table["exportCompared"]>) {
    return this.#call("exportCompared", [format, query, listWordsIn(language)]);
  }

  cancel() {
    this.#worker.postMessage({ cancel: true }, []);
  }

  close() {
    this.#calls.end(new FlaError("table.cancelled"));
  }

  #call<M extends Method>(
    method: M,
    args: Call<M>["args"],
    transfer: ArrayBuffer[] = [],
  ): ReturnType<TableCalls[M]> {
    const answer = this.#calls.begin((id) => this.#worker.postMessage({ id, method, args }, transfer));
    return answer as ReturnType<TableCalls[M]>;
  }
}
