import { isComplete, type Lookup, totalOf } from "../consult/consult-state.js";
import { itemsOf } from "../consult/items.js";
import { isAboutQuestion, patientSession } from "../consult/patience.js";
import { EMPTY_SEARCH, toQueries } from "../consult/search.js";
import { refined, walk } from "../consult/walk.js";
import { download } from "../download.js";
import type { OpenTable } from "../import/open-table.js";
import { type Panel, perform, sessionFor, toFailure } from "../panel.js";
import { FlaError, type Session } from "../session/session.js";
import type { Action } from "../state/action.js";
import { employerNumber } from "../state/employer.js";
import { askToReach, freshConnection } from "../steps/connection.js";
import { atTable } from "../steps/import.js";
import { agreesWith, type Comparing, isFetched } from "./compare-state.js";
import type { ListFormat } from "./compared.js";

/** As many records as are handed to the table at a time. */
const SLICE = 500;

/** Compares the rows with all that is registered of their employers. Must be called from a click: the browser may ask. */
export function compareWithRegister(panel: Panel): Promise<void> {
  return fetching(panel, async (open) => {
    const { imports } = panel.store.state;
    const named = await open.table.beginComparison();
    const employers = named.length > 0 ? named : [employerNumber(panel.store.state)];
    const search = { ...EMPTY_SEARCH, kind: imports.kind };
    const queries = employers.flatMap((employer) => toQueries(search, employer));
    panel.store.dispatch({ type: "comparisonBegan", queries, search: null, saved: null, at: today(panel) });
  });
}

/** Goes on where it ended: after a failure, or after it was stopped. Rows that have changed since are taken anew. */
export function goOnComparing(panel: Panel): Promise<void> {
  const { imports } = panel.store.state;
  if (imports.comparing?.edition !== imports.edition) return compareWithRegister(panel);
  return fetching(panel, async () => {});
}

/** Compares the rows with what was looked up, in the register or in a saved file. */
export function compareWithLookup(panel: Panel, lookup: Lookup): Promise<void> {
  return comparing(panel, async (open) => {
    const { queries, search, found, pages, saved = null } = lookup;
    await open.table.beginComparison();
    const at = pages.at(-1)?.retrievedAt ?? today(panel);
    panel.store.dispatch({ type: "comparisonBegan", queries, search, saved, at });
    for (let from = 0; from < found.length; from += SLICE) {
      await open.table.addRegistered(found.slice(from, from + SLICE).map(({ item }) => item));
    }
    const total = totalOf(lookup);
    // Of what is not whole nobody knows what is not in it.
    const isWhole = saved?.whole !== false && (total === null || total === found.length);
    for (const query of queries) await open.table.addAsked(isWhole ? query : null);
    const fed = { type: "comparisonFed", next: null, at } as const;
    for (const [place] of queries.entries()) {
      const counts = place === 0 ? { count: found.length, total } : { count: 0, total: null };
      panel.store.dispatch({ ...fed, ...counts });
    }
  });
}

/** The way from what was looked up to a file of one's own: to its rows, when there are some. */
export async function compareOwnFile(panel: Panel, lookup: Lookup): Promise<void> {
  const { kind } = lookup.search;
  if (kind === "trainingCredit") return;
  const { imports } = panel.store.state;
  if (!imports.view) panel.store.dispatch({ type: "importKindChosen", kind });
  panel.store.dispatch({ type: "doorOpened", door: "file" });
  if (imports.summary && imports.kind === kind && isComplete(lookup)) await compareWithLookup(panel, lookup);
}

/** Takes every row out that is not surely missing in the register, and shows the others, to be sent. */
export function keepMissing(panel: Panel): Promise<void> {
  return atTable(panel, async (open) => {
    const others = await open.table.rowsNotMissing();
    const summary = await open.remove(others);
    panel.store.dispatch({ type: "comparisonShown", shown: false });
    panel.store.dispatch({ type: "announced", key: "compare.kept" });
    return { type: "importChanged", summary };
  });
}

/** Gives the user the outcomes that show as a list to act on. */
export function exportCompared(panel: Panel, format: ListFormat): Promise<void> {
  return atTable(panel, async (open) => {
    const { imports, settings } = panel.store.state;
    const filter = imports.comparing?.filter ?? {};
    const file = await open.table.exportCompared(format, filter, settings.language);
    download(new Blob([file.bytes], { type: file.mediaType }), file.fileName);
    return { type: "exported" };
  });
}

/** Asks the register for what is still to come, and compares. */
function fetching(panel: Panel, begin: (open: OpenTable) => Promise<void>): Promise<void> {
  const reach = askToReach(panel);
  return comparing(panel, async (open, givenUp) => {
    await reach();
    const session = await sessionFor(panel, givenUp);
    await freshConnection(panel, session);
    await begin(open);
    const patient = patientSession(panel, session, givenUp);
    const since = panel.now();
    for (let now = comparingOf(panel); now && !isFetched(now); now = comparingOf(panel)) {
      await fetchOne(panel, open, patient, now, since);
      if (givenUp.aborted) throw new FlaError("network.cancelled");
    }
    const { refused = [], queries = [] } = comparingOf(panel) ?? {};
    const employers = new Set(queries.map(({ employer }) => employer));
    const [first] = refused;
    // Nobody's register could be read: that is a failure, and no comparison.
    if (first && refused.length === employers.size)
      throw new FlaError(first.failure.code, first.failure.params);
  });
}

/** Asks one question to its last page. What the register says of one employer alone does not end the others. */
async function fetchOne(
  panel: Panel,
  open: OpenTable,
  session: Pick<Session, "consult">,
  { queries, done, next }: Comparing,
  since: number,
): Promise<void> {
  const query = queries[done];
  if (!query) return;
  try {
    for await (const page of walk(session, query, next)) {
      const before = comparingOf(panel);
      if (before?.queries !== queries) return;
      await open.table.addRegistered(itemsOf(page.bytes));
      // Where the register counts other than it gave, nobody knows what is not in it.
      if (page.next === null) await open.table.addAsked(agreesWith(before.current, page) ? query : null);
      const fed: Action = {
        type: "comparisonFed",
        count: page.count,
        total: page.total,
        next: page.next,
        at: page.retrievedAt,
      };
      panel.store.dispatch(fed);
      progressed(panel, since);
    }
  } catch (error) {
    if (!(error instanceof FlaError && isAboutQuestion(error))) throw refined(error);
    const failure = toFailure(refined(error), "comparing");
    panel.store.dispatch({ type: "employerRefused", employer: query.employer, failure });
  }
}

function progressed(panel: Panel, at: number): void {
  const now = comparingOf(panel);
  if (!now) return;
  const progress = { stage: "fetching", done: now.fetched, total: now.total ?? 0 } as const;
  panel.store.dispatch({ type: "progressed", progress, at });
}

/** Feeds a comparison and shows what comes of it. What was fetched before it was given up stays. */
function comparing(
  panel: Panel,
  feed: (open: OpenTable, givenUp: AbortSignal) => Promise<void>,
): Promise<void> {
  return perform(panel, "comparing", async (givenUp) => {
    const open = panel.openTable;
    if (!open) throw new FlaError("session.internal");
    givenUp.addEventListener("abort", () => open.table.cancel());
    try {
      await feed(open, givenUp);
      if (!comparingOf(panel)) return { type: "cancelled" };
      return { type: "comparisonMade", summary: await open.table.finishComparison() };
    } catch (error) {
      const code = error instanceof FlaError ? error.code : "";
      if (code === "table.cancelled" || code === "network.cancelled") return { type: "cancelled" };
      throw error;
    }
  });
}

function comparingOf(panel: Panel): Comparing | null {
  return panel.store.state.imports.comparing;
}

function today(panel: Panel): string {
  return new Date(panel.now()).toISOString();
}
