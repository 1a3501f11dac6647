import { KNOWN } from "#known";
import { KINDS, type Kind, kindOf, type Situation } from "../account/situation.js";
import { changeSituation } from "../steps/connection.js";
import { Choices } from "../view/choices.js";
import { MahisLink } from "../view/mahis-link.js";
import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";

/** "Who are you?", with what follows from the answer: the role, the scope, and why. */
export function SituationField() {
  const { panel, state, text } = useView();
  const { situation, account } = state.connection;
  const kind = kindOf(situation);
  const open = kind === "group" || kind === "supplier" ? kind : null;
  const choose = (next: Situation) => changeSituation(panel, next);
  const role = text.say(`role.${account.role}`);
  return (
    <>
      <Choices
        name="role"
        legend={text.say("connection.role")}
        hint={text.say("connection.role.hint")}
        value={kind}
        options={(Object.keys(KINDS) as Kind[]).map((one) => ({
          value: one,
          label: text.say(`connection.role.${one}`),
          text: text.say(`connection.role.${one}.text`),
        }))}
        onChoose={(one) => choose(KINDS[one][0])}
      />
      {open && (
        <Choices
          name="situation"
          legend={text.say(`connection.situation.${open}`)}
          value={situation}
          options={KINDS[open].map((one) => ({
            value: one,
            label: text.say(`situation.${one}`),
            text: text.say(`situation.${one}.text`),
          }))}
          onChoose={choose}
        />
      )}
      <Notice tone="calm">
        <p>{text.say("connection.role.chosen", { role })}</p>
        <p>{text.say(`connection.role.${account.role}.why`)}</p>
        <p class="technical-value">
          {account.sendScope ? KNOWN.scopes[account.role] : text.say("connection.detail.scope.none")}
        </p>
        {account.role === "representative" && <MahisLink />}
      </Notice>
    </>
  );
}
