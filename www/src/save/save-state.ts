import type { Part, PartFinding } from "../saved/layout.js";
import type { PartStand } from "./part-check.js";
import type { Question } from "./question.js";

/** How far a question is, as the screen needs it. */
export type Stand = Pick<PartStand, "pages" | "records" | "total" | "isRead">;

/** A saving that goes on in this panel. */
export interface SaveRun {
  readonly questions: readonly Question[];
  readonly stands: readonly Stand[];
  readonly ended: Readonly<Record<number, PartFinding>>;
  /** Records that were there before it began. */
  readonly before: number;
  /** Milliseconds. */
  readonly since: number;
  /** Pages that were kept are taken up again, pages are fetched, the file is made. */
  readonly stage: "opening" | "fetching" | "finishing";
}

/** A saving that was interrupted, as it lies on this computer. */
export interface KeptSave {
  readonly id: string;
  readonly createdAt: string;
  readonly pages: number;
  readonly employers: readonly string[];
}

/** The file, ready to be given to the user. */
export interface SaveResult {
  readonly id: string;
  readonly file: Blob;
  readonly fileName: string;
  readonly signed: boolean;
  readonly parts: readonly Part[];
  /** The user has been given it, and the pages that were kept are deleted. */
  readonly handedOver: boolean;
}

export interface SaveState {
  readonly shown: boolean;
  /** The customers a representative wants; `null` until something was chosen. */
  readonly employers: readonly string[] | null;
  readonly kept: KeptSave | null;
  readonly run: SaveRun | null;
  /** The last run could not sign its file. */
  readonly unsignable: boolean;
  readonly result: SaveResult | null;
}

export const NOTHING_TO_SAVE: SaveState = {
  shown: false,
  employers: null,
  kept: null,
  run: null,
  unsignable: false,
  result: null,
};

export type SaveAction =
  | { type: "saveShown"; shown: boolean }
  | { type: "saveEmployersChosen"; employers: readonly string[] }
  | { type: "saveKeptRead"; kept: KeptSave | null }
  | { type: "saveBegan"; questions: readonly Question[]; at: number }
  | { type: "saveStood"; stands: readonly Stand[]; at: number }
  | { type: "savePartStood"; part: number; stand: Partial<Stand> }
  | { type: "savePartEnded"; part: number; finding: PartFinding }
  | { type: "saveFinishing" }
  | { type: "saveUnsignable" }
  | { type: "saveMade"; result: SaveResult }
  | { type: "savePaused"; kept: KeptSave | null }
  | { type: "saveHandedOver" };

/** How many records there are, and how many there will be by what is known; `sure` when the server said so of every question. */
export function progressOf({ stands }: Pick<SaveRun, "stands">): {
  records: number;
  total: number | null;
  sure: boolean;
} {
  const records = stands.reduce((sum, stand) => sum + stand.records, 0);
  const known = stands.filter(({ total, isRead }) => total !== null || isRead);
  if (known.length === 0) return { records, total: null, sure: false };
  const sum = known.reduce((all, { total, isRead, records }) => all + (isRead ? records : (total ?? 0)), 0);
  const total = Math.max(records, Math.round((sum / known.length) * stands.length));
  return { records, total, sure: known.length === stands.length };
}

/** Seconds that are left, by the pace so far; `null` while there is none to go by. */
export function secondsLeft(run: SaveRun, now: number): number | null {
  const { records, total } = progressOf(run);
  const fetched = records - run.before;
  const seconds = (now - run.since) / 1000;
  if (total === null || fetched <= 0 || seconds < 1) return null;
  return (seconds / fetched) * Math.max(0, total - records);
}
