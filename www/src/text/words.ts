import { formatDate, formatNumber } from "../format.js";
import { type Language, LOCALES } from "./language.js";

/** Values for the `{name}` places of a message. */
export type Values = Readonly<Record<string, string | number>>;

/** What the core and the panel have codes for, each with its own corner of the message files. */
export type Subject = "cause" | "error" | "finding" | "problem" | "unknown";

/** The stem of a message that has forms for one and for many. */
export type StemOf<Key> = Key extends `${infer Stem}.other` ? Stem : never;

/** The messages of one table in one language. */
export class Words<Key extends string> {
  readonly #plurals: Intl.PluralRules;

  constructor(
    readonly language: Language,
    readonly table: Readonly<Record<Key, string>>,
  ) {
    this.#plurals = new Intl.PluralRules(LOCALES[language]);
  }

  /** The message under a key, its places filled. */
  say(key: Key, values: Values = {}): string {
    return this.#fill(this.table[key], values);
  }

  /** The form of a message that suits a number, which stands in it as `{count}`. */
  count(stem: StemOf<Key>, count: number, values: Values = {}): string {
    const form = this.#plurals.select(count) === "one" ? "one" : "other";
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
      if (this.has(key)) return this.say(key, { code, ...values });
    }
    return code;
  }

  /** Whether there is a message under this key. */
  has(key: string): key is Key {
    return Object.hasOwn(this.table, key);
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
