import { isDestroyed } from "../calendar.js";
import { useView } from "../view/view.js";
import { useWords } from "./use-words.js";
import { numbered } from "./words.js";

/** What the law has closed, and what still makes sense. Told first: nobody should set up a channel in vain. */
export function LawNotice() {
  const { panel } = useView();
  const words = useWords();
  const destroyed = isDestroyed(panel.now());
  const sense = numbered("law.sense");
  return (
    <div class="law">
      <p>{words.say(destroyed ? "law.destroyed" : "law.closed")}</p>
      <p class="strong">{words.say("law.sense")}</p>
      <ul class="plain">
        {sense
          // What is destroyed can neither be looked up nor saved.
          .filter((key) => !destroyed || key === sense.at(-1))
          .map((key) => (
            <li key={key}>{words.say(key)}</li>
          ))}
      </ul>
      {!destroyed && <p class="hint">{words.say("law.unknown")}</p>}
    </div>
  );
}
