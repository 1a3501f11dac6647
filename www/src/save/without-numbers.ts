/**
 * A text of the register without what may be a national number, eleven digits in a row: its ids and the paths of its addresses
 * are its own to choose, and the manifest names nobody.
 */
export function withoutNumbers(text: string): string {
  return text.replace(/(?<!\d)\d{11}(?!\d)/g, "…");
}
