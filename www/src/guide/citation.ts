import { SOURCES, type SourceId } from "./sources.js";
import type { GuideWords } from "./words.js";

/** A source and a place in it, in a few words. The manual is cited so often that it goes by one word. */
export function citation(words: GuideWords, source: SourceId, at?: string): string {
  const name = source === "manual" ? words.say("sources.manual") : SOURCES[source].title;
  return at ? `${name} § ${at}` : name;
}
