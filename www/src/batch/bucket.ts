/**
 * How many requests may begin (a token bucket): so many in a second, and what was not used stays for one second. A page out
 * of sight wakes only once a second, and keeps its pace all the same.
 */
export class Bucket {
  #tokens = 1;
  #filledAt: number;

  /** `perSecond` is `null` for no limit. `now` is in milliseconds. */
  constructor(
    readonly perSecond: number | null,
    now: number,
  ) {
    this.#filledAt = now;
  }

  /** Milliseconds until one may begin; 0 when it may now. */
  delay(now: number): number {
    if (this.perSecond === null) return 0;
    this.#fill(now, this.perSecond);
    return this.#tokens >= 1 ? 0 : Math.ceil(((1 - this.#tokens) * 1000) / this.perSecond);
  }

  /** One begins. */
  take(): void {
    this.#tokens -= 1;
  }

  #fill(now: number, perSecond: number): void {
    // A clock that was set back fills nothing.
    const passed = Math.max(0, now - this.#filledAt);
    this.#filledAt = now;
    this.#tokens = Math.min(Math.max(1, perSecond), this.#tokens + (passed * perSecond) / 1000);
  }
}
