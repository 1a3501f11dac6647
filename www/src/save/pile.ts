/** Bytes gathered in memory before they become part of a Blob. */
const GATHERED = 1024 * 1024;

/** Bytes that pile up in Blobs, which a browser keeps out of the memory of the page, and on the disk when there are many. */
export class Pile {
  readonly #blobs: Blob[] = [];
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #gathered = 0;
  #size = 0;

  /** In bytes. */
  get size(): number {
    return this.#size;
  }

  add(piece: Uint8Array<ArrayBuffer> | Blob): void {
    if (piece instanceof Blob) {
      this.#toBlob();
      this.#blobs.push(piece);
      this.#size += piece.size;
      return;
    }
    this.#chunks.push(piece);
    this.#gathered += piece.length;
    this.#size += piece.length;
    if (this.#gathered >= GATHERED) this.#toBlob();
  }

  toBlob(type = ""): Blob {
    this.#toBlob();
    return new Blob(this.#blobs, { type });
  }

  #toBlob(): void {
    if (this.#gathered === 0) return;
    this.#blobs.push(new Blob(this.#chunks));
    this.#chunks = [];
    this.#gathered = 0;
  }
}
