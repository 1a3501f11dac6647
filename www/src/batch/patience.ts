import { type Judgement, limitOf } from "./judge.js";

/** Seconds to wait for a busy server that does not say how long; twice as many each further time. */
const BUSY_SECONDS = 15;
const MAX_BUSY_SECONDS = 600;

/** How often in a row a server may be busy before the user is asked. */
const BUSY_LIMIT = 10;

/** What the answers so far mean for those that would follow. */
export class Patience {
  readonly #now: () => number;
  #heldUntil = 0;
  #timesBusy = 0;
  #trouble: { readonly code: string; readonly times: number } | null = null;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Nothing leaves before this time, in milliseconds. */
  get heldUntil(): number {
    return this.#heldUntil;
  }

  hold(milliseconds: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, this.#now() + milliseconds);
  }

  /** Takes an answer in. Gives the code of what ends the sending, when it was one too many. */
  heed({ busy, trouble }: Pick<Judgement, "busy" | "trouble">): string | null {
    if (busy) {
      const byItself = Math.min(MAX_BUSY_SECONDS, BUSY_SECONDS * 2 ** this.#timesBusy);
      this.hold((busy.seconds ?? byItself) * 1000);
      this.#timesBusy += 1;
      return this.#timesBusy < BUSY_LIMIT ? null : busy.code;
    }
    if (trouble) {
      const times = this.#trouble?.code === trouble ? this.#trouble.times + 1 : 1;
      this.#trouble = { code: trouble, times };
      return times < limitOf(trouble) ? null : trouble;
    }
    this.#timesBusy = 0;
    this.#trouble = null;
    return null;
  }
}
