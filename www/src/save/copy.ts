import type { RegisterKind } from "#core";
import { itemsOf } from "../consult/items.js";
import { type Page, type Part, type PartFinding, rawFile } from "../saved/layout.js";
import { Tally } from "../saved/report/tally.js";
import { FlaError } from "../session/session.js";
import type { Text } from "../text/text.js";
import { DataFiles } from "./data-files.js";
import type { Entry } from "./entry.js";
import type { PageFacts } from "./kept.js";
import { PartCheck, type PartStand } from "./part-check.js";
import type { Question } from "./question.js";

/**
 * The copy of a register as it grows, page by page in the order of the questions. The same pages give the same copy,
 * whether they just came or lay on the disk.
 */
export class Copy {
  readonly #questions: readonly Question[];
  readonly #checks: readonly PartCheck[];
  readonly #data: DataFiles;
  /** What the report needs of the records. */
  readonly tally = new Tally();
  readonly #pages: Page[] = [];
  /** How many pages there are of a kind and employer. */
  readonly #numbers = new Map<string, number>();

  /** `at`: the time of the files in it, in milliseconds. */
  constructor(questions: readonly Question[], text: Text, at: number) {
    this.#questions = questions;
    this.#checks = questions.map(() => new PartCheck());
    this.#data = new DataFiles(text, at);
  }

  /** The pages in it, in their order. */
  get pages(): readonly Page[] {
    return this.#pages;
  }

  /** Takes the records of an answer in; `bytes` is the answer. */
  add(facts: PageFacts, bytes: Uint8Array): void {
    const question = this.#questions[facts.part];
    const check = this.#checks[facts.part];
    if (!question || !check) throw new FlaError("session.internal");
    const { kind, employer } = question;
    const items = itemsOf(bytes);
    const file = this.#nextFile(kind, employer);
    const { part, url, status, retrievedAt, traceId, records } = facts;
    this.#pages.push({ file, part, url, status, retrievedAt, traceId, records });
    check.add(facts, items);
    this.#data.add(kind, employer, file, items);
    for (const item of items) this.tally.add(kind, employer, item);
  }

  standOf(part: number): PartStand {
    return (this.#checks[part] ?? new PartCheck()).stand;
  }

  get stands(): readonly PartStand[] {
    return this.#checks.map((check) => check.stand);
  }

  /** What there is of each question. `ended`: what ended one before its last page, by its place. */
  parts(ended: Readonly<Record<number, PartFinding>>): readonly Part[] {
    return this.#questions.flatMap((question, place) => {
      const part = this.#checks[place]?.toPart(question, ended[place] ?? null);
      return part ? [part] : [];
    });
  }

  /** Settles when the files keep up with what comes. */
  get ready(): Promise<unknown> {
    return this.#data.ready;
  }

  /** Ends the files of the records. Nothing can be added any more. */
  end(): Promise<readonly Entry[]> {
    return this.#data.end();
  }

  #nextFile(kind: RegisterKind, employer: string): string {
    const key = `${kind} ${employer}`;
    const number = (this.#numbers.get(key) ?? 0) + 1;
    this.#numbers.set(key, number);
    return rawFile(kind, employer, number);
  }
}
