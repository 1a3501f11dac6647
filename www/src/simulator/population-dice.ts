/** Throws numbers from 0 up to 1, the same ones in the same order for the same seed. Not for secrets. */
export type Dice = () => number;

/** Dice for a seed: a hash of it (FNV-1a, 32 bits) drives the generator "mulberry32", both public domain. */
export function dice(seed: string): Dice {
  let state = 0x811c9dc5;
  for (const unit of seed) state = Math.imul(state ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** Whether something of this probability happens. */
export function chance(throws: Dice, probability: number): boolean {
  return throws() < probability;
}

/** One of some, each as likely as the others. */
export function oneOf<T>(throws: Dice, some: readonly [T, ...T[]] | readonly T[]): T {
  return some[Math.floor(throws() * some.length)] as T;
}

/** An identifier in the form of a UUID, the same one again for the same dice. */
export function identifier(throws: Dice): string {
  const hex = () =>
    Math.floor(throws() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, "0");
  const digits = hex() + hex() + hex() + hex();
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
