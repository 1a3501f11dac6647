import { type Panel, perform, sessionFor } from "../panel.js";
import { FlaError, type Session } from "../session/session.js";
import type { Action } from "../state/action.js";
import { employerNumber } from "../state/employer.js";
import type { State } from "../state/state.js";
import { askToReach, freshConnection } from "../steps/connection.js";
import { isComplete, knownTotal, type Lookup } from "./consult-state.js";
import { itemsOf } from "./items.js";
import { patientSession } from "./patience.js";
import { toQueries } from "./search.js";
import { refined, walk } from "./walk.js";

/** The most records that are fetched at one go to be looked at. More come on request; a copy of all is another matter. */
export const MOST_AT_ONCE = 2_000;

/** Whose records are looked up: one's own, or the customer's, who need not stand in the list. */
export function employerAsked(state: State): string {
  const own = state.connection.account.role === "employer";
  const typed = own ? state.consult.search.employer : state.work.values["employer.enterpriseNumber"];
  return (own && typed.trim()) || employerNumber(state) || typed.trim();
}

/** Looks up what stands in the search. Must be called from a click: the browser may have to ask first. */
export function lookUp(panel: Panel): Promise<void> {
  const { consult } = panel.store.state;
  const employer = employerAsked(panel.store.state);
  const queries = toQueries(consult.search, employer);
  const began: Action = { type: "lookupBegan", search: consult.search, employer, queries };
  return fetching(panel, () => panel.store.dispatch(began));
}

/** Goes on where the lookup ended: after a failure, after it was stopped, or for more. */
export function goOn(panel: Panel): Promise<void> {
  return fetching(panel, () => {});
}

function fetching(panel: Panel, begin: () => void): Promise<void> {
  const reach = askToReach(panel);
  return perform(panel, "consulting", async (givenUp) => {
    await reach();
    const session = await sessionFor(panel, givenUp);
    await freshConnection(panel, session);
    begin();
    try {
      await fetchPages(panel, session, givenUp);
    } catch (error) {
      // Whoever stops it knows why there is no more.
      if (!(error instanceof FlaError && error.code === "network.cancelled")) throw refined(error);
    }
    return { type: "lookupEnded" };
  });
}

async function fetchPages(panel: Panel, session: Session, givenUp: AbortSignal): Promise<void> {
  const lookup = () => panel.store.state.consult.lookup;
  const since = panel.now();
  const before = lookup()?.found.length ?? 0;
  const patient = patientSession(panel, session, givenUp);
  // Whoever asks wants to know at once when there is no answer; what has begun must not end at each stumble.
  let asking: Pick<Session, "consult"> = session;
  const consult: Session["consult"] = (query, next) => asking.consult(query, next);
  for (let now = lookup(); now && !isComplete(now); now = lookup()) {
    const query = now.queries[now.answered];
    if (!query) return;
    for await (const page of walk({ consult }, query, now.next)) {
      // Locked, or another account meanwhile: what comes belongs to nobody any more.
      if (givenUp.aborted || lookup()?.queries !== now.queries) return;
      asking = patient;
      panel.store.dispatch({ type: "pageRead", page, items: itemsOf(page.bytes) });
      const { found } = lookup() ?? now;
      estimate(panel, lookup() ?? now, before, since);
      if (found.length - before >= MOST_AT_ONCE) return;
    }
  }
}

/** Says how long the rest takes, by how long it took so far. */
function estimate(panel: Panel, lookup: Lookup, before: number, since: number): void {
  const fetched = lookup.found.length - before;
  const all = Math.min(knownTotal(lookup) - before, MOST_AT_ONCE);
  if (fetched === 0 || all <= fetched) return;
  const seconds = ((panel.now() - since) / 1000 / fetched) * all;
  panel.store.dispatch({ type: "estimated", seconds: Math.max(seconds, 0.1), at: since });
}
