import { chooseKind } from "../steps/work.js";
import { useView } from "../view/view.js";
import { KINDS } from "./fields.js";

/** What is entered: one of two, side by side. What was filled in for the other one stays. */
export function KindChoice() {
  const { panel, state, text } = useView();
  return (
    <fieldset class="segments">
      <legend class="hidden">{text.say("work.kind")}</legend>
      {KINDS.map((kind) => (
        <label key={kind}>
          <input
            type="radio"
            name="kind-of-entry"
            value={kind}
            checked={state.work.kind === kind}
            onChange={() => chooseKind(panel, kind)}
          />
          <span>{text.say(`work.kind.${kind}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
