import de from "../../messages/guide/de.json";
import en from "../../messages/guide/en.json";
import fr from "../../messages/guide/fr.json";
import nl from "../../messages/guide/nl.json";
import { formatDate } from "../format.js";
import { type Language, LOCALES } from "../text/language.js";

/** The key of a message of the guide. English decides which there are. */
export type GuideKey = keyof typeof en;

const TABLES: Readonly<Record<Language, Readonly<Record<GuideKey, string>>>> = { nl, fr, de, en };

/** The words of the guide in one language. They are apart from those of the panel: only the guide loads them. */
export class GuideWords {
  constructor(readonly language: Language) {}

  /** The message under a key, its places filled as far as there are values for them. */
  say(key: GuideKey, values: Readonly<Record<string, string | number>> = {}): string {
    return TABLES[this.language][key].replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      return value === undefined
        ? place
        : /^\d{4}-\d\d-\d\d$/.test(`${value}`)
          ? formatDate(`${value}`)
          : `${value}`;
    });
  }

  /** How many words, in the form the number asks for. */
  count(count: number): string {
    const form = new Intl.PluralRules(LOCALES[this.language]).select(count) === "one" ? "one" : "other";
    return this.say(`glossary.count.${form}`, { count });
  }
}

/** Whether the guide has a message under this key. */
export function isGuideKey(key: string): key is GuideKey {
  return Object.hasOwn(en, key);
}

/** The messages that are numbered under a stem, in order: `stem.1`, `stem.2`, …. */
export function numbered(stem: string): GuideKey[] {
  const keys: GuideKey[] = [];
  for (let number = 1; ; number += 1) {
    const key = `${stem}.${number}`;
    if (!isGuideKey(key)) return keys;
    keys.push(key);
  }
}
