import { type Language, LOCALES } from "./text/language.js";

/** `0202.239.951`, as the Crossroads Bank for Enterprises writes it. Anything but ten digits stays as it is. */
export function formatEnterpriseNumber(digits: string): string {
  return digits.replace(/^(\d{4})(\d{3})(\d{3})$/, "$1.$2.$3");
}

/**
 * `85.07.30-033.28`, as it stands on the identity card; masked, `85.07.30-•••.••`. What is not eleven digits
 * stays as it is, or is masked whole: it may still be somebody's number.
 */
export function formatSsin(digits: string, options: { masked: boolean }): string {
  const parts = /^(\d\d)(\d\d)(\d\d)(\d{3})(\d\d)$/.exec(digits);
  if (!parts) return options.masked ? "•".repeat(digits.length) : digits;
  const [, year, month, day, serial, check] = parts;
  return `${year}.${month}.${day}-${options.masked ? "•••.••" : `${serial}.${check}`}`;
}

/** The record with its national number as `854000•••••`; what is not eleven digits is masked whole here too. */
export function withMaskedSsin<T extends { worker?: { ssin?: string } }>(record: T): T {
  const ssin = record.worker?.ssin;
  if (ssin === undefined) return record;
  const known = /^\d{11}$/.test(ssin) ? 6 : 0;
  const masked = ssin.slice(0, known) + "•".repeat(ssin.length - known);
  return { ...record, worker: { ...record.worker, ssin: masked } };
}

/** `22/11/2026` of an ISO day, or of an ISO instant in the time of this computer. */
export function formatDate(iso: string): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (day) return `${day[3]}/${day[2]}/${day[1]}`;
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return `${pad(at.getDate())}/${pad(at.getMonth() + 1)}/${at.getFullYear()}`;
}

/** `22/11/2026 16:20:05`, in the time of this computer. */
export function formatInstant(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return `${formatDate(iso)} ${formatMoment(at)}`;
}

/** `16:20`, in the time of this computer. */
export function formatTime(at: Date): string {
  return `${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

/** `16:20:05`: to the second, for what may be seconds away. */
export function formatMoment(at: Date): string {
  return `${formatTime(at)}:${pad(at.getSeconds())}`;
}

/** Made once: a report has tens of thousands of numbers. */
const NUMBERS = formats({ useGrouping: false, maximumFractionDigits: 6 });
const COUNTS = formats({ useGrouping: "always" });

function formats(options: Intl.NumberFormatOptions): Readonly<Record<Language, Intl.NumberFormat>> {
  const of = (language: Language) => new Intl.NumberFormat(LOCALES[language], options);
  return { nl: of("nl"), fr: of("fr"), de: of("de"), en: of("en") };
}

/** With the decimal sign of the language; never grouped, so that it can be typed back. */
export function formatNumber(value: number, language: Language): string {
  return NUMBERS[language].format(value);
}

/** `10.000.000`, in groups as the language makes them: for counts that are only read. */
export function formatCount(value: number, language: Language): string {
  return COUNTS[language].format(value);
}

/** `4 kB`, `1.1 MB`: sizes of files, rounded up, because only their order matters. */
export function formatSize(bytes: number, language: Language): string {
  const thousands = Math.max(1, Math.ceil(bytes / 1024));
  if (thousands < 1024) return `${thousands} kB`;
  return `${formatNumber(Math.ceil((thousands / 1024) * 10) / 10, language)} MB`;
}

/** Hexadecimal in groups of four, so that two people can compare it over the telephone. */
export function formatHex(hex: string): string {
  return hex.toUpperCase().replace(/([\dA-F]{4})(?=.)/g, "$1 ");
}

/** `3:07`, minutes and seconds. */
export function formatCountdown(seconds: number): string {
  const left = Math.max(0, Math.floor(seconds));
  return `${Math.floor(left / 60)}:${pad(left % 60)}`;
}

/** Reads a day as people here write it: `22/11/2026`, `22-11-2026`, `22.11.2026`, `22112026`, or ISO. */
export function parseDate(text: string): string | null {
  const plain = text.trim();
  const belgian =
    /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(plain) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(plain);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plain);
  const [year, month, day] = belgian ? [belgian[3], belgian[2], belgian[1]] : iso ? iso.slice(1) : [];
  if (!year || !month || !day) return null;
  const exists = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const same = exists.getUTCMonth() + 1 === Number(month) && exists.getUTCDate() === Number(day);
  return same ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : null;
}

/** Whole days from one instant to another, rounded down; negative when it has passed. */
export function daysUntil(iso: string, now: number): number {
  return Math.floor((Date.parse(iso) - now) / 86_400_000);
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
