import { Zip, type ZipInputFile } from "fflate";
import { type FileEntry, MAX_BYTES, MAX_ENTRIES } from "../saved/layout.js";
import { FlaError } from "../session/session.js";
import type { Entry } from "./entry.js";
import { Pile } from "./pile.js";

/** What the directory at the end of a ZIP takes for each file at the most, with names as long as ours. */
const DIRECTORY_BYTES = 200;

/** The compression methods of a ZIP (APPNOTE 4.4.5). */
const METHODS = { stored: 0, deflated: 8 } as const;

/** A ZIP, written from its beginning to its end. Files come compressed already and are put in as they are. */
export class Archive {
  readonly #pile = new Pile();
  readonly #zip: Zip;
  readonly #entries: FileEntry[] = [];
  #failure: Error | null = null;

  /** `at`: the time of every file in it, in milliseconds. */
  constructor(readonly at: number) {
    this.#zip = new Zip((error, chunk) => {
      if (error) this.#failure ??= error;
      else this.#pile.add(chunk);
    });
  }

  /** What is in it so far, in its order. */
  get entries(): readonly FileEntry[] {
    return this.#entries;
  }

  /** Fails with `save.too_large` when a ZIP of the common form cannot hold it. */
  async add({ name, size, crc, sha256, method, body }: Entry): Promise<void> {
    const bytes = body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : body;
    const after = this.#pile.size + bytes.length + (this.#entries.length + 1) * DIRECTORY_BYTES;
    if (this.#entries.length >= MAX_ENTRIES || Math.max(after, size) > MAX_BYTES) {
      throw new FlaError("save.too_large");
    }
    const file: ZipInputFile = { filename: name, size, crc, compression: METHODS[method], mtime: this.at };
    this.#zip.add(file);
    file.ondata?.(null, bytes, true);
    this.#entries.push({ name, bytes: size, sha256 });
    if (this.#failure) throw this.#failure;
  }

  end(type: string): Blob {
    this.#zip.end();
    if (this.#failure) throw this.#failure;
    return this.#pile.toBlob(type);
  }
}
