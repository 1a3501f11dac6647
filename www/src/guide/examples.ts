import type { Example } from "./plan.js";
import type { GuideKey } from "./words.js";

/** What a box of a drawing stands for; it decides how the box looks. */
type BoxKind = "company" | "account" | "service";

export interface Box {
  readonly kind: BoxKind;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** A word of the guide, or a name that is the same in every language. */
  readonly word?: GuideKey;
  readonly name?: string;
}

/** A line from one place to another. Under a mandate it is dashed. */
export interface Line {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly mandate?: true;
}

export interface Drawing {
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

/** Every drawing is this wide, in the units of its boxes: pixels in the narrowest panel. */
export const WIDTH = 320;

const LEFT = 0;
const MIDDLE = 100;
const RIGHT = 264;
const SERVICE = { width: 56, height: 28 };

const service = (name: string, y: number, x = RIGHT): Box => ({ kind: "service", name, x, y, ...SERVICE });
const account = (name: string, x: number, y: number, width = 130): Box => ({
  kind: "account",
  word: "drawn.account",
  name,
  x,
  y,
  width,
  height: 26,
});
const company = (word: GuideKey, name: string, x: number, y: number, width: number, height: number): Box => ({
  kind: "company",
  word,
  name,
  x,
  y,
  width,
  height,
});
/** A sender in the middle: a company with its accounts inside. */
const sender = (word: GuideKey, name: string, y: number, accounts: readonly string[]): Box[] => [
  company(word, name, MIDDLE, y, 142, 28 + accounts.length * 32),
  ...accounts.map((one, index) => account(one, MIDDLE + 6, y + 24 + index * 32)),
];
/** From an account in the middle to a service. */
const sends = (y: number, to: number): Line => ({ from: [MIDDLE + 136, y], to: [RIGHT, to] });
/** From a client at the left to a sender in the middle. */
const hands = (y: number, to: number): Line => ({ from: [88, y], to: [MIDDLE, to], mandate: true });
const BOTH = "FLA, Dimona";

/** The six examples of the manual (§2.1–§2.3), redrawn: who sends to which service, with which account. */
export const EXAMPLES: Readonly<Record<Example, Drawing>> = {
  1: {
    height: 200,
    boxes: [
      company("drawn.employer", "A", 0, 8, 148, 92),
      account("FLA", 8, 32, 108),
      account("Dimona", 32, 64, 108),
      service("FLA", 160, 8),
      service("Dimona", 160, 84),
      company("drawn.employer", "B", 172, 8, 148, 92),
      account(BOTH, 180, 48, 132),
      service("FLA", 160, 180),
      service("Dimona", 160, 256),
    ],
    lines: [
      { from: [20, 58], to: [20, 160] },
      { from: [112, 90], to: [112, 160] },
      { from: [208, 74], to: [208, 160] },
      { from: [284, 74], to: [284, 160] },
    ],
  },
  2: {
    height: 88,
    boxes: [
      company("drawn.employer", "", LEFT, 14, 88, 60),
      ...sender("drawn.provider", "", 14, [BOTH]),
      service("FLA", 8),
      service("Dimona", 52),
    ],
    lines: [hands(44, 44), sends(46, 22), sends(56, 66)],
  },
  3: {
    height: 148,
    boxes: [
      company("drawn.employer", "", LEFT, 44, 88, 60),
      ...sender("drawn.provider", "1", 4, ["Dimona"]),
      ...sender("drawn.provider", "2", 84, ["FLA"]),
      service("Dimona", 24),
      service("FLA", 106),
    ],
    lines: [hands(60, 36), hands(88, 114), sends(41, 38), sends(121, 120)],
  },
  4: {
    height: 228,
    boxes: [
      ...sender("drawn.employer", "1", 4, ["Dimona"]),
      ...sender("drawn.provider", "", 84, ["FLA"]),
      ...sender("drawn.employer", "2", 164, ["Dimona"]),
      service("Dimona", 24),
      service("FLA", 106),
      service("Dimona", 186),
    ],
    lines: [
      { from: [MIDDLE + 71, 64], to: [MIDDLE + 71, 84], mandate: true },
      { from: [MIDDLE + 71, 164], to: [MIDDLE + 71, 144], mandate: true },
      sends(41, 38),
      sends(121, 120),
      sends(201, 200),
    ],
  },
  5: {
    height: 228,
    boxes: [
      ...sender("drawn.company", "1", 4, [BOTH]),
      ...sender("drawn.company", "2", 84, [BOTH]),
      ...sender("drawn.company", "3", 164, [BOTH]),
      service("FLA", 70),
      service("Dimona", 132),
    ],
    lines: [sends(38, 78), sends(44, 138), sends(116, 86), sends(124, 146), sends(196, 92), sends(204, 154)],
  },
  6: {
    height: 148,
    boxes: [
      company("drawn.company", "1", LEFT, 4, 88, 44),
      company("drawn.company", "3", LEFT, 100, 88, 44),
      ...sender("drawn.company", "2", 44, [BOTH]),
      service("FLA", 40),
      service("Dimona", 84),
    ],
    lines: [hands(26, 60), hands(122, 88), sends(76, 54), sends(86, 98)],
  },
};
