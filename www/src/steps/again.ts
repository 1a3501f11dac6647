import type { Receipt } from "#core";
import { type Path, toValues } from "../form/fields.js";
import { filledIn, withoutWorkers, workersIn } from "../form/filled.js";
import { type Panel, toFailure } from "../panel.js";
import { companyOf } from "../state/parked-form.js";
import type { Filled } from "../state/state.js";
import { MAX_TEMPLATE_NAME, type Template } from "../templates.js";
import { recheck } from "./work.js";

/** Whether what was sent may be entered again here: practice stays practice, and a real registration real. */
export function canRepeat(panel: Panel, receipt: Receipt): boolean {
  const { mode, certificate } = panel.store.state;
  return certificate.chosen !== null && (receipt.environment === "demo") === (mode === "demo");
}

/** Enters the same as on a receipt, for another worker. */
export function sameAgain(panel: Panel, receipt: Receipt): void {
  const kind = "trainingRegistration";
  const values = toValues(kind, receipt.sent, panel.store.state.settings.language);
  const filled = withoutWorkers({ kind, values, workers: [] });
  panel.store.dispatch({ type: "formUsed", filled, begin: "worker.ssin" });
  panel.store.dispatch({ type: "doorOpened", door: "registration" });
  void recheck(panel);
}

/** What an earlier entry does not say: the employer at hand, and whoever it is being entered for. */
const LEFT_ALONE: readonly Path[] = ["employer.enterpriseNumber", "employer.employerId", "worker.ssin"];

/** Fills the form with what was entered before. What stood there can be brought back. */
export function fillWith(panel: Panel, filled: Filled): void {
  const { work } = panel.store.state;
  const own = LEFT_ALONE.filter((path) => filled.values[path] === "").map((path) => [
    path,
    work.values[path],
  ]);
  const values = { ...filled.values, ...Object.fromEntries(own) };
  const workers = filled.workers.length > 0 ? filled.workers : filledIn(work).workers;
  const used = { kind: filled.kind, values, workers };
  const begin = workersIn(used).length === 0 ? "worker.ssin" : FIRST_OF[filled.kind];
  panel.store.dispatch({ type: "formUsed", filled: used, begin });
  void recheck(panel);
}

/** The first field of what is entered, after those of whom it is for. */
const FIRST_OF = { trainingRegistration: "training.name", trainingRight: "year" } as const;

/** What a template of the form as it stands would hold. */
export function templateOf(panel: Panel, withWorkers: boolean): Filled {
  const filled = filledIn(panel.store.state.work);
  const bare = withoutWorkers(filled);
  // A representative's template is for any customer, an employer has only one number.
  const values = { ...bare.values, "employer.enterpriseNumber": "", "employer.employerId": "" };
  return withWorkers ? { ...bare, values, workers: workersIn(filled) } : { ...bare, values };
}

/** Makes a template of the form as it stands; `kept`: on this computer, beyond this session. */
export async function makeTemplate(
  panel: Panel,
  name: string,
  { kept, withWorkers }: { kept: boolean; withWorkers: boolean },
): Promise<void> {
  const holder = companyOf(panel.store.state);
  const title = name.trim().slice(0, MAX_TEMPLATE_NAME);
  if (holder === null || title === "") return;
  const template: Template = {
    ...templateOf(panel, withWorkers),
    id: `${holder} ${title}`,
    name: title,
    holder,
    kept,
  };
  panel.store.dispatch({ type: "templateMade", template });
  panel.store.dispatch({ type: "announced", key: "again.template.made" });
  try {
    await (kept ? panel.templates.put(template) : panel.templates.remove(template.id));
  } catch (error) {
    if (!kept) return;
    panel.store.dispatch({ type: "templateMade", template: { ...template, kept: false } });
    panel.store.dispatch({ type: "failed", failure: toFailure(error, "keeping") });
  }
}

export async function removeTemplate(panel: Panel, id: string): Promise<void> {
  panel.store.dispatch({ type: "templateRemoved", id });
  panel.store.dispatch({ type: "announced", key: "again.template.removed" });
  await panel.templates.remove(id).catch(() => {});
}
