import { useEffect, useRef } from "preact/hooks";
import { THEMES, type Theme } from "../state/state.js";
import { changeSettings } from "../steps/settings.js";
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "../text/language.js";
import { useView } from "../view/view.js";

/** Language and appearance. The button shows the language, for whoever does not read this one. */
export function Menu() {
  const { panel, state, text } = useView();
  const { language, theme } = state.settings;
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => closeOutside(menu), []);
  return (
    <details class="menu" ref={menu} onKeyDown={(event) => event.key === "Escape" && close(menu)}>
      <summary>
        <span lang={language} aria-hidden="true">
          {language.toUpperCase()}
        </span>
        <span class="word">{text.say("frame.menu")}</span>
      </summary>
      <div class="sheet">
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
        <p class="hint">{text.say("frame.modelled")}</p>
      </div>
    </details>
  );
}

type MenuRef = { readonly current: HTMLDetailsElement | null };

function close(menu: MenuRef) {
  if (!menu.current?.open) return;
  menu.current.open = false;
  menu.current.querySelector("summary")?.focus();
}

/** A press anywhere else closes the menu, as everywhere. */
function closeOutside(menu: MenuRef): () => void {
  const pressed = (event: Event) => {
    if (menu.current && !menu.current.contains(event.target as Node)) menu.current.open = false;
  };
  document.addEventListener("pointerdown", pressed);
  return () => document.removeEventListener("pointerdown", pressed);
}
