import type { ConsultPage } from "#wasm";
import { isAboutQuestion, isServerFault } from "../consult/patience.js";
import { walk } from "../consult/walk.js";
import type { PartFinding } from "../saved/layout.js";
import { FlaError, type Session } from "../session/session.js";
import type { Clerk } from "./client.js";
import { OnTheWay } from "./on-the-way.js";
import type { PartStand } from "./part-check.js";
import { type Question, toQuery } from "./question.js";

/** Questions whose first page is asked for before anything else, so that it is known how much there is. */
const AHEAD = 70;

export interface WalkOptions {
  readonly session: Pick<Session, "consult">;
  readonly clerk: Pick<Clerk, "page" | "note">;
  readonly questions: readonly Question[];
  /** How far each question was before. */
  readonly stands: readonly PartStand[];
  readonly givenUp: AbortSignal;
  /** There are so many records by the server's count. */
  onTotal(part: number, total: number | null): void;
  /** A page is on the disk. */
  onStand(part: number, stand: PartStand): void;
  /** A question ended before its last page. */
  onEnded(part: number, finding: PartFinding): void;
}

/**
 * Asks every question that is not at its last page yet. One that is refused is noted, and the next one asked; what would
 * meet every question ends the walk. A fault of the server may be that of one page: it is noted too, and ends the walk when
 * no page comes before the next one. When this settles, all that was fetched is on the disk.
 */
export async function walkAll(given: WalkOptions): Promise<void> {
  const { questions, stands } = given;
  const firsts = new Map<number, ConsultPage>();
  const refused = new Map<number, FlaError>();
  const onTheWay = new OnTheWay(given);
  let isFaulty = false;
  const session: WalkOptions["session"] = {
    async consult(query, next) {
      const page = await given.session.consult(query, next);
      isFaulty = false;
      return page;
    },
  };
  const options = { ...given, session };
  const each = async (parts: readonly number[], work: (part: number) => Promise<void>) => {
    for (const part of parts) {
      if (options.givenUp.aborted) throw new FlaError("network.cancelled");
      try {
        await work(part);
      } catch (error) {
        if (!(error instanceof FlaError)) throw error;
        const fault = isServerFault(error);
        if (!isAboutQuestion(error) && (!fault || isFaulty)) throw error;
        isFaulty = fault;
        refused.set(part, error);
        await end(options, part, error);
      }
    }
  };
  const open = questions.flatMap((_, part) => (stands[part]?.isRead ? [] : [part]));
  const unasked = open.filter((part) => (stands[part]?.pages ?? 0) === 0);
  try {
    await each(unasked.slice(0, AHEAD), (part) => lookAhead(options, part, firsts));
    const rest = open.filter((part) => !refused.has(part));
    await each(rest, (part) => readPart(options, part, firsts, onTheWay));
  } finally {
    await onTheWay.settle();
  }
  onTheWay.check();
  // An account that is refused everywhere has a reason to be told, not an empty file.
  const [first] = refused.values();
  if (first && refused.size === questions.length) throw first;
}

async function lookAhead(
  { session, questions, onTotal }: WalkOptions,
  part: number,
  firsts: Map<number, ConsultPage>,
): Promise<void> {
  const question = questions[part];
  if (!question) return;
  const page = await session.consult(toQuery(question), null);
  firsts.set(part, page);
  onTotal(part, page.total);
}

async function readPart(
  { session, questions, stands, givenUp }: WalkOptions,
  part: number,
  firsts: Map<number, ConsultPage>,
  onTheWay: OnTheWay,
): Promise<void> {
  const question = questions[part];
  const first = firsts.get(part);
  firsts.delete(part);
  if (!question) return;
  const asking: Pick<Session, "consult"> = {
    consult: async (query, from) => (from === null && first ? first : session.consult(query, from)),
  };
  const { next = null, asked = [] } = stands[part] ?? {};
  for await (const page of walk(asking, toQuery(question), next, asked)) {
    await onTheWay.take(part, page);
    // The page goes to the disk first; the next one is not asked for.
    if (givenUp.aborted) throw new FlaError("network.cancelled");
  }
}

async function end({ clerk, onEnded }: WalkOptions, part: number, error: FlaError): Promise<void> {
  const finding = findingOf(error);
  await clerk.note(part, finding);
  onEnded(part, finding);
}

/** What ended a question. A server that fails has not refused; a refusal has the name the server gave it. */
function findingOf(error: FlaError): PartFinding {
  const { problem = "", status = "" } = error.params;
  if (error.code === "consult.circle") return { code: "circle", params: {} };
  if (error.code === "consultation.next") return { code: "elsewhere", params: {} };
  if (isServerFault(error)) return { code: "failed", params: { status } };
  const named = problem === "" ? error.code : problem.replace(/^problem\./, "");
  return { code: "refused", params: { problem: named, status } };
}
