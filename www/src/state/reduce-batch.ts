import { type Batch, NO_PROGRESS, type Progress, type SenderState } from "../batch/batch.js";
import type { Action } from "./action.js";

export interface BatchesState {
  /** Newest first; `null` until they were read. */
  readonly list: readonly Batch[] | null;
  /** The id of the one on the screen. */
  readonly shown: string | null;
  /** How many rows of the one that is being made are kept. */
  readonly making: { readonly done: number; readonly total: number } | null;
  /** What the sender does. */
  readonly progress: Progress;
}

export const NO_BATCHES: BatchesState = { list: null, shown: null, making: null, progress: NO_PROGRESS };

/** The batches. What is being sent goes on whatever is on the screen. */
export function reduceBatches(state: BatchesState, action: Action): BatchesState {
  switch (action.type) {
    case "batchesRead":
      return { ...state, list: action.list };
    case "batchMaking":
      return { ...state, making: { done: action.done, total: action.total } };
    case "batchMade":
      return { ...state, making: null, shown: action.batch.id, list: [action.batch, ...(state.list ?? [])] };
    case "batchShown":
      return { ...state, shown: action.id };
    // Whoever goes elsewhere leaves the screen, not the batch.
    case "stationOpened":
    case "doorOpened":
    case "asideOpened":
    case "connected":
    case "receiptMade":
      return state.shown === null ? state : { ...state, shown: null };
    case "demoChosen":
    case "ownChosen":
    case "choiceUndone":
    case "locked":
      return { ...state, list: null, shown: null, making: null };
    case "batchProgressed":
      return { ...state, progress: action.progress, list: withBatch(state.list, action.progress.batch) };
    case "failed":
      return state.making && action.failure.step === "batching" ? { ...state, making: null } : state;
    default:
      return state;
  }
}

/** The list with a batch as it is now. */
function withBatch(list: BatchesState["list"], batch: Batch | null): BatchesState["list"] {
  return list?.map((other) => (batch && other.id === batch.id ? batch : other)) ?? null;
}

const UNDER_WAY: readonly SenderState[] = [
  "starting",
  "verifying",
  "sending",
  "waiting",
  "offline",
  "pausing",
];

/** Whether a batch is being sent in this panel: account and certificate have to stay as they are. */
export function isSending({ progress }: BatchesState): boolean {
  return UNDER_WAY.includes(progress.state);
}
