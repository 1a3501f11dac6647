/**
 * The records of an answer, as they came: unknown members and codes are in them. The core has read it before, so it is UTF-8
 * (whose mark at the beginning `TextDecoder` leaves out) and its records are a list.
 */
export function itemsOf(bytes: Uint8Array): readonly unknown[] {
  const { items } = JSON.parse(new TextDecoder().decode(bytes)) as { items: readonly unknown[] };
  return items;
}
