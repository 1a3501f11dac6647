import type { ConsultQuery } from "#core";
import type { ConsultPage } from "#wasm";
import { type World, world } from "../batch/world.js";
import type { Panel } from "../panel.js";
import { FlaError, type Session } from "../session/session.js";

/** Seconds before a page is asked for again when nobody says how long to wait; then the user is asked. */
const PAUSES = [1, 3, 10] as const;

/** How often in a row a server may ask for patience before the user is asked. */
const MOST_TIMES_BUSY = 10;

/** The longest wait, in seconds, that is waited out without asking the user. */
const LONGEST_WAIT = 600;

export interface Patience {
  readonly session: Pick<Session, "consult">;
  readonly world: Pick<World, "now" | "wait">;
  readonly givenUp: AbortSignal;
  /** Until when it waits, in milliseconds; `null` when it goes on. */
  onWait(until: number | null): void;
}

/** A session that waits as the register wants, and has the screen say until when. */
export function patientSession(
  panel: Panel,
  session: Pick<Session, "consult">,
  givenUp: AbortSignal,
): Pick<Session, "consult"> {
  const { turn } = panel;
  const onWait = (until: number | null) => {
    // Locked, or given up meanwhile: another task may have the screen.
    if (turn === panel.turn) panel.store.dispatch({ type: "heldUp", until });
  };
  return patiently({ session, world, givenUp, onWait });
}

/** Asks for a page until there is an answer or no use in asking: a long walk must not end at each stumble. */
export function patiently({ session, world, givenUp, onWait }: Patience): Pick<Session, "consult"> {
  return {
    async consult(query: ConsultQuery, next: string | null): Promise<ConsultPage> {
      for (let failures = 0, busy = 0; ; ) {
        try {
          return await session.consult(query, next);
        } catch (error) {
          if (givenUp.aborted) throw new FlaError("network.cancelled");
          const asked = waitAsked(error);
          const seconds = asked ?? (isPassing(error) ? PAUSES[failures] : undefined);
          if (asked === null) failures += 1;
          else busy += 1;
          if (seconds === undefined || seconds > LONGEST_WAIT || busy > MOST_TIMES_BUSY) throw error;
          const until = world.now() + seconds * 1000;
          onWait(until);
          while (world.now() < until && !givenUp.aborted) await world.wait(until - world.now(), givenUp);
          onWait(null);
          if (givenUp.aborted) throw new FlaError("network.cancelled");
        }
      }
    },
  };
}

/** Seconds the server wants to be left alone; `null` when it does not say. */
function waitAsked(error: unknown): number | null {
  const { retry_after: seconds = "" } = error instanceof FlaError ? error.params : {};
  return /^\d+$/.test(seconds) ? Number(seconds) : null;
}

/** Whether the same question may be answered a moment later. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof FlaError)) return false;
  if (["network.unreachable", "network.timeout", "network.offline"].includes(error.code)) return true;
  return isServerFault(error) || (error.code === "consultation.refused" && error.params["status"] === "429");
}

/**
 * Whether the server failed at this question, or gave an answer that is none. Another question may fare better; not where the
 * server says when to come back.
 */
export function isServerFault(error: unknown): boolean {
  if (!(error instanceof FlaError)) return false;
  if (error.code === "consultation.not_understood") return true;
  const { status, retry_after: wait } = error.params;
  return error.code === "consultation.refused" && Number(status) >= 500 && wait === undefined;
}

/** Whether this question was refused, and another may not be: by status, except what is about whoever asks. */
export function isAboutQuestion(error: FlaError): boolean {
  if (["consult.circle", "consultation.next"].includes(error.code)) return true;
  const { status, problem = "" } = error.params;
  if (error.code !== "consultation.refused" || problem.endsWith("missing_scope")) return false;
  return Number(status) >= 400 && Number(status) < 500 && !["401", "429"].includes(status ?? "");
}
