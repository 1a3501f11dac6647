import { crc32 } from "../saved/crc32.js";
import { Digest, digestOf } from "../saved/digest.js";
import { deflated } from "./deflater.js";

/** A file as it goes into a ZIP: its bytes as they will lie in it, and what the ZIP and the manifest say of it. */
export interface Entry {
  readonly name: string;
  /** Of the file itself, in bytes. */
  readonly size: number;
  readonly crc: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** `deflated` (RFC 1951), or as they are. */
  readonly method: "deflated" | "stored";
  readonly body: Blob | Uint8Array<ArrayBuffer>;
}

/** Bytes of a Blob that are read at a time. */
const PIECE = 1024 * 1024;

/** A file that is there as a whole. */
export async function wholeEntry(name: string, contents: string | Uint8Array<ArrayBuffer>): Promise<Entry> {
  const bytes = typeof contents === "string" ? new TextEncoder().encode(contents) : contents;
  const [sha256, body] = await Promise.all([digestOf(bytes), deflated(bytes)]);
  return { name, size: bytes.length, crc: crc32(bytes), sha256, method: "deflated", body };
}

/** A file that is compressed as it is. It is read piece by piece: little of a large one is in memory at a time. */
export async function storedEntry(name: string, body: Blob): Promise<Entry> {
  const digest = new Digest();
  let crc = 0;
  for (let from = 0; from < body.size; from += PIECE) {
    const piece = new Uint8Array(await body.slice(from, from + PIECE).arrayBuffer());
    digest.add(piece);
    crc = crc32(piece, crc);
  }
  return { name, size: body.size, crc, sha256: digest.hex(), method: "stored", body };
}
