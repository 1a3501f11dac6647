import de from "../../messages/saved/de.json";
import en from "../../messages/saved/en.json";
import fr from "../../messages/saved/fr.json";
import nl from "../../messages/saved/nl.json";
import type { Language } from "../text/language.js";

/** The key of a message about saved registers. */
export type SavedKey = keyof typeof en;

/** The messages about saved registers. They are apart from the others: the page that checks one has no others. */
export const SAVED_TABLES: Readonly<Record<Language, Readonly<Record<SavedKey, string>>>> = {
  nl,
  fr,
  de,
  en,
};
