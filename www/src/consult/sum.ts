import { type Amount, amountAt, textAt } from "./record.js";

/** Quantities have at most four decimals: counted in ten-thousandths, their sums stay exact. */
const FINE = 10_000;

/** Adds amounts of one unit. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + Math.round(value * FINE), 0) / FINE;
}

/** How much of one unit lies in one quarter, by the codes of a member. */
export interface Quarter {
  /** `2024-1` to `2024-4`. */
  readonly name: string;
  readonly parts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** One unit's quarters, in order, without gaps between the first and the last. */
export interface UnitQuarters {
  readonly unit: string;
  readonly quarters: readonly Quarter[];
  /** Every code there is, the most frequent first. */
  readonly codes: readonly string[];
}

/** What cannot be drawn: a record without a day or an amount. */
export interface Drawn {
  readonly units: readonly UnitQuarters[];
  readonly left: number;
}

/** Adds up trainings by the quarter they began in and the code of a member. Each unit stays apart from the others. */
export function byQuarter(items: readonly unknown[], path: string): Drawn {
  const sums = new QuarterSums(path);
  for (const item of items) sums.add(item);
  return sums.drawn();
}

/** What lies under one code: how much in all, in ten-thousandths, of how many records. */
interface Sum {
  fine: number;
  count: number;
}

/** The same for trainings that come one after the other, and are not kept. */
export class QuarterSums {
  readonly #units = new Map<string, Map<string, Map<string, Sum>>>();
  #left = 0;

  constructor(readonly path: string) {}

  add(item: unknown): void {
    const quarter = quarterOf(textAt(item, "training.period.startDate"));
    const duration = amountAt(item, "training.duration");
    if (quarter === null || duration === null) {
      this.#left += 1;
      return;
    }
    const quarters = inMap(this.#units, duration.unit, () => new Map<string, Map<string, Sum>>());
    const parts = inMap(quarters, quarter, () => new Map<string, Sum>());
    const sum = inMap(parts, textAt(item, this.path), () => ({ fine: 0, count: 0 }));
    sum.fine += Math.round(duration.value * FINE);
    sum.count += 1;
  }

  drawn(): Drawn {
    return { units: [...this.#units].map(([unit, quarters]) => toUnit(unit, quarters)), left: this.#left };
  }
}

function toUnit(unit: string, quarters: ReadonlyMap<string, ReadonlyMap<string, Sum>>): UnitQuarters {
  const weight = new Map<string, number>();
  for (const parts of quarters.values())
    for (const [code, { count }] of parts) weight.set(code, (weight.get(code) ?? 0) + count);
  const codes = [...weight].sort(([, a], [, b]) => b - a).map(([code]) => code);
  const names = [...quarters.keys()].sort();
  return {
    unit,
    codes,
    quarters: withGaps(names).map((name) => {
      const parts = new Map([...(quarters.get(name) ?? [])].map(([code, { fine }]) => [code, fine / FINE]));
      return { name, parts, total: sum([...parts.values()]) };
    }),
  };
}

/** `2024-2` of a day in its second quarter; nothing of anything else. */
export function quarterOf(day: string): string | null {
  const [, year, month] = /^(\d{4})-(\d{2})-\d{2}$/.exec(day) ?? [];
  if (!year || !month || Number(month) < 1 || Number(month) > 12) return null;
  return `${year}-${Math.ceil(Number(month) / 3)}`;
}

/** The longest run of quarters that is drawn: beyond it a date is a slip of the pen, and the gaps are left out. */
const MOST_QUARTERS = 40;

function withGaps(names: readonly string[]): readonly string[] {
  const place = (name = "") => Number(name.slice(0, 4)) * 4 + Number(name.slice(5)) - 1;
  const first = place(names[0]);
  const length = place(names.at(-1)) - first + 1;
  if (length > MOST_QUARTERS) return names;
  return Array.from({ length }, (_, index) => {
    const at = first + index;
    return `${Math.floor(at / 4)}-${(at % 4) + 1}`;
  });
}

/** What one worker has in one year, in one unit. */
export interface Credit {
  readonly worker: string;
  readonly year: string;
  readonly unit: string;
  readonly entitled: number;
  readonly used: number;
  readonly remaining: Amount | null;
  readonly carriedOver: Amount | null;
}

/** A credit that can be drawn: both amounts are there and of one unit. */
export function creditOf(item: unknown): Credit | null {
  const [entitled, used] = [amountAt(item, "entitled"), amountAt(item, "used")];
  if (!entitled || !used || entitled.unit !== used.unit) return null;
  return {
    worker: textAt(item, "worker.ssin"),
    year: textAt(item, "year"),
    unit: entitled.unit,
    entitled: entitled.value,
    used: used.value,
    remaining: amountAt(item, "remaining"),
    carriedOver: amountAt(item, "carriedOver"),
  };
}

/** Those that can be drawn, sorted by worker, then year. */
export function credits(items: readonly unknown[]): { drawn: readonly Credit[]; left: number } {
  const drawn = items.map(creditOf).filter((credit) => credit !== null);
  const key = ({ worker, year }: Credit) => `${worker} ${year}`;
  drawn.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return { drawn, left: items.length - drawn.length };
}

/** What a map has under a key, made when there is nothing. */
export function inMap<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
