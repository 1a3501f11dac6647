import { formatInstant } from "../format.js";
import { PARKED_DAYS } from "../parked.js";
import { emptyForm } from "../steps/work.js";
import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";
import { focusField } from "./use-field.js";

/** Tells who comes back that the form is not empty, since when, and how to begin anew. */
export function PutAsideNotice() {
  const { panel, state, text } = useView();
  const { putAside } = state.work;
  if (putAside === null) return null;
  const discard = () => {
    emptyForm(panel);
    focusField("worker.ssin");
  };
  return (
    <Notice tone="calm">
      <p class="strong">
        {text.say("work.aside", { when: formatInstant(new Date(putAside).toISOString()).slice(0, -3) })}
      </p>
      <p>{text.say("work.aside.kept", { days: PARKED_DAYS })}</p>
      <p>
        <button type="button" class="quiet small" onClick={discard}>
          {text.say("work.aside.discard")}
        </button>
      </p>
    </Notice>
  );
}
