import { ZipPassThrough } from "fflate";
import { Digest } from "../saved/digest.js";
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

/** Counts the bytes of a file and their CRC-32 as they come. fflate computes it nowhere else. */
export function counterOf(name: string): ZipPassThrough {
  const counter = new ZipPassThrough(name);
  counter.ondata = () => {};
  return counter;
}

/** A file that is there as a whole. */
export async function wholeEntry(name: string, contents: string | Uint8Array<ArrayBuffer>): Promise<Entry> {
  const bytes = typeof contents === "string" ? new TextEncoder().encode(contents) : contents;
  const { crc } = counted(name, bytes);
  const sha256 = new Digest().add(bytes).hex();
  const body = await deflated(bytes);
  return { name, size: bytes.length, crc, sha256, method: "deflated", body };
}

/** A file that is compressed as it is. */
export function storedEntry(name: string, body: Uint8Array<ArrayBuffer>): Entry {
  const { crc } = counted(name, body);
  const sha256 = new Digest().add(body).hex();
  return { name, size: body.length, crc, sha256, method: "stored", body };
}

export function counted(name: string, bytes: Uint8Array): { size: number; crc: number } {
  const counter = counterOf(name);
  counter.push(bytes, true);
  return { size: counter.size, crc: counter.crc };
}
