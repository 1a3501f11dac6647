/** The languages of the panel, in the order in which they are offered. */
export const LANGUAGES = ["nl", "fr", "de", "en"] as const;

export type Language = (typeof LANGUAGES)[number];

/** The name of each language in that language, so that everybody finds their own. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  nl: "Nederlands",
  fr: "Français",
  de: "Deutsch",
  en: "English",
};

/** The Belgian form of each language: decides decimal signs and plural forms. */
export const LOCALES: Readonly<Record<Language, string>> = {
  nl: "nl-BE",
  fr: "fr-BE",
  de: "de-BE",
  en: "en-GB",
};

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The first of the wanted languages (BCP 47, most wanted first) that the panel speaks, else English. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = tag.split("-")[0]?.toLowerCase();
    if (isLanguage(language)) return language;
  }
  return "en";
}
