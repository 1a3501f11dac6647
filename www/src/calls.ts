import { FlaError } from "./session/session.js";

/** A failure as plain data: structured cloning would drop the members of an Error. */
export interface Failure {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** The answer of a Worker to the call with the same id. */
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: Failure };

/** What is heard of a Worker apart from its messages; a test gives its own. */
export interface Ending {
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  terminate(): void;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (reason: FlaError) => void;
}

/** The calls to one Worker that wait for their answer. Once it has ended, all of them and every later one fail alike. */
export class Calls {
  readonly #worker: Ending;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #ended: FlaError | null = null;

  /** `ended` is called when nothing more is to be expected of the Worker, whatever the reason. */
  constructor(
    worker: Ending,
    private readonly ended = () => {},
  ) {
    this.#worker = worker;
    // A Worker that cannot start, or dies, answers nothing: without this the panel would wait for ever.
    worker.onerror = () => this.end(new FlaError("session.internal"));
    worker.onmessageerror = () => this.end(new FlaError("session.internal"));
  }

  get isOver(): boolean {
    return this.#ended !== null;
  }

  /** Lets a call leave under an id of its own, and waits for what answers it. */
  begin(leave: (id: number) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#ended) {
        reject(this.#ended);
        return;
      }
      this.#lastId += 1;
      this.#waiting.set(this.#lastId, { resolve, reject });
      leave(this.#lastId);
    });
  }

  answer(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("error" in answer) waiting?.reject(new FlaError(answer.error.code, answer.error.params));
    else waiting?.resolve(answer.value as never);
  }

  /** Ends the Worker at once, and its calls with it. */
  end(reason: FlaError): void {
    this.#worker.terminate();
    this.fail(reason);
  }

  /** From now on every call fails with this, those under way included. */
  fail(reason: FlaError): void {
    this.#ended ??= reason;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
    this.ended();
  }
}

/** In the Worker: anything but an error of the core is a fault of the panel, a trap of the Wasm, a call before its time. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Error && error.name === "FlaError") {
    const { code, params } = error as Error & Failure;
    return { code, params };
  }
  return { code: "session.internal", params: {} };
}
