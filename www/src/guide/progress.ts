import { record } from "../account/own-account.js";
import { isSituation, type Situation } from "../account/situation.js";
import type { Host } from "../host.js";
import { type Kept, writeKept } from "../kept.js";
import { STEPS, type StepId } from "./plan.js";

/** That a step is done: since which day, and whether the user said so or the panel saw it. */
export interface Done {
  readonly on: string;
  readonly by: "hand" | "panel";
}

/** How far somebody is with the guide. It names steps and days: no person, no company, nothing secret. */
export interface GuideProgress {
  readonly situation: Situation | null;
  readonly done: Readonly<Partial<Record<StepId, Done>>>;
}

export const NO_PROGRESS: GuideProgress = { situation: null, done: {} };

export const GUIDE: Kept = { key: "guide", version: 1 };

/** The form of the file; a later form gets a later number. */
const FORMAT = "fla-panel.guide/1";

/** The largest file that is read, in bytes; a full one is a fraction of it. */
export const MAX_GUIDE_FILE = 64 * 1024;

/** The progress as it was last kept here. */
export async function readGuide(host: Host): Promise<GuideProgress> {
  return toProgress(await host.read(GUIDE.key)) ?? NO_PROGRESS;
}

/** Keeps the progress, in place of what was kept before. */
export async function writeGuide(host: Host, progress: GuideProgress): Promise<void> {
  await writeKept(host, GUIDE, progress);
}

/** The progress as a file for a colleague. */
export function toGuideFile({ situation, done }: GuideProgress, now: number): string {
  const file = { format: FORMAT, exportedAt: new Date(now).toISOString(), situation, done };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * The progress in a file; `null` when it is none. What the panel of a colleague has seen, this one has not: it counts
 * as said by hand.
 */
export function fromGuideFile(text: string): GuideProgress | null {
  try {
    const file: unknown = JSON.parse(text);
    if (record<"format">(file)?.format !== FORMAT) return null;
    const progress = toProgress(file);
    if (!progress) return null;
    const done = Object.entries(progress.done).map(([step, { on }]) => [step, { on, by: "hand" }]);
    return { ...progress, done: Object.fromEntries(done) };
  } catch {
    return null;
  }
}

/** A progress out of something that was stored or imported: what does not fit is as if it were not there. */
function toProgress(value: unknown): GuideProgress | null {
  const given = record<"situation" | "done">(value);
  if (!given) return null;
  const stored = record<StepId>(given.done) ?? {};
  const done: Partial<Record<StepId, Done>> = {};
  for (const step of STEPS) {
    const one = record<keyof Done>(stored[step]);
    if (typeof one?.on !== "string" || !/^\d{4}-\d\d-\d\d$/.test(one.on)) continue;
    done[step] = { on: one.on, by: one.by === "panel" ? "panel" : "hand" };
  }
  return { situation: isSituation(given.situation) ? given.situation : null, done };
}
