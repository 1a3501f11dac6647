import type { ConsultPage } from "#wasm";
import type { Clerk } from "./client.js";
import type { PageFacts } from "./kept.js";
import type { PartStand } from "./part-check.js";
import { withoutNumbers } from "./without-numbers.js";

/** Pages that may be on their way to the disk while the next one is asked for: what a page in memory costs is bounded. */
const MOST = 8;

interface Options {
  readonly clerk: Pick<Clerk, "page">;
  onStand(part: number, stand: PartStand): void;
}

/** Pages that were fetched and are not on the disk yet. */
export class OnTheWay {
  readonly #options: Options;
  readonly #pages = new Set<Promise<void>>();
  #failure: { readonly error: unknown } | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Hands a page over; settles when there is room for another. Fails when one before could not be kept. */
  async take(part: number, page: ConsultPage): Promise<void> {
    this.check();
    const { clerk, onStand } = this.#options;
    const kept = clerk.page(factsOf(part, page), page.bytes).then(
      (stand) => onStand(part, stand),
      (error) => {
        this.#failure ??= { error };
      },
    );
    this.#pages.add(kept);
    void kept.finally(() => this.#pages.delete(kept));
    if (this.#pages.size >= MOST) await Promise.race(this.#pages);
  }

  /** Waits until every page is on the disk, or cannot be. */
  async settle(): Promise<void> {
    await Promise.all(this.#pages);
  }

  /** Fails when a page could not be kept. */
  check(): void {
    if (this.#failure) throw this.#failure.error;
  }
}

function factsOf(part: number, { bytes: _, count, page: __, url, ...facts }: ConsultPage): PageFacts {
  return { part, url: withoutNumbers(url.split("?")[0] ?? ""), records: count, ...facts };
}
