/** The headers of a ZIP (APPNOTE 6.3.10) of the common form: no ZIP64, and sizes and check sums known before the data. */

/** What headers say of a file. */
export interface ZipFile {
  readonly name: string;
  readonly method: "deflated" | "stored";
  readonly crc: number;
  /** Of the file itself, and as it lies in the ZIP, in bytes. */
  readonly size: number;
  readonly packed: number;
}

/** What a program must know to unpack it: 2.0, the deflated form (4.4.3). */
const VERSION = 20;
/** The name is in UTF-8 (4.4.4, bit 11). */
const FLAGS = 1 << 11;
/** 4.4.5. */
const METHODS = { stored: 0, deflated: 8 } as const;

/** What tells one header from the other: its signature, its bytes without the name, and where what both have begins. */
const LOCAL = { signature: 0x0403_4b50, bytes: 30, common: 4 } as const;
const CENTRAL = { signature: 0x0201_4b50, bytes: 46, common: 6 } as const;
const END = 0x0605_4b50;
export const END_BYTES = 22;

/** What stands before the data of a file (4.3.7). `at`: its time in milliseconds. */
export function localHeader(file: ZipFile, at: number): Uint8Array<ArrayBuffer> {
  return headerOf(LOCAL, file, at).bytes;
}

/** Its entry in the directory (4.3.12). `offset`: where its local header is. */
export function centralHeader(file: ZipFile, at: number, offset: number): Uint8Array<ArrayBuffer> {
  const { bytes, view } = headerOf(CENTRAL, file, at);
  view.setUint16(4, VERSION, true);
  view.setUint32(42, offset, true);
  return bytes;
}

/** The end of the directory, which begins at `offset` (4.3.16). */
export function endOfDirectory(count: number, bytes: number, offset: number): Uint8Array<ArrayBuffer> {
  const end = new Uint8Array(END_BYTES);
  const view = new DataView(end.buffer);
  view.setUint32(0, END, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, bytes, true);
  view.setUint32(16, offset, true);
  return end;
}

function headerOf(header: typeof LOCAL | typeof CENTRAL, file: ZipFile, at: number) {
  const { name, method, crc, packed, size } = file;
  const named = new TextEncoder().encode(name);
  const bytes = new Uint8Array(header.bytes + named.length);
  bytes.set(named, header.bytes);
  const view = new DataView(bytes.buffer);
  const { date, time } = dosTime(at);
  const { common } = header;
  view.setUint32(0, header.signature, true);
  view.setUint16(common, VERSION, true);
  view.setUint16(common + 2, FLAGS, true);
  view.setUint16(common + 4, METHODS[method], true);
  view.setUint16(common + 6, time, true);
  view.setUint16(common + 8, date, true);
  view.setUint32(common + 10, crc, true);
  view.setUint32(common + 14, packed, true);
  view.setUint32(common + 18, size, true);
  view.setUint16(common + 22, named.length, true);
  return { bytes, view };
}

/** The time by the clock on the wall, to two seconds; the form knows no time zone and no year before 1980 (4.4.6). */
function dosTime(at: number): { date: number; time: number } {
  const wall = new Date(at);
  return {
    date: ((wall.getFullYear() - 1980) << 9) | ((wall.getMonth() + 1) << 5) | wall.getDate(),
    time: (wall.getHours() << 11) | (wall.getMinutes() << 5) | (wall.getSeconds() >> 1),
  };
}
