import { answer, type HttpResponse } from "./http.js";
import { resourceNotFound } from "./problem.js";

/** How long the register takes to decide when it does not decide at once, in milliseconds. Modelled. */
const DURATION = 2000;

/** Declarations that are decided later (Belgif REST guide, "Long-running tasks"). */
export class Tasks {
  readonly #base: string;
  readonly #now: () => number;
  readonly #tasks = new Map<string, { output: string; doneAt: number }>();

  constructor(base: string, now: () => number) {
    this.#base = base;
    this.#now = now;
  }

  /** Gives the address to ask at until the decision can be read at `output`. */
  start(output: string): string {
    const id = crypto.randomUUID();
    this.#tasks.set(id, { output, doneAt: this.#now() + DURATION });
    return `${this.#base}/${id}`;
  }

  read(id: string): HttpResponse {
    const task = this.#tasks.get(id);
    if (!task) {
      throw resourceNotFound(id);
    }
    return task.doneAt > this.#now()
      ? answer(200, { state: "processing", pollAfter: new Date(task.doneAt).toISOString() })
      : answer(303, undefined, { Location: task.output });
  }
}
