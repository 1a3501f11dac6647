/** The end of 31 December 2026 in Belgium: from then on nothing is left of the register (law of 14 January 2026). */
const DESTROYED_FROM = Date.UTC(2026, 11, 31, 23);

const DAY = 86_400_000;

/** Whether the register is no more, by law, at a moment (milliseconds). */
export function isDestroyed(now: number): boolean {
  return now >= DESTROYED_FROM;
}

/** The days on which the register can still be consulted by law, today included; none once it is destroyed. */
export function daysLeft(now: number): number {
  return Math.max(0, Math.ceil((DESTROYED_FROM - now) / DAY));
}
