import { endSession, type Panel } from "../panel.js";
import type { Task } from "../state/state.js";
import { warmUp } from "./certificate.js";

/** What may be given up. Getting ready takes no longer than the files of the page take to load. */
export function isCancellable(task: Task): boolean {
  return task !== "preparing";
}

/**
 * Gives up the task in progress. A derivation cannot be interrupted, only ended with its Worker, so the next one starts
 * right away. A request ends where it is; what that means for the work, its own step tells.
 */
export function cancel(panel: Panel): void {
  if (panel.store.state.busy?.task !== "opening") {
    panel.underWay?.abort();
    return;
  }
  giveUpOpening(panel);
}

/** Gives up an opening, also one that waits for an answer. The file stays, its password goes. */
export function giveUpOpening(panel: Panel): void {
  endSession(panel);
  panel.store.dispatch({ type: "cancelled" });
  warmUp(panel);
}
