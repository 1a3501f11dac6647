/** Eleven digits as a national number is written, with or without its dots and hyphen, and not part of hex. */
const NATIONAL_NUMBER = /(?<![\dA-Fa-f])\d{2}[. ]?\d{2}[. ]?\d{2}[- ]?\d{3}[. ]?\d{2}(?![\dA-Fa-f])/g;
/** A JWT in compact form, and a token of a header: a server may quote what it was sent. */
const JWT = /\b(eyJ[\w-]+\.[\w-]+)\.[\w-]+/g;
const BEARER = /\b(Bearer) +[\w.~+/=-]+/gi;

/** A text of others without what must not travel: national numbers, signatures, tokens. */
export function maskText(text: string): string {
  return text
    .replace(JWT, "$1.•••")
    .replace(BEARER, "$1 •••")
    .replace(NATIONAL_NUMBER, (number) => number.replace(/\d/g, "•"));
}

/** The same data with every text in it masked. */
export function maskAll<T>(value: T): T {
  if (typeof value === "string") return maskText(value) as T;
  if (Array.isArray(value)) return value.map(maskAll) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, maskAll(member)])) as T;
}
