import { shownFindings } from "../form/judgement.js";
import { daysUntil } from "../format.js";
import type { State, Station, Step } from "./state.js";

/** Days before the end of a certificate from which the panel speaks of it: getting a new one takes weeks. */
export const EXPIRY_WARNING_DAYS = 60;

/** How far a station is. */
export type Progress = "todo" | "attention" | "done";

const STATION_OF_STEP = {
  preparing: "certificate",
  opening: "certificate",
  exporting: "certificate",
  remembering: "certificate",
  connecting: "connection",
  diagnosing: "connection",
  checking: "work",
  sending: "work",
  batching: "work",
  keeping: "work",
  consulting: "work",
  saving: "work",
  comparing: "work",
  reading: "receipts",
} as const;

/** What fails beside the path asks for attention where it failed. */
function isAbout(step: Step, station: Station): boolean {
  return step !== "importing" && step !== "savedFile" && STATION_OF_STEP[step] === station;
}

/** How far a station is at a moment (milliseconds). */
export function progressOf(state: State, station: Station, now: number): Progress {
  if (state.failure && isAbout(state.failure.step, station)) return "attention";
  switch (station) {
    case "certificate":
      return certificateProgress(state, now);
    case "connection": {
      const { connected } = state.connection;
      if (!connected) return "todo";
      return connected.expiresAt * 1000 > now ? "done" : "attention";
    }
    case "work":
      return shownFindings(state.work).some((finding) => finding.severity === "error") ? "attention" : "todo";
    case "receipts": {
      const { list, unkept } = state.receipts;
      if (unkept !== null) return "attention";
      return list?.length ? "done" : "todo";
    }
  }
}

function certificateProgress({ certificate }: State, now: number): Progress {
  const { opened, chosen } = certificate;
  if (!opened) return "todo";
  const leaf = chosen === null ? null : opened.identities[chosen]?.certificates[0];
  const sound =
    leaf && daysUntil(leaf.notAfter, now) >= EXPIRY_WARNING_DAYS && Date.parse(leaf.notBefore) <= now;
  return sound && opened.mac ? "done" : "attention";
}
