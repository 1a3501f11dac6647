import de from "../../messages/de.json";
import en from "../../messages/en.json";
import fr from "../../messages/fr.json";
import nl from "../../messages/nl.json";
import { SAVED_TABLES } from "../saved/tables.js";
import type { Language } from "./language.js";
import { type StemOf, type Subject, type Values, Words } from "./words.js";

const EN = { ...en, ...SAVED_TABLES.en };

/** The key of a message. English decides which there are; a table that lacks one does not compile. */
export type Key = keyof typeof EN;

/** The stem of a message that has forms for one and for many. */
export type CountKey = StemOf<Key>;

const TABLES: Readonly<Record<Language, Readonly<Record<Key, string>>>> = {
  nl: { ...nl, ...SAVED_TABLES.nl },
  fr: { ...fr, ...SAVED_TABLES.fr },
  de: { ...de, ...SAVED_TABLES.de },
  en: EN,
};

/** Values for the places of any message of the core about a finding, each left open. */
const OPEN: Values = Object.fromEntries(
  Object.entries(en).flatMap(([key, message]) =>
    key.startsWith("finding.") ? [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, "…"]) : [],
  ),
);

/** The words of the panel in one language. */
export class Text extends Words<Key> {
  constructor(language: Language) {
    super(language, TABLES[language]);
  }

  /** The keys that begin with a stem. */
  keysUnder(stem: string): Key[] {
    return (Object.keys(this.table) as Key[]).filter((key) => key.startsWith(stem));
  }

  /** The message about a code when no one case of it is meant: what would be filled in shows as left open. */
  general(subject: Subject, code: string): string {
    return this.about(subject, code, "", OPEN);
  }
}

/** Whether there is a message under this key. */
export function isKey(key: string): key is Key {
  return Object.hasOwn(EN, key);
}
