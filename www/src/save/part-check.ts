import { textAt } from "../consult/record.js";
import type { Part, PartFinding } from "../saved/layout.js";
import type { PageFacts } from "./kept.js";
import type { Question } from "./question.js";
import { withoutNumbers } from "./without-numbers.js";

/** Watches the pages of one question: how far they are, and whether they are all there is. */
export class PartCheck {
  #pages = 0;
  #records = 0;
  #total: number | null = null;
  /** Another count on a later page: something changed meanwhile. */
  #otherTotal: number | null = null;
  #next: string | null = null;
  readonly #workers = new Set<string>();
  readonly #ids = new Set<string>();
  #twice = { count: 0, first: "" };
  /** Where pages were asked for: a next page among them would begin a circle. */
  readonly #asked: string[] = [];

  add({ total, next }: PageFacts, items: readonly unknown[]): void {
    if (this.#total === null) this.#total = total;
    else if (total !== null && total !== this.#total) this.#otherTotal = total;
    this.#pages += 1;
    this.#records += items.length;
    if (this.#next !== null) this.#asked.push(this.#next);
    this.#next = next;
    for (const item of items) this.#see(item);
  }

  #see(item: unknown): void {
    const ssin = textAt(item, "worker.ssin");
    if (ssin !== "") this.#workers.add(ssin);
    // What has no id of its own cannot be told from another of the same contents.
    const id = textAt(item, "id");
    if (id === "") return;
    if (this.#ids.has(id)) {
      if (this.#twice.count === 0) this.#twice.first = withoutNumbers(id);
      this.#twice.count += 1;
    }
    this.#ids.add(id);
  }

  /** How far it is; `next` and `asked` say where to go on. */
  get stand(): PartStand {
    return {
      pages: this.#pages,
      records: this.#records,
      total: this.#total,
      next: this.#next,
      asked: this.#isRead ? [] : this.#asked,
      isRead: this.#isRead,
    };
  }

  get #isRead(): boolean {
    return this.#pages > 0 && this.#next === null;
  }

  /** What the file says of it. `ended`: what ended it before its last page, if something did. */
  toPart({ kind, employer, query }: Question, ended: PartFinding | null): Part {
    const findings: PartFinding[] = [];
    if (!this.#isRead) findings.push(ended ?? { code: "notReached", params: {} });
    const { count, first } = this.#twice;
    if (count > 0) findings.push({ code: "twice", params: { count, first } });
    const total = [this.#total, this.#otherTotal].find((one) => one !== null && one !== this.#records);
    if (this.#isRead && total != null) {
      findings.push({ code: "totalMismatch", params: { total, records: this.#records } });
    }
    return {
      kind,
      employer,
      query,
      total: this.#total,
      records: this.#records,
      workers: this.#workers.size,
      pages: this.#pages,
      complete: this.#isRead,
      findings,
    };
  }
}

/** How far the pages of a question are. */
export interface PartStand {
  readonly pages: number;
  readonly records: number;
  /** By the server's count; `null` when it did not say. */
  readonly total: number | null;
  readonly next: string | null;
  /** Where pages were asked for already, while there are more. */
  readonly asked: readonly string[];
  /** The last page was reached. */
  readonly isRead: boolean;
}
