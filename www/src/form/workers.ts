import { toDigits } from "./fields.js";

/** The most workers that are entered by hand at once. A list longer than this is a file. */
export const MAX_WORKERS = 100;

/** Eleven digits, with or without the signs people write between them, and no digit before or after. */
const WHOLE = /(?<!\d)\d{2}[. ]?\d{2}[. ]?\d{2}[- .]?\d{3}[. -]?\d{2}(?!\d)/g;

/** Digits a cell must have to be taken for a number that somebody mistyped, and not for a date or a row's count. */
const LIKELY_DIGITS = 9;

/**
 * The national numbers in what was pasted: a column of a spreadsheet, rows of several columns, the text of an e-mail.
 * In a line without one, what is most like one is taken as it stands, so that it is told about and not lost.
 */
export function readNumbers(pasted: string): string[] {
  return pasted.split(/[\r\n]+/).flatMap((line) => {
    const whole = line.match(WHOLE);
    if (whole) return whole;
    const likely = line.split(/[\t;,]/).find((cell) => cell.replace(/\D/g, "").length >= LIKELY_DIGITS);
    return likely === undefined ? [] : [likely.trim()];
  });
}

/** What came of adding workers to a list. */
export interface Added {
  /** Those that were not in it, in their order, each once. */
  readonly fresh: readonly string[];
  /** How many were in it already, or came twice. */
  readonly known: number;
  /** How many did not fit any more. */
  readonly left: number;
}

/** Looks at numbers about to be added. The same number written in two ways is the same worker. */
export function toAdd(list: readonly string[], numbers: readonly string[]): Added {
  const seen = new Set(list.map(toDigits));
  const fresh: string[] = [];
  let [known, left] = [0, 0];
  for (const number of numbers.map((one) => toDigits(one.trim()))) {
    if (number === "") continue;
    if (seen.has(number)) known += 1;
    else if (list.length + fresh.length >= MAX_WORKERS) left += 1;
    else {
      seen.add(number);
      fresh.push(number);
    }
  }
  return { fresh, known, left };
}
