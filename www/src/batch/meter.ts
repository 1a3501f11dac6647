/** Seconds over which the rate is measured. */
const WINDOW_SECONDS = 10;

/** How many answers come in a second, over the last ten. */
export class Meter {
  /** Answers by whole second. */
  readonly #seconds = new Map<number, number>();
  #since: number | null = null;

  /** An answer has come. */
  count(now: number): void {
    const second = Math.floor(now / 1000);
    this.#since ??= second;
    this.#seconds.set(second, (this.#seconds.get(second) ?? 0) + 1);
    if (this.#seconds.size <= WINDOW_SECONDS + 1) return;
    for (const old of this.#seconds.keys()) {
      if (old < second - WINDOW_SECONDS) this.#seconds.delete(old);
    }
  }

  /** Answers in a second; `null` before a whole second has passed. */
  rate(now: number): number | null {
    const second = Math.floor(now / 1000);
    const seconds = this.#since === null ? 0 : Math.min(WINDOW_SECONDS, second - this.#since);
    if (seconds < 1) return null;
    let answers = 0;
    for (let at = second - seconds; at < second; at += 1) answers += this.#seconds.get(at) ?? 0;
    return answers / seconds;
  }
}
