import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** A SHA-256 that takes its input piece by piece, which WebCrypto cannot. */
export class Digest {
  readonly #hash = sha256.create();

  add(bytes: Uint8Array): this {
    this.#hash.update(bytes);
    return this;
  }

  /** The digest in hexadecimal, lower case. Ends it. */
  hex(): string {
    return bytesToHex(this.#hash.digest());
  }
}

/** The same of what is there as a whole, by WebCrypto, which is faster. */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return bytesToHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}
