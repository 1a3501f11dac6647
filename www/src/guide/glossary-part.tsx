import { useState } from "preact/hooks";
import { openGuide } from "../steps/guide.js";
import { LANGUAGES } from "../text/language.js";
import { ActionBar } from "../view/action-bar.js";
import { useView } from "../view/view.js";
import { BackButton } from "./back-button.js";
import { searchTerms, TERMS, type TermId } from "./glossary.js";
import { useWords } from "./use-words.js";

/** The words of the domain in four languages. Opened for one word, it shows that one first, alone. */
export function GlossaryPart() {
  const { panel, state } = useView();
  const words = useWords();
  const [typed, setTyped] = useState("");
  const { term } = state.guide.place;
  const meaning = (id: TermId) => words.say(`term.${id}`);
  const found = term && typed === "" ? [term] : searchTerms(typed, words.language, meaning);
  return (
    <>
      <div class="field">
        <label for="glossary-search">{words.say("glossary.search")}</label>
        <input
          id="glossary-search"
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <p class="hint" role="status">
        {found.length === 0 ? words.say("glossary.none") : words.count(found.length)}
      </p>
      <dl class="glossary">
        {found.map((id) => (
          <Entry key={id} id={id} meaning={meaning(id)} />
        ))}
      </dl>
      {term && typed === "" && (
        <p class="links">
          <button type="button" class="quiet" onClick={() => openGuide(panel, { part: "glossary" })}>
            {words.say("glossary.all")}
          </button>
        </p>
      )}
      <ActionBar label={words.say("step.to_steps")} onAct={() => openGuide(panel)}>
        <BackButton />
      </ActionBar>
    </>
  );
}

function plainly(name: string): string {
  return name.toLowerCase();
}

/** A word, what it means, and what the other languages call it where that differs. */
function Entry({ id, meaning }: { id: TermId; meaning: string }) {
  const { language } = useWords();
  const names = TERMS[id];
  const others = LANGUAGES.filter(
    (one) => one !== language && plainly(names[one]) !== plainly(names[language]),
  );
  return (
    <div>
      <dt>{names[language]}</dt>
      <dd>
        <p>{meaning}</p>
        {others.length > 0 && (
          <p class="hint">
            {others.map((one, index) => (
              <span key={one}>
                {index > 0 && " · "}
                <span lang={one}>{names[one]}</span> <span class="tongue">{one.toUpperCase()}</span>
              </span>
            ))}
          </p>
        )}
      </dd>
    </div>
  );
}
