import { useEffect, useRef } from "preact/hooks";
import { formatEnterpriseNumber } from "../format.js";
import { chosenCustomer } from "../state/reduce-customers.js";
import { environmentOf } from "../state/state.js";
import { send } from "../steps/work.js";
import { ActionBar } from "../view/action-bar.js";
import { useView } from "../view/view.js";
import { toDigits } from "./fields.js";
import { filledIn, workersIn } from "./filled.js";

/** The question before something that cannot be undone. It takes the place of the button that asked for it. */
export function ConfirmSend() {
  const { panel, state, text } = useView();
  const question = useRef<HTMLParagraphElement>(null);
  // The focus goes to the question, not to the answer: a second press of Enter must not send.
  useEffect(() => question.current?.focus(), []);
  const { kind, values } = state.work;
  const environment = text.say(`environment.${environmentOf(state.connection)}`);
  const number = formatEnterpriseNumber(toDigits(values["employer.enterpriseNumber"].trim()));
  const customer = state.connection.account.role === "representative" ? chosenCustomer(state)?.name : "";
  const employer = customer ? `${customer} (${number})` : number;
  const count = workersIn(filledIn(state.work)).length;
  return (
    <section class="confirm">
      <p ref={question} tabIndex={-1} class="strong">
        {text.count(`work.confirm.${kind}`, count, { employer, environment })}
      </p>
      <ActionBar label={text.say("work.confirm.yes")} onAct={() => send(panel)}>
        <button type="button" class="quiet" onClick={() => panel.store.dispatch({ type: "sendDeclined" })}>
          {text.say("work.confirm.no")}
        </button>
      </ActionBar>
    </section>
  );
}
