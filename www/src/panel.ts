import type { Batches, Sender } from "./batch/batch.js";
import type { Host } from "./host.js";
import type { KeptImports } from "./import/kept-import.js";
import type { OpenTable } from "./import/open-table.js";
import type { Journal } from "./journal.js";
import type { ParkedForms } from "./parked.js";
import type { RecentKept } from "./recent.js";
import type { RememberedCertificates } from "./remembered.js";
import type { Clerk } from "./save/client.js";
import type { KeptSaves } from "./save/kept.js";
import type { SavedFile } from "./saved/protocol.js";
import type { Passage, startSession } from "./session/client.js";
import { FlaError, type Session } from "./session/session.js";
import type { Action } from "./state/action.js";
import type { Failure, State, Step, Task } from "./state/state.js";
import type { Store } from "./state/store.js";
import type { Table } from "./table/table.js";
import type { Templates } from "./templates.js";

/** What the steps of the path work with. */
export interface Panel {
  readonly host: Host;
  readonly journal: Journal;
  readonly batches: Batches;
  readonly sender: Sender;
  readonly remembered: RememberedCertificates;
  readonly parked: ParkedForms;
  readonly recent: RecentKept;
  readonly templates: Templates;
  readonly imports: KeptImports;
  readonly saves: KeptSaves;
  readonly store: Store<State, Action>;
  readonly startSession: typeof startSession;
  readonly startTable: () => Table;
  /** Starts the Worker that makes the file of a saved register. */
  readonly startClerk: () => Clerk;
  readonly startSaved: () => SavedFile;
  readonly now: () => number;
  /** The session in use; started by the first step that needs it. */
  session: Promise<Session> | null;
  /** The table in use, in a Worker of its own; started by the first step that needs it. */
  openTable: OpenTable | null;
  /** The saved file that is open, in a Worker of its own. */
  saved: SavedFile | null;
  /** What gives up the task in progress without ending the session. */
  underWay: AbortController | null;
  /** Has what is being filled in put aside now, and not a moment later. */
  putAside: () => Promise<void>;
  /** Counts the tasks, so that the answer to one that was given up is not taken for the next. */
  turn: number;
}

/** The session of the panel, started when there is none. */
export function sessionOf(panel: Panel): Promise<Session> {
  panel.session ??= started(panel);
  return panel.session;
}

async function started(panel: Panel): Promise<Session> {
  const { mode, settings } = panel.store.state;
  const session = await panel.startSession({ demo: mode === "demo", passage: passageOf(panel) });
  if (settings.nameRequests) await session.nameRequests(true);
  return session;
}

/** How requests leave: without our `Origin`, where the host can see to it and the setting asks for it. */
function passageOf({ host, store }: Panel): Passage | undefined {
  if (!host.withoutOrigin) return undefined;
  return (request, send) =>
    store.state.settings.hideOrigin && host.withoutOrigin ? host.withoutOrigin(request, send) : send();
}

/** The session of the panel, whose request under way ends when the task is given up. */
export async function sessionFor(panel: Panel, givenUp: AbortSignal): Promise<Session> {
  const session = await sessionOf(panel);
  if (givenUp.aborted) throw new FlaError("network.cancelled");
  // A session that has ended has no request under way.
  givenUp.addEventListener("abort", () => void session.cancel().catch(() => {}));
  return session;
}

/** Ends the session, and with it every secret. The next step that needs one gets a new one. */
export function endSession(panel: Panel): void {
  panel.turn += 1;
  // A session that never started has nothing to end.
  void panel.session?.then(
    (session) => session.lock(),
    () => {},
  );
  panel.session = null;
}

/**
 * Does one task while the screen says so. Its action is dispatched when it succeeds, its failure when it does
 * not; neither when it was given up in the meantime. One task at a time: another is not begun.
 */
export async function perform(
  panel: Panel,
  task: Task,
  work: (givenUp: AbortSignal) => Promise<Action>,
): Promise<void> {
  if (panel.store.state.busy) return;
  panel.turn += 1;
  const turn = panel.turn;
  const underWay = new AbortController();
  panel.underWay = underWay;
  panel.store.dispatch({ type: "started", task, at: panel.now() });
  let action: Action;
  try {
    action = await work(underWay.signal);
  } catch (error) {
    action = { type: "failed", failure: toFailure(error, task) };
  }
  if (turn === panel.turn) panel.store.dispatch(action);
}

/** What is not an error of the core is a fault of the panel, and says nothing a user could use. */
export function toFailure(error: unknown, step: Step): Failure {
  const known = error instanceof FlaError ? error : new FlaError("session.internal");
  return { code: known.code, params: known.params, step };
}
