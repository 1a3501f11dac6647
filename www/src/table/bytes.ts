/** A part of a file, as the core of the table wants it: unpacked, and as UTF-8. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly deflated: boolean;
  readonly encoding: string;
}

/** How much is handed over at once: little enough to be cancelled between two pieces. */
const PIECE = 1 << 20;

/** The bytes of a part, readable, in pieces. What cannot be unpacked fails with a TypeError of the browser. */
export async function* piecesOf(file: Uint8Array, part: Part): AsyncGenerator<Uint8Array> {
  const bytes = file.subarray(part.from, part.to) as Uint8Array<ArrayBuffer>;
  if (part.deflated) yield* streamed(bytes, new DecompressionStream("deflate-raw"));
  else if (part.encoding === "utf-8") yield* slices(bytes);
  else yield* decoded(bytes, part.encoding);
}

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

function* decoded(bytes: Uint8Array, encoding: string): Generator<Uint8Array> {
  const [decoder, encoder] = [new TextDecoder(encoding), new TextEncoder()];
  for (const piece of slices(bytes)) yield encoder.encode(decoder.decode(piece, { stream: true }));
  yield encoder.encode(decoder.decode());
}

/** Deflates pieces as they come (RFC 1951, without a header) and gives what comes out, with its length. */
export async function deflate(
  pieces: () => Uint8Array | undefined,
): Promise<{ parts: Blob; length: number }> {
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const piece = pieces();
      if (piece) controller.enqueue(piece as Uint8Array<ArrayBuffer>);
      else controller.close();
    },
  });
  const packed = source.pipeThrough(new CompressionStream("deflate-raw"));
  const parts = await new Response(packed).blob();
  return { parts, length: parts.size };
}

async function* streamed(
  bytes: Uint8Array<ArrayBuffer>,
  through: DecompressionStream,
): AsyncGenerator<Uint8Array> {
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  const reader = source.pipeThrough(through).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    // A reading that was given up must not go on unpacking.
    void reader.cancel().catch(() => {});
  }
}
