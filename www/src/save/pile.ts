/** Bytes gathered in memory before they become part of a Blob. */
const GATHERED = 1024 * 1024;

/** Bytes that pile up in Blobs, which a browser keeps out of the memory of the page, and on the disk when there are many. */
export class Pile {
  #blobs: Blob[] = [];
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #gathered = 0;
  #size = 0;

  /** In bytes. */
  get size(): number {
    return this.#size;
  }

  add(chunk: Uint8Array): void {
    this.#chunks.push(chunk as Uint8Array<ArrayBuffer>);
    this.#gathered += chunk.length;
    this.#size += chunk.length;
    if (this.#gathered >= GATHERED) this.#toBlob();
  }

  toBlob(type = ""): Blob {
    this.#toBlob();
    return new Blob(this.#blobs, { type });
  }

  #toBlob(): void {
    this.#blobs.push(new Blob(this.#chunks));
    this.#chunks = [];
    this.#gathered = 0;
  }
}
