import { useEffect, useRef } from "preact/hooks";
import { openGuide } from "../steps/guide.js";
import type { Language } from "../text/language.js";
import { useView } from "../view/view.js";
import { DeveloperPart } from "./developer-part.js";
import { GlossaryPart } from "./glossary-part.js";
import { PARTS, type Part } from "./places.js";
import { PlanPart } from "./plan-part.js";
import { SourcesPart } from "./sources-part.js";
import { useWords } from "./use-words.js";
import { GuideWords, numbered } from "./words.js";

const SCREENS: Readonly<Record<Part, () => preact.JSX.Element>> = {
  plan: PlanPart,
  developer: DeveloperPart,
  glossary: GlossaryPart,
  sources: SourcesPart,
};

/** What stands beside the guide: what it is, what it keeps, how it quotes the portal. */
export function meansOf(language: Language): string[] {
  const words = new GuideWords(language);
  return numbered("means").map((key) => words.say(key));
}

/** The guide: its parts, and the one that is open. */
export function GuideScreen() {
  const { panel, state } = useView();
  const words = useWords();
  const { place, progress, before } = state.guide;
  const { part } = place;
  const screen = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  const asked = part === "plan" && (progress.situation === null || place.asking === true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another part of the guide is on the screen
  useEffect(() => {
    // The button that led here may be gone: whoever has no mouse begins at the top.
    if (!first.current && document.activeElement === document.body) {
      scrollTo(0, 0);
      screen.current?.closest("main")?.querySelector("h1")?.focus({ preventScroll: true });
    }
    first.current = false;
  }, [part, asked, before]);
  const Shown = SCREENS[part];
  return (
    <div class="guide" ref={screen}>
      <nav class="parts" aria-label={words.say("parts")}>
        <ul>
          {PARTS.map((one) => (
            <li key={one}>
              <button
                type="button"
                aria-current={one === part ? "page" : undefined}
                onClick={() => openGuide(panel, { part: one })}
              >
                {words.say(`part.${one}`)}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <Shown />
    </div>
  );
}
