import { toQueries } from "../consult/search.js";
import { type Panel, perform } from "../panel.js";
import { FlaError } from "../session/session.js";
import type { SavedFile } from "./protocol.js";
import type { SavedQuery } from "./records.js";

/** Opens a saved file in place of the one that is open, checks all of it, and says what it is. */
export function openSaved(panel: Panel, file: File): Promise<void> {
  if (panel.store.state.busy) return Promise.resolve();
  panel.store.dispatch({ type: "asideOpened", aside: "saved" });
  closeSaved(panel);
  return perform(panel, "savedFile", async (givenUp) => {
    const reader = panel.startSaved();
    panel.saved = reader;
    const since = panel.now();
    const tell = (share: number) => {
      const seconds = (panel.now() - since) / 1000 / share;
      panel.store.dispatch({ type: "estimated", seconds: Math.max(seconds, 0.1), at: since });
    };
    givenUp.addEventListener("abort", () => reader.cancel());
    try {
      const verdict = await unlessGivenUp(() => reader.open(file, tell));
      if (verdict) return { type: "savedOpened", name: file.name, verdict };
    } catch (error) {
      release(panel, reader);
      throw error;
    }
    release(panel, reader);
    return { type: "cancelled" };
  });
}

/** Shows what fits the search in the saved file. */
export function lookInSaved(panel: Panel): Promise<void> {
  return perform(panel, "savedFile", async (givenUp) => {
    const { consult, file } = panel.store.state.saved;
    const reader = panel.saved;
    if (!reader || !file) return { type: "cancelled" };
    const { search } = consult;
    const query = toSavedQuery(search);
    givenUp.addEventListener("abort", () => reader.cancel());
    const answer = await unlessGivenUp(() => reader.find(query));
    if (answer === null) return { type: "cancelled" };
    const { pages, found, whole } = answer;
    const { madeAt } = file.verdict.manifest;
    const saved = { madeAt, whole, verdict: file.verdict.verdict };
    return {
      type: "savedFound",
      lookup: {
        search,
        employer: query.employer,
        queries: [query],
        answered: 1,
        next: null,
        pages,
        found,
        totals: [null],
        saved,
      },
    };
  });
}

/** Forgets the file that is open; it stays where it is on the disk. */
export function closeSaved(panel: Panel): void {
  panel.saved?.close();
  panel.saved = null;
  panel.store.dispatch({ type: "savedClosed" });
}

/** Ends the reader when the panel was locked, so that nothing of a file outlives what showed it. */
export function watchSaved(panel: Panel): void {
  panel.store.subscribe(() => {
    const { saved, busy } = panel.store.state;
    if (panel.saved && saved.file === null && busy?.task !== "savedFile") release(panel, panel.saved);
  });
}

function release(panel: Panel, reader: SavedFile): void {
  reader.close();
  if (panel.saved === reader) panel.saved = null;
}

/** What comes of some work; `null` when it was given up, which is nothing to tell. */
async function unlessGivenUp<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FlaError && error.code === "saved.cancelled") return null;
    throw error;
  }
}

/** One question where the register needs one for each year. What cannot be read is told beside its field. */
function toSavedQuery(search: Parameters<typeof toQueries>[0]): SavedQuery {
  const [first] = toQueries(search, search.employer);
  if (!first) throw new FlaError("session.internal");
  const { worker, period, year, ...query } = first;
  const wrong = (path: string) => new FlaError("consultation.query", { path });
  if (worker !== undefined && !/^\d{11}$/.test(worker)) throw wrong("worker");
  if (period && !Object.values(period).every((day) => /^\d{4}-\d\d-\d\d$/.test(day))) throw wrong("period");
  const ofAll = search.when === "all" || (search.when === "period" && search.kind !== "trainingRegistration");
  return {
    ...query,
    ...(worker === undefined ? {} : { worker }),
    ...(period ? { period } : {}),
    ...(year === undefined || ofAll ? {} : { year }),
  };
}
