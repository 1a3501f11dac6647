import { answer, type HttpResponse } from "./http.js";
import { resourceNotFound } from "./problem.js";

/** How long the register takes to decide when it does not decide at once, in milliseconds. Modelled. */
const DURATION = 2000;

/** What a task comes to: an address to read, the status of a task, or the result itself. */
export type Decision =
  | { location: string }
  | { problem: object }
  /** As Dimona does it: there is nothing at the address until there is a result. */
  | { result: object };

interface Task {
  readonly decision: Decision;
  readonly doneAt: number;
  /** How often it is still asked in vain; without it the time decides. */
  pollsLeft: number | undefined;
}

/** Declarations that are decided later (Belgif REST guide, "Long-running tasks"). */
export class Tasks {
  readonly #base: string;
  readonly #now: () => number;
  readonly #tasks = new Map<string, Task>();

  constructor(base: string, now: () => number) {
    this.#base = base;
    this.#now = now;
  }

  /** Gives the address to ask at until it is decided: in two seconds, or after so many questions. */
  start(decision: Decision, polls?: number): string {
    const id = crypto.randomUUID();
    this.#tasks.set(id, { decision, doneAt: this.#now() + DURATION, pollsLeft: polls });
    return `${this.#base}/${id}`;
  }

  read(id: string): HttpResponse {
    const task = this.#tasks.get(id);
    if (!task) {
      throw resourceNotFound(id);
    }
    const { decision, doneAt } = task;
    if (this.#isProcessing(task)) {
      if ("result" in decision) throw resourceNotFound(id);
      const pollAfter = new Date(Math.max(doneAt, this.#now())).toISOString();
      return answer(200, { state: "processing", pollAfter });
    }
    if ("location" in decision) return answer(303, undefined, { Location: decision.location });
    if ("result" in decision) return answer(200, decision.result);
    const completed = new Date(this.#now()).toISOString();
    return answer(200, { state: "failed", completed, problem: decision.problem });
  }

  #isProcessing(task: Task): boolean {
    if (task.pollsLeft === undefined) return task.doneAt > this.#now();
    task.pollsLeft -= 1;
    return task.pollsLeft >= 0;
  }
}
