import { Pile } from "./pile.js";

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Compresses what comes (RFC 1951), with the compressor of the browser: three times as fast as one in JavaScript, and
 * this is most of what there is to do.
 */
export class Deflater {
  readonly #pile = new Pile();
  readonly #writer: WritableStreamDefaultWriter<Bytes>;
  readonly #drained: Promise<void>;

  constructor() {
    const { readable, writable } = new CompressionStream("deflate-raw");
    this.#writer = writable.getWriter() as WritableStreamDefaultWriter<Bytes>;
    this.#drained = drain(readable as ReadableStream<Bytes>, this.#pile);
  }

  /** Settles when it keeps up with what comes. */
  get ready(): Promise<unknown> {
    return this.#writer.ready;
  }

  push(bytes: Bytes): void {
    // A failure shows when it ends.
    this.#writer.write(bytes).catch(() => {});
  }

  async end(): Promise<Blob> {
    await Promise.all([this.#writer.close(), this.#drained]);
    return this.#pile.toBlob();
  }
}

async function drain(readable: ReadableStream<Bytes>, pile: Pile): Promise<void> {
  const reader = readable.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) pile.add(read.value);
}

/** Some bytes, compressed at once. */
export function deflated(bytes: Bytes): Promise<Bytes> {
  return through(new CompressionStream("deflate-raw"), bytes);
}

/** The other way round. */
export function inflated(bytes: Bytes): Promise<Bytes> {
  return through(new DecompressionStream("deflate-raw"), bytes);
}

async function through({ readable, writable }: GenericTransformStream, bytes: Bytes): Promise<Bytes> {
  const writer = writable.getWriter();
  const [whole] = await Promise.all([
    new Response(readable).arrayBuffer(),
    writer.write(bytes),
    writer.close(),
  ]);
  return new Uint8Array(whole);
}
