import { useEffect, useRef } from "preact/hooks";
import { askToSend, emptyForm, fillExample, restoreForm } from "../steps/work.js";
import { ActionBar } from "../view/action-bar.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { useView } from "../view/view.js";
import { ConfirmSend } from "./confirm-send.js";
import { fieldOf } from "./fields.js";
import { RegistrationDetails } from "./registration-details.js";
import { RegistrationForm } from "./registration-form.js";
import { Summary } from "./summary.js";
import { focusField } from "./use-field.js";

/** What is entered by hand: filled in, checked while it is, and sent. */
export function Entry() {
  const { panel, state, text } = useView();
  const { work, connection } = state;
  const failure = useFailure("sending");
  const summary = useRef<HTMLElement>(null);
  const remarked = fieldOf(work.remarks[0]?.path ?? "");
  // Who comes back to correct what was refused begins where the server pointed.
  useEffect(() => {
    if (remarked) focusField(remarked);
  }, [remarked]);
  const submit = async (event: Event) => {
    event.preventDefault();
    await askToSend(panel);
    if (panel.store.state.work.report?.ready === false) summary.current?.focus();
  };
  const toConnection = () => panel.store.dispatch({ type: "stationOpened", station: "connection" });
  return (
    <form onSubmit={submit} noValidate>
      <div class="intro">
        <p class="hint">{text.say("work.required")}</p>
        {state.demo && (
          <button type="button" onClick={() => fillExample(panel)}>
            {text.say("work.example")}
          </button>
        )}
      </div>
      <RegistrationForm />
      <RegistrationDetails />
      <Summary box={summary} />
      {/* What may have left has a receipt, not a failure. */}
      <FailureBox failure={failure} lead={text.say("work.not_sent")} />
      {work.confirming ? (
        <ConfirmSend />
      ) : connection.connected ? (
        <ActionBar label={text.say(state.demo ? "work.send.demo" : "work.send")}>
          <ClearButton />
        </ActionBar>
      ) : (
        <ActionBar label={text.say("work.connect")} onAct={toConnection}>
          <ClearButton />
        </ActionBar>
      )}
    </form>
  );
}

/** Empties the form, and brings it back when that was not meant. */
function ClearButton() {
  const { panel, state, text } = useView();
  const emptied = state.work.before !== null;
  return (
    <button type="button" class="quiet" onClick={() => (emptied ? restoreForm(panel) : emptyForm(panel))}>
      {text.say(emptied ? "work.undo" : "work.clear")}
    </button>
  );
}
