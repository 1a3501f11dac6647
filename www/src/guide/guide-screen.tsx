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
  const { part } = state.guide.place;
  const Shown = SCREENS[part];
  return (
    <div class="guide">
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
