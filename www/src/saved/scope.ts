import { isCounted, isWhole, type Part } from "./layout.js";
import type { SavedKey } from "./tables.js";
import type { Verdict } from "./verify.js";

/** So many changed files are named one by one. */
export const MOST_CHANGES = 20;

/** How a verdict looks: as good news, as something to look at, as something wrong. */
export const TONES = { signed: "good", unsigned: "warning", changed: "error" } as const;

/** Whether it is all there is; without the register's own counts that is only known as far as its last pages go. */
export function completeKey(parts: readonly Part[]): SavedKey {
  if (!parts.every(isWhole)) return "saved.complete.not";
  return parts.every(isCounted) ? "saved.complete.all" : "saved.complete.uncounted";
}

/** What a check covered. */
export function checkedKeys({ signer }: Pick<Verdict, "signer">): readonly SavedKey[] {
  return signer ? ["saved.checked.files", "saved.checked.signature"] : ["saved.checked.files"];
}

/** What it did not cover, and what nobody could. */
export function uncheckedKeys({ signer }: Pick<Verdict, "signer">): readonly SavedKey[] {
  const first = signer ? "saved.unchecked.authority" : "saved.unchecked.signature";
  return [first, "saved.unchecked.server", "saved.unchecked.time"];
}
