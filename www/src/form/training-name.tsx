import { titleOf } from "../recent.js";
import { fillWith } from "../steps/again.js";
import { useView } from "../view/view.js";
import { detailOf } from "./name-of.js";
import { SuggestField } from "./suggest-field.js";
import { useField } from "./use-field.js";

const PATH = "training.name";

/** The name of the training. One that was entered lately is offered, and fills in all the rest of it. */
export function TrainingName() {
  const { panel, state, text } = useView();
  const field = useField(PATH);
  const typed = field.value.trim().toLowerCase();
  const found = state.recent.entries
    .map(({ filled }) => filled)
    .filter((filled) => filled.kind === "trainingRegistration")
    .filter((filled) => titleOf(filled).toLowerCase().includes(typed));
  return (
    <SuggestField
      field={field}
      suggestions={found.map((filled, index) => ({
        key: String(index),
        label: titleOf(filled),
        detail: detailOf(filled, text),
      }))}
      listLabel={text.say("again.entries")}
      onPick={(key) => {
        const filled = found[Number(key)];
        if (filled) fillWith(panel, filled);
      }}
    />
  );
}
