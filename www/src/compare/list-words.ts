import { labelsIn } from "../table/template.js";
import type { Language } from "../text/language.js";
import { Text } from "../text/text.js";
import { VERDICTS } from "./compared.js";
import type { ListWords } from "./list-rows.js";

const HEADINGS = ["verdict", "doubt", "line", "id", "member", "own", "registered"] as const;
const DOUBTS = ["several", "repeated", "otherDays", "otherName"] as const;

/** The words of a list in a language. */
export function listWordsIn(language: Language): ListWords {
  const text = new Text(language);
  return {
    fileName: text.say("compare.file"),
    sheet: text.say("compare.sheet"),
    headings: HEADINGS.map((name) => text.say(`compare.column.${name}`)),
    verdicts: Object.fromEntries(
      VERDICTS.map((verdict) => [verdict, text.say(`compare.verdict.${verdict}`)]),
    ) as ListWords["verdicts"],
    doubts: Object.fromEntries(
      DOUBTS.map((doubt) => [doubt, text.say(`compare.doubt.${doubt}`)]),
    ) as ListWords["doubts"],
    fields: labelsIn(language),
  };
}
