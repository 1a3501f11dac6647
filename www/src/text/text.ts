import de from "../../messages/de.json";
import en from "../../messages/en.json";
import fr from "../../messages/fr.json";
import nl from "../../messages/nl.json";
import { formatDate, formatNumber } from "../format.js";
import { type Language, LOCALES } from "./language.js";

/** The key of a message. English decides which there are; a table that lacks one does not compile. */
export type Key = keyof typeof en;

/** The stem of a message that has forms for one and for many. */
export type CountKey = Key extends infer K ? (K extends `${infer Stem}.other` ? Stem : never) : never;

/** Values for the `{name}` places of a message. */
export type Values = Readonly<Record<string, string | number>>;

/** What the core and the panel have codes for, each with its own corner of the message files. */
export type Subject = "cause" | "error" | "finding" | "problem" | "unknown";

const TABLES: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { nl, fr, de, en };

/** Values for the places of any message of the core about a finding, each left open. */
const OPEN: Values = Object.fromEntries(
  Object.entries(en).flatMap(([key, message]) =>
    key.startsWith("finding.") ? [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, "…"]) : [],
  ),
);

/** The words of the panel in one language. */
export class Text {
  constructor(readonly language: Language) {}

  /** The message under a key, its places filled. */
  say(key: Key, values: Values = {}): string {
    return this.#fill(TABLES[this.language][key], values);
  }

  /** The keys that begin with a stem. */
  keysUnder(stem: string): Key[] {
    return (Object.keys(TABLES[this.language]) as Key[]).filter((key) => key.startsWith(stem));
  }

  /** The form of a message that suits a number, which stands in it as `{count}`. */
  count(stem: CountKey, count: number, values: Values = {}): string {
    const form = new Intl.PluralRules(LOCALES[this.language]).select(count) === "one" ? "one" : "other";
    return this.say(`${stem}.${form}` as Key, { count, ...values });
  }

  /**
   * The message about a code. A code finer than any message has, `identity.unsupported.cipher`, gets that of
   * the longest part that has one, `identity.unsupported`; a code nobody foresaw gets the general one.
   */
  about(subject: Subject, code: string, part: "" | ".text" | ".next", values: Values = {}): string {
    const parts = code === "" ? [] : code.split(".");
    for (let length = parts.length; length >= 0; length -= 1) {
      const key = [subject, ...parts.slice(0, length)].join(".") + part;
      if (isKey(key)) return this.say(key, { code, ...values });
    }
    return code;
  }

  /** The message about a code when no one case of it is meant: what would be filled in shows as left open. */
  general(subject: Subject, code: string): string {
    return this.about(subject, code, "", OPEN);
  }

  #fill(message: string, values: Values): string {
    return message.replace(/\{(\w+)\}/g, (_, name: string) => this.#show(values[name]));
  }

  /** Dates and numbers in a sentence look as they do everywhere else on the screen. */
  #show(value: string | number | undefined): string {
    if (typeof value === "number") return formatNumber(value, this.language);
    if (value !== undefined && /^\d{4}-\d{2}-\d{2}(T|$)/.test(value)) return formatDate(value);
    return value ?? "";
  }
}

/** Whether there is a message under this key. */
export function isKey(key: string): key is Key {
  return Object.hasOwn(en, key);
}
