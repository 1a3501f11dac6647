import { Digest } from "../saved/digest.js";
import { Deflater } from "./deflater.js";
import { counterOf, type Entry } from "./entry.js";

/** Characters that are gathered before they are compressed. */
const GATHERED = 64 * 1024;

/**
 * A file that grows while the pages come: compressed, counted and digested as it does, so that nothing of that is left
 * for the end.
 */
export class Strand {
  readonly #deflater = new Deflater();
  readonly #digest: Digest | null;
  readonly #counter: ReturnType<typeof counterOf>;
  readonly #encoder = new TextEncoder();
  #text = "";

  /** `isDigested`: its digest is wanted; a part of a workbook has none of its own. */
  constructor(
    readonly name: string,
    isDigested = true,
  ) {
    this.#digest = isDigested ? new Digest() : null;
    this.#counter = counterOf(name);
  }

  add(text: string): void {
    this.#text += text;
    if (this.#text.length >= GATHERED) this.#push(false);
  }

  /** Settles when it keeps up with what comes. */
  get ready(): Promise<unknown> {
    return this.#deflater.ready;
  }

  async end(): Promise<Entry> {
    this.#push(true);
    const { size, crc } = this.#counter;
    const sha256 = this.#digest?.hex() ?? "";
    return { name: this.name, size, crc, sha256, method: "deflated", body: await this.#deflater.end() };
  }

  #push(isLast: boolean): void {
    const bytes = this.#encoder.encode(this.#text);
    this.#text = "";
    this.#digest?.add(bytes);
    this.#counter.push(bytes, isLast);
    this.#deflater.push(bytes);
  }
}
