import { toDigits } from "../form/fields.js";
import { filledIn } from "../form/filled.js";
import { toAdd } from "../form/workers.js";
import type { Action } from "./action.js";
import type { WorkState } from "./state.js";

const PATH = "worker.ssin";

/** The list of workers, when it is one registration for several. The field is for the one being added. */
export function reduceWorkers(state: WorkState, action: Action): WorkState {
  switch (action.type) {
    case "workersAdded":
      return withAdded(state, action.numbers);
    case "workerRemoved":
      return changed(state, without(state, action.ssin));
    case "workersRemoved":
      return { ...changed(state, []), before: filledIn(state) };
    case "workerTaken": {
      // What stands in the field changes places with it.
      const typed = toDigits(state.values[PATH].trim());
      const others = without(state, action.ssin);
      const workers = typed === "" ? others : withAdded({ ...state, workers: others }, [typed]).workers;
      const left = state.left.filter((path) => path !== PATH);
      return { ...changed(state, workers), values: { ...state.values, [PATH]: action.ssin }, left };
    }
    case "workerCorrected": {
      const isThere = state.workers.some(({ ssin }) => ssin === action.value);
      const corrected = state.workers.map((worker) =>
        worker.ssin === action.ssin ? { ssin: action.value, findings: null } : worker,
      );
      return changed(state, isThere ? without(state, action.ssin) : corrected);
    }
    case "workersChecked":
      return {
        ...state,
        workers: state.workers.map((worker) => {
          const findings = action.found.get(worker.ssin);
          return findings ? { ...worker, findings } : worker;
        }),
      };
    default:
      return state;
  }
}

/** With these in the list, and the field empty for the next one. */
function withAdded(state: WorkState, numbers: readonly string[]): WorkState {
  const added = toAdd(
    state.workers.map(({ ssin }) => ssin),
    numbers,
  );
  const workers = [...state.workers, ...added.fresh.map((ssin) => ({ ssin, findings: null }))];
  return { ...changed(state, workers), added };
}

function without(state: WorkState, ssin: string): WorkState["workers"] {
  return state.workers.filter((worker) => worker.ssin !== ssin);
}

function changed(state: WorkState, workers: WorkState["workers"]): WorkState {
  return { ...state, workers, added: null, confirming: false, before: null, begin: null };
}
