import { FlaError } from "../session/session.js";
import { bounded } from "./limits.js";

const HEADER = 0x0201_4b50;
const HEADER_BYTES = 46;
const STORED = 0;
const DEFLATED = 8;
/** How the packer went about it (bits 1 and 2), sizes behind the data (3), names in UTF-8 (11): all that is not encryption. */
const KNOWN_FLAGS = 0b0000_1000_0000_1110;
const UNIX_LINK = 0xa000;
const UNIX_TYPE = 0xf000;

/** One file of a ZIP, by the directory (APPNOTE 4.3.12). */
export interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  /** As it lies in the ZIP. */
  readonly packed: number;
  readonly bytes: number;
  /** Of its local header. */
  readonly offset: number;
  /** What lies behind it begins here. */
  readonly before: number;
}

/**
 * The names a saved register has: letters, digits, `.`, `_` and `-`, in folders. Anything that leads outside of a folder, or
 * means something to a system, has another sign in it, begins with a dot, or is there twice.
 */
const NAME = /^(?:[A-Za-z0-9_][A-Za-z0-9._-]*\/)*(?:[A-Za-z0-9_][A-Za-z0-9._-]*)?$/;

/** Reads a directory of so many entries, which lies at `end`, behind all of them. */
export function readEntries(directory: DataView, count: number, end: number): readonly Entry[] {
  const entries: Omit<Entry, "before">[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + HEADER_BYTES > directory.byteLength || directory.getUint32(at, true) !== HEADER) {
      throw new FlaError("saved.damaged");
    }
    const word = (offset: number) => directory.getUint16(at + offset, true);
    const long = (offset: number) => directory.getUint32(at + offset, true);
    const bytes = HEADER_BYTES + word(28) + word(30) + word(32);
    if (at + bytes > directory.byteLength) throw new FlaError("saved.damaged");
    bounded("name", word(28), "ZIP");
    const name = readName(
      new Uint8Array(directory.buffer, directory.byteOffset + at + HEADER_BYTES, word(28)),
    );
    const entry = {
      name,
      flags: word(8),
      method: word(10),
      crc: long(16),
      packed: long(20),
      bytes: long(24),
      offset: long(42),
    };
    checkPacking(entry);
    if (((long(38) >>> 16) & UNIX_TYPE) === UNIX_LINK) throw new FlaError("saved.name", { file: name });
    entries.push(entry);
    at += bytes;
  }
  if (at !== directory.byteLength) throw new FlaError("saved.damaged");
  checkNames(entries);
  return apart(entries, end);
}

/** Folders stand in a ZIP that was packed by hand, and hold nothing. */
export function isFolder({ name }: Pick<Entry, "name">): boolean {
  return name.endsWith("/");
}

function readName(bytes: Uint8Array): string {
  const name = String.fromCharCode(...bytes);
  if (name === "" || !NAME.test(name))
    throw new FlaError("saved.name", { file: name.replace(/[^ -~]/g, "�") });
  return name;
}

function checkPacking(entry: Omit<Entry, "before">): void {
  const { name, flags, method, packed, bytes } = entry;
  const known = method === DEFLATED || (method === STORED && packed === bytes);
  if ((flags & ~KNOWN_FLAGS) !== 0 || !known) throw new FlaError("saved.method", { file: name });
  if (isFolder(entry) && bytes > 0) throw new FlaError("saved.name", { file: name });
}

/** Two names that are one on some system would overwrite each other there. */
function checkNames(entries: readonly Pick<Entry, "name">[]): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const folded = name.toLowerCase();
    if (seen.has(folded)) throw new FlaError("saved.name", { file: name });
    seen.add(folded);
  }
}

/** No two lie over each other: few bytes cannot pose as many. */
function apart(entries: readonly Omit<Entry, "before">[], end: number): readonly Entry[] {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  const before = new Map(sorted.map((entry, place) => [entry, sorted[place + 1]?.offset ?? end]));
  return entries.map((entry) => {
    const next = before.get(entry) ?? end;
    if (entry.offset + entry.packed > next) throw new FlaError("saved.damaged", { file: entry.name });
    return { ...entry, before: next };
  });
}
