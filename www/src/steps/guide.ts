import type { Situation } from "../account/situation.js";
import { download } from "../download.js";
import { evidenceIn, seenSteps } from "../guide/evidence.js";
import type { Place } from "../guide/places.js";
import type { StepId } from "../guide/plan.js";
import { fromGuideFile, MAX_GUIDE_FILE, toGuideFile } from "../guide/progress.js";
import type { Panel } from "../panel.js";

/** Opens the guide, or goes to another place in it. */
export function openGuide(panel: Panel, place: Place = { part: "plan" }): void {
  panel.store.dispatch({ type: "guideOpened", place });
}

/** Takes the answer to "Which situation are you in?". */
export function chooseGuideSituation(panel: Panel, situation: Situation): void {
  panel.store.dispatch({ type: "guideSituationChosen", situation });
}

/** Takes the user's word that a step is done. */
export function tickStep(panel: Panel, step: StepId): void {
  panel.store.dispatch({ type: "guideStepTicked", step, on: today(panel), by: "hand" });
}

export function untickStep(panel: Panel, step: StepId): void {
  panel.store.dispatch({ type: "guideStepUnticked", step });
}

/** From now on ticks each step that the panel sees to be done. */
export function watchEvidence(panel: Pick<Panel, "store" | "now">): void {
  panel.store.subscribe(() => {
    for (const step of seenSteps(evidenceIn(panel.store.state, panel.now()))) {
      if (panel.store.state.guide.progress.done[step]?.by === "panel") continue;
      panel.store.dispatch({ type: "guideStepTicked", step, on: today(panel), by: "panel" });
    }
  });
}

/** Gives the user the progress as a file for a colleague. */
export function exportGuide(panel: Panel): void {
  const text = toGuideFile(panel.store.state.guide.progress, panel.now());
  download(new Blob([text], { type: "application/json" }), `fla-guide-${today(panel)}.json`);
}

/** Takes over the progress in a file, which can be undone. Gives whether it was one. */
export async function importGuide(panel: Panel, file: File): Promise<boolean> {
  const text = file.size > MAX_GUIDE_FILE ? "" : await file.text().catch(() => "");
  const progress = fromGuideFile(text);
  if (progress) panel.store.dispatch({ type: "guideImported", progress });
  return progress !== null;
}

function today({ now }: Pick<Panel, "now">): string {
  return new Date(now()).toISOString().slice(0, 10);
}
