/** Wakes all who wait for something to change. */
export class Bell {
  #controller = new AbortController();

  /** Given by the next ring. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  ring(): void {
    const rung = this.#controller;
    this.#controller = new AbortController();
    rung.abort();
  }
}
