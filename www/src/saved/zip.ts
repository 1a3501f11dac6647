import { FlaError } from "../session/session.js";
import { crc32 } from "./crc32.js";
import { bounded } from "./limits.js";
import { type Entry, isFolder, readEntries } from "./zip-directory.js";

const LOCAL_HEADER = 0x0403_4b50;
const LOCAL_BYTES = 30;
const END = 0x0605_4b50;
const END_BYTES = 22;
const DEFLATED = 8;
const HAS_DESCRIPTOR = 1 << 3;
/** Up to so many bytes of the ZIP are read at one go. */
const AT_ONCE = 256 * 1024;

/**
 * A ZIP read by its directory, piece by piece, on demand: neither the file nor what is in it is ever in memory as a whole.
 * What it says of itself is held against what is there. ZIP64, comments and encryption are refused: the panel writes none.
 */
export class Zip {
  readonly #blob: Blob;

  private constructor(
    blob: Blob,
    /** By name, in the order of the directory. */
    readonly entries: ReadonlyMap<string, Entry>,
  ) {
    this.#blob = blob;
  }

  /** Reads the directory. Fails with `saved.not_saved` for what is no ZIP at all. */
  static async open(blob: Blob): Promise<Zip> {
    bounded("size", blob.size, "ZIP");
    if (blob.size < END_BYTES) throw new FlaError("saved.not_saved");
    const begin = await view(blob, 0, 4);
    const end = await view(blob, blob.size - END_BYTES, END_BYTES);
    if (end.getUint32(0, true) !== END) {
      throw new FlaError(begin.getUint32(0, true) === LOCAL_HEADER ? "saved.damaged" : "saved.not_saved");
    }
    const [count, bytes, offset] = [
      end.getUint16(10, true),
      end.getUint32(12, true),
      end.getUint32(16, true),
    ];
    bounded("entries", count, "ZIP");
    bounded("directory", bytes, "ZIP");
    const disks = end.getUint32(4, true);
    if (disks !== 0 || end.getUint16(8, true) !== count || offset + bytes !== blob.size - END_BYTES) {
      throw new FlaError("saved.damaged");
    }
    const entries = readEntries(await view(blob, offset, bytes), count, offset);
    const unpacked = entries.reduce((sum, entry) => sum + entry.bytes, 0);
    bounded("unpacked", unpacked, "ZIP");
    const files = entries.filter((entry) => !isFolder(entry));
    return new Zip(blob, new Map(files.map((entry) => [entry.name, entry])));
  }

  /** The bytes of a file, piece by piece. Fails with `saved.damaged` when they are not those the directory promises. */
  async *read(entry: Entry): AsyncGenerator<Uint8Array, void> {
    const packed = await this.#packed(entry);
    let [bytes, crc] = [0, 0];
    for await (const piece of pieces(packed, entry)) {
      bytes += piece.byteLength;
      if (bytes > entry.bytes) throw damaged(entry);
      crc = crc32(piece, crc);
      yield piece;
    }
    if (bytes !== entry.bytes || crc !== entry.crc) throw damaged(entry);
  }

  /** All bytes of a file that is small enough for it. */
  async bytes(entry: Entry, limit: "manifest" | "signature" | "page"): Promise<Uint8Array<ArrayBuffer>> {
    bounded(limit, entry.bytes, entry.name);
    return this.whole(entry);
  }

  /** The same for whoever has looked at the size. */
  async whole(entry: Entry): Promise<Uint8Array<ArrayBuffer>> {
    const all = new Uint8Array(entry.bytes);
    let at = 0;
    for await (const piece of this.read(entry)) {
      all.set(piece, at);
      at += piece.byteLength;
    }
    return all;
  }

  /** A file as it lies in the ZIP, by its local header, which has to agree with the directory. */
  async #packed(entry: Entry): Promise<Blob | Uint8Array<ArrayBuffer>> {
    // What is small is read at one go with its header: a saved register has thousands of such files.
    const reach = Math.min(entry.before - entry.offset, AT_ONCE);
    if (reach < LOCAL_BYTES) throw damaged(entry);
    const header = await view(this.#blob, entry.offset, reach);
    const flags = header.getUint16(6, true);
    const [nameBytes, extraBytes] = [header.getUint16(26, true), header.getUint16(28, true)];
    const start = LOCAL_BYTES + nameBytes + extraBytes;
    const end = start + entry.packed;
    const sizes = [header.getUint32(14, true), header.getUint32(18, true), header.getUint32(22, true)];
    const same = sizes[0] === entry.crc && sizes[1] === entry.packed && sizes[2] === entry.bytes;
    if (
      header.getUint32(0, true) !== LOCAL_HEADER ||
      flags !== entry.flags ||
      header.getUint16(8, true) !== entry.method ||
      // Whoever writes in one go names the sizes behind the data (APPNOTE 4.4.4, bit 3), and in the directory.
      !(same || (flags & HAS_DESCRIPTOR) !== 0) ||
      start > reach ||
      end > entry.before - entry.offset ||
      textOf(header, LOCAL_BYTES, nameBytes) !== entry.name
    ) {
      throw damaged(entry);
    }
    if (end <= reach) return new Uint8Array(header.buffer as ArrayBuffer, start, entry.packed);
    return this.#blob.slice(entry.offset + start, entry.offset + end);
  }
}

/** The names of a saved register are of one byte a letter. */
function textOf({ buffer }: DataView, start: number, bytes: number): string {
  return String.fromCharCode(...new Uint8Array(buffer, start, bytes));
}

async function* pieces(
  packed: Blob | Uint8Array<ArrayBuffer>,
  entry: Entry,
): AsyncGenerator<Uint8Array, void> {
  const stream = packed instanceof Blob ? packed.stream() : streamOf(packed);
  const unpacked =
    entry.method === DEFLATED ? stream.pipeThrough(new DecompressionStream("deflate-raw")) : stream;
  const reader = unpacked.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } catch {
    // A deflated stream that breaks off, or a file that is not there any more.
    throw packed instanceof Blob ? await stillThere(packed, entry) : damaged(entry);
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function streamOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
}

async function stillThere(packed: Blob, entry: Entry): Promise<FlaError> {
  try {
    await packed.slice(0, 1).arrayBuffer();
    return damaged(entry);
  } catch {
    return new FlaError("saved.unreadable");
  }
}

async function view(blob: Blob, start: number, bytes: number): Promise<DataView> {
  try {
    return new DataView(await blob.slice(start, start + bytes).arrayBuffer());
  } catch {
    throw new FlaError("saved.unreadable");
  }
}

function damaged({ name }: Entry): FlaError {
  return new FlaError("saved.damaged", { file: name });
}
