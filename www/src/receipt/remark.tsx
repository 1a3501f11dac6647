import type { Anomaly, Issue, Outcome } from "#core";
import type { Language } from "../text/language.js";
import { useView } from "../view/view.js";

/** What the server said against a declaration: of its form, or by a business rule under a code of its own. */
export type Remark = Issue | Anomaly;

/** Everything a refusal says. */
export function remarksOf(outcome: Outcome): readonly Remark[] {
  return outcome.kind === "refused" ? [...outcome.problem.issues, ...outcome.anomalies] : [];
}

/** The server's own words, with the code of a business rule: its name at the support desk. */
export function RemarkWords({ remark }: { remark: Remark }) {
  const { text } = useView();
  if (!("code" in remark)) return <>{remark.title}</>;
  const language = languageOf(remark, text.language);
  return (
    <>
      {language && <span lang={language}>{remark[language]}</span>} <span class="hint">{remark.code}</span>
    </>
  );
}

/** The user's language where the register writes it, and otherwise one that it does. It writes no English. */
function languageOf(anomaly: Anomaly, own: Language): Exclude<Language, "en"> | null {
  const order = [own, "fr", "nl", "de"] as const;
  return order.filter((one) => one !== "en").find((one) => anomaly[one] != null) ?? null;
}
