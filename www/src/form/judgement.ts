import type { Finding } from "#core";
import type { WorkState } from "../state/state.js";
import { FIELDS_OF, fieldOf, toDigits } from "./fields.js";

/** Everything there is to say about the fields: what the core found, and what only the list of workers knows. */
export function findingsOf(work: WorkState): Finding[] {
  const found = work.report?.findings ?? [];
  if (work.workers.length === 0) return [...found];
  const typed = toDigits(work.values["worker.ssin"].trim());
  // With workers in the list, nobody need stand in the field.
  const own = typed === "" ? found.filter(({ path }) => fieldOf(path) !== "worker.ssin") : [...found];
  if (work.workers.some(({ ssin }) => ssin === typed)) own.push(told("worker.ssin", "entry.listed"));
  if (FIELDS_OF[work.kind].includes("reference") && work.values.reference.trim() !== "")
    own.push(told("reference", "entry.reference"));
  return own;
}

/** The findings that may show now: about fields that were left, and not about the one being corrected. */
export function shownFindings(work: WorkState): Finding[] {
  return findingsOf(work).filter((finding) => {
    const field = fieldOf(finding.path);
    if (field !== null && field === work.editing) return false;
    return work.asked || (field !== null && work.left.includes(field));
  });
}

/** Whether it can be sent as it stands, each worker of the list included. */
export function isReady(work: WorkState): boolean {
  if (work.workers.length === 0) return work.report?.ready === true;
  const others = work.workers.map(({ findings }) => findings);
  return (
    work.report !== null &&
    ![...findingsOf(work), ...others.flatMap((findings) => findings ?? [])].some(isError) &&
    !others.includes(null)
  );
}

function isError({ severity }: Finding): boolean {
  return severity === "error";
}

function told(path: string, code: string): Finding {
  return { path, code, severity: "error", params: [], suggestion: null };
}
