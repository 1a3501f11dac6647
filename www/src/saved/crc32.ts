/** Four tables, so that four bytes are taken at once: the first is that of one byte, each other that of one more zero behind it. */
const TABLES: readonly Uint32Array[] = tables();

/** The check sum of a ZIP (APPNOTE 4.4.7), over one piece after the other. It finds slips, not intentions. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const [t0, t1, t2, t3] = TABLES as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const at = (table: Uint32Array, index: number) => table[index & 255] as number;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length & ~3;
  let value = ~before;
  let place = 0;
  for (; place < whole; place += 4) {
    value ^= view.getInt32(place, true);
    value = at(t3, value) ^ at(t2, value >>> 8) ^ at(t1, value >>> 16) ^ at(t0, value >>> 24);
  }
  for (; place < bytes.length; place += 1) value = (value >>> 8) ^ at(t0, value ^ view.getUint8(place));
  return ~value >>> 0;
}

function tables(): Uint32Array[] {
  const first = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1)
      value = (value & 1) !== 0 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
    return value;
  });
  const made = [first];
  for (let more = 1; more < 4; more += 1) {
    made.push((made.at(-1) ?? first).map((value) => (value >>> 8) ^ (first[value & 255] as number)));
  }
  return made;
}
