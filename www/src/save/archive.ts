import { type FileEntry, MAX_BYTES, MAX_ENTRIES } from "../saved/layout.js";
import { FlaError } from "../session/session.js";
import type { Entry } from "./entry.js";
import { Pile } from "./pile.js";
import { centralHeader, END_BYTES, endOfDirectory, localHeader, type ZipFile } from "./zip-headers.js";

/**
 * A ZIP, written from its beginning to its end. Files come compressed already and are put in as they are: a Blob becomes a
 * part of the ZIP without being read.
 */
export class Archive {
  readonly #pile = new Pile();
  readonly #directory: Uint8Array<ArrayBuffer>[] = [];
  #directoryBytes = 0;
  readonly #entries: FileEntry[] = [];

  /** `at`: the time of every file in it, in milliseconds. */
  constructor(readonly at: number) {}

  /** What is in it so far, in its order. */
  get entries(): readonly FileEntry[] {
    return this.#entries;
  }

  /** Fails with `save.too_large` when a ZIP of the common form cannot hold it. */
  add({ name, size, crc, sha256, method, body }: Entry): void {
    const file: ZipFile = { name, method, crc, size, packed: body instanceof Blob ? body.size : body.length };
    const local = localHeader(file, this.at);
    const central = centralHeader(file, this.at, this.#pile.size);
    const data = this.#pile.size + local.length + file.packed;
    const directory = this.#directoryBytes + central.length;
    if (this.#entries.length >= MAX_ENTRIES || Math.max(data + directory + END_BYTES, size) > MAX_BYTES) {
      throw new FlaError("save.too_large");
    }
    this.#pile.add(local);
    this.#pile.add(body);
    this.#directory.push(central);
    this.#directoryBytes = directory;
    this.#entries.push({ name, bytes: size, sha256 });
  }

  end(type: string): Blob {
    const offset = this.#pile.size;
    for (const central of this.#directory) this.#pile.add(central);
    this.#pile.add(endOfDirectory(this.#entries.length, this.#directoryBytes, offset));
    return this.#pile.toBlob(type);
  }
}
