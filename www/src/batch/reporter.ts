import type { World } from "./world.js";

/** Milliseconds between two reports of progress. */
const REPORT_MILLISECONDS = 100;

/** Tells whoever listens that there is something new, and no more often than a screen needs. */
export class Reporter {
  readonly #world: World;
  readonly #listeners = new Set<() => void>();
  #toldAt = 0;
  #waiting = false;

  constructor(world: World) {
    this.#world = world;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells at once, or when the last time was long enough ago. */
  report(): void {
    if (this.#waiting) return;
    const passed = this.#world.now() - this.#toldAt;
    if (passed >= REPORT_MILLISECONDS || passed < 0) {
      this.tell();
    } else {
      this.#waiting = true;
      this.#world.wait(REPORT_MILLISECONDS - passed, new AbortController().signal).then(() => {
        this.#waiting = false;
        this.tell();
      });
    }
  }

  tell(): void {
    this.#toldAt = this.#world.now();
    for (const listener of this.#listeners) listener();
  }
}
