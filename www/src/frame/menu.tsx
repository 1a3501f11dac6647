import { useState } from "preact/hooks";
import { MAX_LOCK_MINUTES, THEMES, type Theme } from "../state/state.js";
import { openGuide } from "../steps/guide.js";
import { changeSettings, toLockMinutes } from "../steps/settings.js";
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "../text/language.js";
import { useView } from "../view/view.js";
import { Sheet } from "./sheet.js";

/** Language, appearance and the lock. The button shows the language, for whoever does not read this one. */
export function Menu() {
  const { panel, state, text } = useView();
  const { language, theme } = state.settings;
  return (
    <Sheet
      kind="menu"
      summary={
        <>
          <span lang={language} aria-hidden="true">
            {language.toUpperCase()}
          </span>
          <span class="word">{text.say("frame.menu")}</span>
        </>
      }
    >
      <p>
        <button type="button" class="quiet" onClick={() => openGuide(panel)}>
          {text.say("guide.open")}
        </button>
      </p>
      <label>
        {text.say("frame.language")}
        <select
          value={language}
          onChange={(event) => changeSettings(panel, { language: event.currentTarget.value as Language })}
        >
          {LANGUAGES.map((one) => (
            <option key={one} value={one} lang={one}>
              {LANGUAGE_NAMES[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text.say("frame.theme")}
        <select
          value={theme}
          onChange={(event) => changeSettings(panel, { theme: event.currentTarget.value as Theme })}
        >
          {THEMES.map((one) => (
            <option key={one} value={one}>
              {text.say(`frame.theme.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <LockMinutes />
      <p class="hint">
        {text.say("frame.lock.shortcut")} <kbd>{text.say("frame.lock.keys")}</kbd>
      </p>
      <p class="hint">{text.say("frame.modelled")}</p>
    </Sheet>
  );
}

/** After how many minutes the panel locks by itself. What is being typed is not the setting yet. */
function LockMinutes() {
  const { panel, state, text } = useView();
  const [typed, setTyped] = useState<string | null>(null);
  const take = (input: HTMLInputElement) => {
    const minutes = toLockMinutes(input.valueAsNumber);
    if (minutes !== null) changeSettings(panel, { lockMinutes: minutes });
    setTyped(null);
  };
  return (
    <>
      <label>
        {text.say("frame.lock.minutes")}
        <input
          type="number"
          min={0}
          max={MAX_LOCK_MINUTES}
          value={typed ?? state.settings.lockMinutes}
          aria-describedby="lock-minutes-hint"
          onInput={(event) => setTyped(event.currentTarget.value)}
          onChange={(event) => take(event.currentTarget)}
        />
      </label>
      <p class="hint" id="lock-minutes-hint">
        {text.say("frame.lock.minutes.hint")}
      </p>
    </>
  );
}
