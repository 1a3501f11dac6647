import { formatInstant } from "../format.js";
import { tokenEndpointOf } from "../steps/account.js";
import { editAccount } from "../steps/connection.js";
import { changeSettings } from "../steps/settings.js";
import { Details } from "../view/details.js";
import { Facts } from "../view/facts.js";
import { useView } from "../view/view.js";

/** The scopes of the guide (27/03/2024, §5.1), to show what will be asked for before it is. */
const SCOPES = {
  employer: "scope:sigedis:gestion:careerpro-federal-learning-account:employer",
  representative: "scope:sigedis:gestion:careerpro-federal-learning-account:provider",
} as const;

/** What is asked of the token server, and what it answered. */
export function ConnectionDetails() {
  const { panel, state, text } = useView();
  const { account, connected } = state.connection;
  const scope = account.sendScope ? SCOPES[account.role] : text.say("connection.detail.scope.none");
  return (
    <Details>
      <label class="choice">
        <input
          type="checkbox"
          checked={account.sendScope}
          onChange={(event) => editAccount(panel, { sendScope: event.currentTarget.checked })}
        />
        <span>
          {text.say("connection.scope")}
          <span class="hint">{text.say("connection.scope.hint")}</span>
        </span>
      </label>
      <OriginSetting />
      <Facts
        facts={[
          [text.say("connection.detail.endpoint"), tokenEndpointOf(account)],
          [text.say("connection.detail.scope"), scope],
          [text.say("connection.detail.api"), connected?.apiBase ?? account.apiBase],
          [
            text.say("connection.detail.granted"),
            connected && (connected.scope ?? text.say("connection.detail.granted.none")),
          ],
        ]}
      />
      {connected && (
        <>
          <p class="technical-title">{text.say("connection.detail.claims")}</p>
          <Facts facts={Object.entries(connected.claims).map(([name, value]) => [name, claim(value)])} />
        </>
      )}
    </Details>
  );
}

/** Whether requests say where they come from. In a page that is not the panel's to decide. */
function OriginSetting() {
  const { panel, state, text } = useView();
  if (state.connection.account.environment === "demo") return null;
  if (!panel.host.withoutOrigin) return <p class="hint">{text.say("connection.origin.page")}</p>;
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={state.settings.hideOrigin}
        onChange={(event) => changeSettings(panel, { hideOrigin: event.currentTarget.checked })}
      />
      <span>
        {text.say("connection.origin")}
        <span class="hint">{text.say("connection.origin.hint")}</span>
      </span>
    </label>
  );
}

/** Instants also as people read them. */
function claim(value: string | number): string {
  return typeof value === "number"
    ? `${value} (${formatInstant(new Date(value * 1000).toISOString())})`
    : value;
}
