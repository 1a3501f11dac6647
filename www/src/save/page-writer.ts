import type { KeptPage, KeptSaves } from "./kept.js";

/**
 * Writes pages to the disk in the order in which they are given. Those that come while it is writing go together, for each
 * writing costs the browser more than the page; and after one that failed, none follows.
 */
export class PageWriter {
  readonly #saves: Pick<KeptSaves, "putPages">;
  #waiting: KeptPage[] = [];
  #writing: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;

  constructor(saves: Pick<KeptSaves, "putPages">) {
    this.#saves = saves;
  }

  /** Settles when the page is on the disk. */
  put(page: KeptPage): Promise<void> {
    this.#waiting.push(page);
    this.#next ??= this.#writing.then(() => this.#write());
    return this.#next;
  }

  #write(): Promise<void> {
    const pages = this.#waiting;
    this.#waiting = [];
    this.#next = null;
    this.#writing = this.#saves.putPages(pages);
    return this.#writing;
  }
}
