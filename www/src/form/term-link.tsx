import { termOf } from "../guide/places.js";
import { openGuide } from "../steps/guide.js";
import { useView } from "../view/view.js";
import type { Field } from "./use-field.js";

/** The way to what a field means, in the glossary. It stands after the control: whoever types meets that first. */
export function TermLink({ field }: { field: Field }) {
  const { panel, text } = useView();
  const term = termOf(field.path);
  if (!term) return null;
  const name = text.say("guide.term", { name: field.label });
  return (
    <button
      type="button"
      class="term"
      aria-label={name}
      title={name}
      onClick={() => openGuide(panel, { part: "glossary", term })}
    >
      ?
    </button>
  );
}
