import type { ConsultQuery, RegisterKind } from "#core";
import { EMPTY_SEARCH, KINDS, toQueries } from "../consult/search.js";
import type { Part } from "../saved/layout.js";

/** One question to the register: of one kind, about one employer. All of them together are everything. */
export interface Question {
  readonly kind: RegisterKind;
  /** Ten digits. */
  readonly employer: string;
  readonly query: Part["query"];
}

/** Everything there is about some employers, in the order in which it is asked for and later read. */
export function questionsAbout(employers: readonly string[]): readonly Question[] {
  return employers.flatMap((number) =>
    KINDS.flatMap((kind) =>
      toQueries({ ...EMPTY_SEARCH, kind }, number).map(({ kind: _, employer, ...query }) => ({
        kind,
        employer,
        query,
      })),
    ),
  );
}

export function toQuery({ kind, employer, query }: Question): ConsultQuery {
  return { kind, employer, ...query };
}
