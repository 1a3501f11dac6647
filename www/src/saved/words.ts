import { formatDate } from "../format.js";
import { isKey, type Text } from "../text/text.js";
import type { Part, PartFinding } from "./layout.js";

/** `Training rights · 2025`: what a part was asked for. */
export function sayQuestion(text: Text, { kind, query }: Part): string {
  const { year, period, status } = query;
  const days = period ? `${formatDate(period.startDate)} – ${formatDate(period.endDate)}` : "";
  return [text.say(`consult.kind.${kind}`), year === undefined ? "" : String(year), days, status ?? ""]
    .filter((piece) => piece !== "")
    .join(" · ");
}

/** What speaks against a part being all; a code nobody foresaw is told as it is, a refusal in words where there are any. */
export function sayFinding(text: Text, { code, params }: PartFinding): string {
  const { problem } = params;
  const refusal = `error.consultation.refused.${problem}.text`;
  if (code === "refused" && isKey(refusal)) return text.say(refusal);
  const key = `saved.finding.${code}`;
  return isKey(key) ? text.say(key, params) : text.say("saved.finding", { code });
}
