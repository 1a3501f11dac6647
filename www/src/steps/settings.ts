import type { Host } from "../host.js";
import { endSession, type Panel } from "../panel.js";
import type { Settings } from "../state/state.js";
import { THEMES } from "../state/state.js";
import { isLanguage, preferredLanguage } from "../text/language.js";

const STORED = "settings";

/** The settings as they were last chosen here; the browser's language until then. */
export async function storedSettings(host: Host): Promise<Settings> {
  const stored = (await host.read(STORED)) as Partial<Settings> | undefined;
  const language = isLanguage(stored?.language) ? stored.language : preferredLanguage(navigator.languages);
  return {
    language,
    theme: THEMES.find((theme) => theme === stored?.theme) ?? "system",
    hideOrigin: stored?.hideOrigin !== false,
  };
}

/** Changes a setting and keeps it. */
export function changeSettings(panel: Panel, change: Partial<Settings>): void {
  const settings = { ...panel.store.state.settings, ...change };
  panel.store.dispatch({ type: "settingsChanged", settings });
  void panel.host.write(STORED, settings);
}

/** Locks: ends the session and clears what was typed. The first screen says what went and what stayed. */
export function lock(panel: Panel): void {
  endSession(panel);
  panel.store.dispatch({ type: "locked" });
}
