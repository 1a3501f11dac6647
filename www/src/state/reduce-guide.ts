import { NO_PROGRESS } from "../guide/progress.js";
import type { Action } from "./action.js";
import type { GuideState } from "./state.js";

/** How far the user is with the guide, and where in it. It outlives the lock: nothing in it is about anybody. */
export function reduceGuide(guide: GuideState, action: Action): GuideState {
  const { progress } = guide;
  switch (action.type) {
    case "guideOpened":
      return { ...guide, place: action.place };
    case "guideSituationChosen":
      return { ...guide, progress: { ...progress, situation: action.situation }, before: null };
    case "guideStepTicked": {
      const { step, on, by } = action;
      return { ...guide, progress: { ...progress, done: { ...progress.done, [step]: { on, by } } } };
    }
    case "guideStepUnticked": {
      const { [action.step]: _, ...done } = progress.done;
      return { ...guide, progress: { ...progress, done } };
    }
    case "guideImported":
      return { ...guide, progress: action.progress, before: progress };
    case "guideRestarted":
      return { ...guide, progress: NO_PROGRESS, place: { part: "plan" }, before: progress };
    case "guideRestored":
      return guide.before ? { ...guide, progress: guide.before, before: null } : guide;
    case "guideKeptElsewhere":
      return { ...guide, progress: action.progress };
    case "asideOpened":
    case "stationOpened":
      return guide.before ? { ...guide, before: null } : guide;
    default:
      return guide;
  }
}
