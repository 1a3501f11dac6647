import type { KeyFileView, OpeningStep } from "#core";
import { type Panel, perform, sessionOf } from "../panel.js";
import type { Session } from "../session/session.js";
import type { Action } from "../state/action.js";

/**
 * Runs what an opening still has to do, and says how long that takes; stops where the user must be asked. `agreed` are
 * the iterations for which that is done already.
 */
export async function followOpening(
  panel: Panel,
  session: Session,
  first: OpeningStep,
  agreed: number,
): Promise<Action> {
  let step = first;
  let left = agreed;
  while (step.kind === "work") {
    const { iterations, seconds, asks, retry } = step;
    if (asks && iterations > left) return { type: "openingAsked", work: { iterations, seconds, retry } };
    if (asks) left -= iterations;
    panel.store.dispatch({ type: "estimated", seconds, at: panel.now() });
    step = await session.continueOpening(asks ? iterations : 0);
  }
  const opened = step.file;
  const chosen = firstUsable(opened);
  if (chosen !== null) await session.choose(chosen);
  return { type: "fileOpened", opened, chosen };
}

/** The user agrees to the work that was asked about, and to no more than that. */
export function openAnyway(panel: Panel): Promise<void> {
  const { asked } = panel.store.state.certificate;
  if (!asked) return Promise.resolve();
  return perform(panel, "opening", async () => {
    panel.store.dispatch({ type: "openingAgreed", iterations: asked.iterations });
    return followOpening(
      panel,
      await sessionOf(panel),
      { kind: "work", asks: true, ...asked },
      asked.iterations,
    );
  });
}

function firstUsable(opened: KeyFileView): number | null {
  const index = opened.identities.findIndex((identity) => identity.usable);
  return index < 0 ? null : index;
}
