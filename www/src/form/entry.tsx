import { useEffect, useRef } from "preact/hooks";
import type { Panel } from "../panel.js";
import { isTouched } from "../state/parked-form.js";
import { askToSend, emptyForm, fillExample, restoreForm } from "../steps/work.js";
import { ActionBar } from "../view/action-bar.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { useView } from "../view/view.js";
import { Again } from "./again.js";
import { ConfirmSend } from "./confirm-send.js";
import { EntryDetails } from "./entry-details.js";
import { filledIn, workersIn } from "./filled.js";
import { isReady } from "./judgement.js";
import { KeyHelp } from "./key-help.js";
import { KindChoice } from "./kind-choice.js";
import { PutAsideNotice } from "./put-aside-notice.js";
import { RegistrationForm } from "./registration-form.js";
import { RightForm } from "./right-form.js";
import { Summary } from "./summary.js";
import { focusField } from "./use-field.js";

const FORMS = { trainingRegistration: RegistrationForm, trainingRight: RightForm };

/** What is entered by hand: filled in, checked while it is, and sent. Ctrl+Enter sends from anywhere in it. */
export function Entry() {
  const { panel, state, text } = useView();
  const { work, connection } = state;
  const failure = useFailure("sending");
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLElement>(null);
  const Fields = FORMS[work.kind];
  const sendLabel = useSendLabel();
  useBegin();
  useReturn(form);
  const toConnection = () => panel.store.dispatch({ type: "stationOpened", station: "connection" });
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!connection.connected) return toConnection();
    await askToSend(panel);
    if (!isReady(panel.store.state.work)) summary.current?.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    // Whoever is asked answers by a press of its own.
    if (!work.confirming && !state.busy) form.current?.requestSubmit();
  };
  return (
    <form ref={form} onSubmit={submit} onKeyDown={pressed} noValidate>
      <KindChoice />
      <PutAsideNotice />
      <div class="intro">
        <p class="hint">{text.say("work.required")}</p>
        {state.demo && (
          <button type="button" onClick={() => fillExample(panel)}>
            {text.say("work.example")}
          </button>
        )}
      </div>
      <Again />
      <Fields key={work.kind} />
      <KeyHelp />
      <EntryDetails />
      <Summary box={summary} />
      {/* What may have left has a receipt, not a failure. */}
      <FailureBox failure={failure} lead={text.say("work.not_sent")} />
      {work.confirming ? (
        <ConfirmSend />
      ) : connection.connected ? (
        <ActionBar label={sendLabel}>
          <ClearButtons />
        </ActionBar>
      ) : (
        <ActionBar label={text.say("work.connect")} onAct={toConnection}>
          <ClearButtons />
        </ActionBar>
      )}
    </form>
  );
}

/** Who comes back to correct, or to enter the same again, begins at the right field. */
function useBegin(): void {
  const { begin } = useView().state.work;
  useEffect(() => {
    if (begin) focusField(begin.path);
  }, [begin]);
}

/** Whoever says "not yet" finds the focus on the button that asked. */
function useReturn(form: { readonly current: HTMLFormElement | null }): void {
  const { confirming } = useView().state.work;
  const was = useRef(false);
  useEffect(() => {
    const focused = document.activeElement;
    if (was.current && !confirming && (focused === null || focused === document.body)) {
      form.current?.querySelector<HTMLElement>(".actions .primary")?.focus();
    }
    was.current = confirming;
  }, [confirming, form]);
}

/** The button says in numbers what it will do. */
function useSendLabel(): string {
  const { state, text } = useView();
  const { work, demo } = state;
  const count = Math.max(1, workersIn(filledIn(work)).length);
  if (work.kind === "trainingRight")
    return text.count(demo ? "work.send.right.demo" : "work.send.right", count);
  if (count === 1) return text.say(demo ? "work.send.demo" : "work.send");
  return text.say(demo ? "work.send.several.demo" : "work.send.several", { count });
}

/** Empties the form, and brings back what stood there when that was not meant. */
function ClearButtons() {
  const { panel, state, text } = useView();
  const buttons = useRef<HTMLSpanElement>(null);
  const { before } = state.work;
  const press = (act: (panel: Panel) => void) => {
    act(panel);
    // The button that was pressed may be gone; the one that undoes it has the focus then.
    queueMicrotask(() => buttons.current?.querySelector<HTMLElement>("button:last-child")?.focus());
  };
  return (
    <span class="clear" ref={buttons}>
      {(before === null || isTouched(state)) && (
        <button type="button" class="quiet" onClick={() => press(emptyForm)}>
          {text.say("work.clear")}
        </button>
      )}
      {before !== null && (
        <button type="button" class="quiet" onClick={() => press(restoreForm)}>
          {text.say("work.undo")}
        </button>
      )}
    </span>
  );
}
