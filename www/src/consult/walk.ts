import type { ConsultQuery } from "#core";
import type { ConsultPage } from "#wasm";
import { FlaError, type Session } from "../session/session.js";

/**
 * Asks for one page after the other, from the first one or from where an earlier walk ended, until a page names no next.
 * An answer that names a page a second time would never end: that fails with `consult.circle`. `before`: where an earlier
 * walk asked.
 */
export async function* walk(
  session: Pick<Session, "consult">,
  query: ConsultQuery,
  from: string | null = null,
  before: readonly string[] = [],
): AsyncGenerator<ConsultPage, void> {
  const asked = new Set<string>(before);
  let next = from;
  do {
    if (next !== null) {
      if (asked.has(next)) throw new FlaError("consult.circle", { url: next.split("?")[0] ?? "" });
      asked.add(next);
    }
    const page = await session.consult(query, next);
    yield page;
    next = page.next;
  } while (next !== null);
}

/** A refusal by the register with the server's problem in its code, so that there is a sentence for it. */
export function refined(error: unknown): unknown {
  if (!(error instanceof FlaError) || error.code !== "consultation.refused") return error;
  const { problem = "" } = error.params;
  if (problem === "") return error;
  return new FlaError(`${error.code}.${problem.replace(/^problem\./, "")}`, error.params);
}
