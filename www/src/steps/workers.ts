import type { Finding } from "#core";
import { fieldOf } from "../form/fields.js";
import { type Panel, sessionOf } from "../panel.js";
import { check } from "./work.js";

/** Puts workers into the list; what is wrong with a number stands beside it. */
export function addWorkers(panel: Panel, numbers: readonly string[]): void {
  panel.store.dispatch({ type: "workersAdded", numbers });
  void checkWorkers(panel);
}

/** Puts the number in the field into the list, and empties the field for the next one. */
export function addTypedWorker(panel: Panel): void {
  addWorkers(panel, [panel.store.state.work.values["worker.ssin"]]);
  panel.store.dispatch({ type: "fieldEdited", path: "worker.ssin", value: "" });
  void check(panel);
}

export function removeWorker(panel: Panel, ssin: string): void {
  panel.store.dispatch({ type: "workerRemoved", ssin });
}

/** Takes all workers out of the list. They can be brought back until something else is typed. */
export function removeWorkers(panel: Panel): void {
  panel.store.dispatch({ type: "workersRemoved" });
}

/** Takes a number out of the list and into the field, to be corrected. */
export function takeWorker(panel: Panel, ssin: string): void {
  panel.store.dispatch({ type: "workerTaken", ssin });
  void check(panel);
  void checkWorkers(panel);
}

/** Takes the certain suggestion for a number of the list. */
export function correctWorker(panel: Panel, ssin: string, value: string): void {
  panel.store.dispatch({ type: "workerCorrected", ssin, value });
  void checkWorkers(panel);
}

/** Checks those of the list that were not yet: what can be wrong with a number does not depend on the training. */
export async function checkWorkers(panel: Panel): Promise<void> {
  const { kind, workers } = panel.store.state.work;
  const unchecked = workers.filter(({ findings }) => findings === null).map(({ ssin }) => ssin);
  if (unchecked.length === 0) return;
  try {
    const session = await sessionOf(panel);
    const reports = await Promise.all(unchecked.map((ssin) => session.check(kind, { worker: { ssin } })));
    const found = new Map<string, readonly Finding[]>();
    for (const [index, ssin] of unchecked.entries()) {
      const { findings } = reports[index] ?? { findings: [] };
      found.set(
        ssin,
        findings.filter(({ path }) => fieldOf(path) === "worker.ssin"),
      );
    }
    panel.store.dispatch({ type: "workersChecked", found });
  } catch {
    // The Worker is gone. Sending needs it too, and says so.
  }
}
