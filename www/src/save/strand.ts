import { Deflate } from "fflate";
import { Digest } from "../saved/digest.js";
import { counterOf, type Entry } from "./entry.js";
import { Pile } from "./pile.js";

/** How hard files are compressed that grow along. Records are alike: a higher level takes twice the time for a tenth less. */
const LEVEL = 2;

/** Characters that are gathered before they are compressed. */
const GATHERED = 64 * 1024;

/**
 * A file that grows while the pages come: compressed, counted and digested as it does, so that nothing of that is left
 * for the end.
 */
export class Strand {
  readonly #pile = new Pile();
  readonly #deflate = new Deflate({ level: LEVEL }, (chunk) => this.#pile.add(chunk));
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

  end(): Entry {
    this.#push(true);
    const { size, crc } = this.#counter;
    const sha256 = this.#digest?.hex() ?? "";
    return { name: this.name, size, crc, sha256, method: "deflated", body: this.#pile.toBlob() };
  }

  #push(isLast: boolean): void {
    const bytes = this.#encoder.encode(this.#text);
    this.#text = "";
    this.#digest?.add(bytes);
    this.#counter.push(bytes, isLast);
    this.#deflate.push(bytes, isLast);
  }
}
