import type { Host } from "../host.js";
import { type Kept, writeKept } from "../kept.js";
import { endSession, type Panel } from "../panel.js";
import type { Settings } from "../state/state.js";
import { DEFAULT_LOCK_MINUTES, MAX_LOCK_MINUTES, RECEIPT_YEARS, THEMES } from "../state/state.js";
import { isLanguage, preferredLanguage } from "../text/language.js";

const KEPT: Kept = { key: "settings", version: 1 };

/** The settings as they were last chosen here; the browser's language until then. */
export async function storedSettings(host: Host): Promise<Settings> {
  const stored = (await host.read(KEPT.key)) as Partial<Settings> | undefined;
  const language = isLanguage(stored?.language) ? stored.language : preferredLanguage(navigator.languages);
  return {
    language,
    theme: THEMES.find((theme) => theme === stored?.theme) ?? "system",
    hideOrigin: stored?.hideOrigin !== false,
    nameRequests: stored?.nameRequests === true,
    lockMinutes: toLockMinutes(stored?.lockMinutes) ?? DEFAULT_LOCK_MINUTES,
    receiptYears: RECEIPT_YEARS.find((years) => years === stored?.receiptYears) ?? 0,
  };
}

/** Changes a setting and keeps it. */
export function changeSettings(panel: Panel, change: Partial<Settings>): void {
  const settings = { ...panel.store.state.settings, ...change };
  panel.store.dispatch({ type: "settingsChanged", settings });
  void writeKept(panel.host, KEPT, settings);
}

/** Whether requests to the API carry a trace id of ours: a setting that the session under way has to hear of. */
export function changeNaming(panel: Panel, nameRequests: boolean): void {
  changeSettings(panel, { nameRequests });
  void panel.session?.then((session) => session.nameRequests(nameRequests)).catch(() => {});
}

/** Whole minutes from never (0) to an hour; anything else is none. */
export function toLockMinutes(value: unknown): number | null {
  const minutes = typeof value === "number" ? value : Number.NaN;
  return Number.isInteger(minutes) && minutes >= 0 && minutes <= MAX_LOCK_MINUTES ? minutes : null;
}

/**
 * Locks: ends the session, and with it every secret. What was being filled in is put aside until the same certificate
 * is open again. The first screen says what went and what stayed.
 */
export function lock(panel: Panel, { byTimer = false } = {}): void {
  // Nothing more leaves; what has left without an answer is looked up when the batch goes on.
  void panel.sender.pause().catch(() => {});
  endSession(panel);
  // Whoever waits for a server before asking again need not.
  panel.underWay?.abort();
  panel.store.dispatch({ type: "locked", byTimer });
}
