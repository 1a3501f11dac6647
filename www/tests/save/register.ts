import type { ConsultQuery, RegisterKind } from "#core";
import type { ConsultPage } from "#wasm";
import { Desk } from "../../src/save/desk.js";
import type { KeptPage, KeptSaves, SaveRecord } from "../../src/save/kept.js";
import type { PartStand } from "../../src/save/part-check.js";
import { type Question, questionsAbout } from "../../src/save/question.js";
import { walkAll } from "../../src/save/walk-all.js";
import type { PartFinding } from "../../src/saved/layout.js";

export const EMPLOYER = "0000000196";
export const AT = Date.parse("2026-11-22T12:00:00Z");
const BASE = "https://example.invalid/v1";
const SIZE = 100;

/** How many records of a question there are. */
export type Held = Readonly<Record<RegisterKind, number>>;

/** A register that answers page by page; `answer` sees each question before, and may change the answer or fail. */
export class FakeRegister {
  readonly asked: string[] = [];

  constructor(
    readonly held: Held,
    readonly answer: (
      asked: string,
      page: ConsultPage,
      count: number,
    ) => ConsultPage | Promise<ConsultPage> = (_, page) => page,
  ) {}

  async consult(query: ConsultQuery, next: string | null): Promise<ConsultPage> {
    const page = next === null ? 1 : Number(next.split("=")[1]);
    const asked = `${query.kind} ${query.year ?? "all"} ${page}`;
    this.asked.push(asked);
    const total = this.held[query.kind];
    const items = Array.from({ length: Math.max(0, Math.min(SIZE, total - (page - 1) * SIZE)) }, (_, index) =>
      recordOf(query, (page - 1) * SIZE + index),
    );
    return this.answer(asked, pageOf(query, items, { total, page }), this.asked.length);
  }
}

/** The answer with these records, its bytes as a server might write them. */
export function pageOf(
  query: ConsultQuery,
  items: readonly unknown[],
  { total, page }: { total: number; page: number },
): ConsultPage {
  const url = `${BASE}/${query.kind}/query`;
  const next = page * SIZE < total ? `${url}?page=${page + 1}` : null;
  return {
    ...{ url: `${url}?page=${page}`, status: 200, retrievedAt: "2026-11-22T12:00:00Z", traceId: `t${page}` },
    bytes: new TextEncoder().encode(JSON.stringify({ items, total, next }, null, 1)),
    ...{ count: items.length, total, page, next },
  };
}

/** A BIS number with month 40 and day 00. */
function recordOf(query: ConsultQuery, index: number): unknown {
  const ssin = `854000${String(index % 500).padStart(3, "0")}00`;
  const subject = { employer: { enterpriseNumber: query.employer }, worker: { ssin } };
  const id = `${query.kind}-${query.year ?? ""}-${index}`;
  if (query.kind !== "trainingRegistration") {
    return { id, ...subject, year: query.year, amount: { value: 3.8, unit: "days" }, kind: "legal" };
  }
  return {
    ...{ id, ...subject, reference: `=1+${index}` },
    training: {
      name: `<Training> & "more" ${index % 7}`,
      period: { startDate: "2024-02-29", endDate: "2024-03-01" },
      duration: { value: 7.5, unit: "hours" },
      status: "followed",
    },
    somethingNew: { score: index, remarks: ["ok"] },
  };
}

/** What a database keeps, without one. */
export class FakeSaves implements KeptSaves {
  readonly records = new Map<string, SaveRecord>();
  kept: KeptPage[] = [];
  /** Fails to keep pages from this place on. */
  full = Number.POSITIVE_INFINITY;

  async put(record: SaveRecord) {
    this.records.set(record.id, record);
  }
  async sweep() {}
  async find(id: string) {
    return this.records.get(id) ?? null;
  }
  async putPages(pages: readonly KeptPage[]) {
    // As a disk that is sometimes slow.
    for (let wait = (pages[0]?.place ?? 0) % 3; wait > 0; wait -= 1) await new Promise(setImmediate);
    if (pages.some(({ place }) => place >= this.full))
      throw new DOMException("no room", "QuotaExceededError");
    this.kept.push(...structuredClone(pages));
  }
  async pages(id: string, from: number, count: number) {
    const kept = this.kept.filter(({ save, place }) => save === id && place >= from);
    return kept.sort((a, b) => a.place - b.place).slice(0, count);
  }
  async countPages(id: string) {
    return this.kept.filter(({ save }) => save === id).length;
  }
  async forget(id: string) {
    this.records.delete(id);
    this.kept = this.kept.filter(({ save }) => save !== id);
  }
}

export interface Outcome {
  readonly desk: Desk;
  readonly questions: readonly Question[];
  readonly ended: Map<number, PartFinding>;
  readonly stands: Map<number, PartStand>;
  /** Why the walk stopped, when it did. */
  readonly failure: unknown;
}

/** Saves from a register, with what is kept of an earlier attempt, as the panel does. */
export async function save(
  register: Pick<FakeRegister, "consult">,
  saves: KeptSaves,
  { questions = questionsAbout([EMPLOYER]), givenUp = new AbortController().signal } = {},
): Promise<Outcome> {
  const at = new Date(AT).toISOString();
  const before = await saves.find("save", AT);
  const desk = new Desk(saves);
  const record = before ?? { id: "save", version: 1, createdAt: at, at, questions, ended: {} };
  const stands = await desk.open(record, "en", AT);
  const ended = new Map<number, PartFinding>();
  const now = new Map(stands.map((stand, part) => [part, stand]));
  let failure: unknown = null;
  await walkAll({
    ...{ session: register, clerk: desk, questions: record.questions, stands, givenUp },
    onTotal() {},
    onStand: (part, stand) => now.set(part, stand),
    onEnded: (part, finding) => ended.set(part, finding),
  }).catch((error) => {
    failure = error;
  });
  return { desk, questions: record.questions, ended, stands: now, failure };
}
