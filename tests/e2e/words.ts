import { readFileSync } from "node:fs";

export const LANGUAGES = ["en", "fr", "nl", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

const read = (language: Language): Record<string, string> => ({
  ...JSON.parse(readFileSync(`www/messages/${language}.json`, "utf8")),
  ...JSON.parse(readFileSync(`www/messages/saved/${language}.json`, "utf8")),
});

const texts = { en: read("en"), fr: read("fr"), nl: read("nl"), de: read("de") };

/** What the panel says, from the file it says it from. A key that is not there is a mistake of the test. */
export function say(language: Language, key: string, params: Record<string, string | number> = {}): string {
  const text = texts[language][key];
  if (text === undefined) {
    throw new Error(`no message ${key} in ${language}`);
  }
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? `{${name}}`));
}
