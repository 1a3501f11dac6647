import { parseDate } from "../format.js";

/**
 * The day meant by what was typed so far, when it is more than that: `1203` and `12/3` are 12 March of this year,
 * `120325` and `12/3/25` of 2025. `null` when nothing is to be completed, because it is whole or is no day.
 */
export function completeDay(typed: string, thisYear: number): string | null {
  const plain = typed.trim();
  if (parseDate(plain) !== null) return null;
  const parts =
    /^(\d\d)(\d\d)(\d\d)?$/.exec(plain) ?? /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d\d))?[/.-]?$/.exec(plain);
  if (!parts) return null;
  const [, day = "", month = "", short] = parts;
  const year = short === undefined ? String(thisYear) : `20${short}`;
  const iso = parseDate(`${day}/${month}/${year}`);
  return iso && shown(iso);
}

/** The day so many days later, or earlier; `null` when what was typed is no day. */
export function moveDay(typed: string, days: number): string | null {
  const iso = parseDate(typed);
  if (iso === null) return null;
  const moved = new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);
  return parseDate(moved) && shown(moved);
}

/** The day of an instant (milliseconds) in the time of this computer. */
export function dayOf(now: number): string {
  const at = new Date(now);
  const pad = (number: number) => String(number).padStart(2, "0");
  return `${pad(at.getDate())}/${pad(at.getMonth() + 1)}/${at.getFullYear()}`;
}

function shown(iso: string): string {
  return iso.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3/$2/$1");
}
