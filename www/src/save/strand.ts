import { crc32 } from "../saved/crc32.js";
import { Digest } from "../saved/digest.js";
import { Deflater } from "./deflater.js";
import type { Entry } from "./entry.js";

/** Characters that are gathered before they are compressed. */
const GATHERED = 64 * 1024;

/**
 * A file that grows while the pages come: compressed, counted and digested as it does, so that nothing of that is left
 * for the end.
 */
export class Strand {
  readonly #deflater = new Deflater();
  readonly #digest: Digest | null;
  readonly #encoder = new TextEncoder();
  #text = "";
  #size = 0;
  #crc = 0;

  /** `isDigested`: its digest is wanted; a part of a workbook has none of its own. */
  constructor(
    readonly name: string,
    isDigested = true,
  ) {
    this.#digest = isDigested ? new Digest() : null;
  }

  add(text: string): void {
    this.#text += text;
    if (this.#text.length >= GATHERED) this.#push();
  }

  /** Settles when it keeps up with what comes. */
  get ready(): Promise<unknown> {
    return this.#deflater.ready;
  }

  async end(): Promise<Entry> {
    this.#push();
    const sha256 = this.#digest?.hex() ?? "";
    const { name } = this;
    return {
      name,
      size: this.#size,
      crc: this.#crc,
      sha256,
      method: "deflated",
      body: await this.#deflater.end(),
    };
  }

  #push(): void {
    const bytes = this.#encoder.encode(this.#text);
    this.#text = "";
    this.#digest?.add(bytes);
    this.#size += bytes.length;
    this.#crc = crc32(bytes, this.#crc);
    this.#deflater.push(bytes);
  }
}
