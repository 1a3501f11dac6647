import { KNOWN } from "#known";
import { ExpertView } from "../expert/expert-view.js";
import { tokenEndpointOf } from "../steps/account.js";
import { changeAudience, editAccount, tryWithoutScope } from "../steps/connection.js";
import { changeSettings } from "../steps/settings.js";
import { Details } from "../view/details.js";
import { Facts } from "../view/facts.js";
import { TextInput } from "../view/text-input.js";
import { useView } from "../view/view.js";

/** What is asked of the token server, and what it answered. */
export function ConnectionDetails() {
  const { panel, state, text } = useView();
  const { account, connected, review } = state.connection;
  const scope = account.sendScope ? KNOWN.scopes[account.role] : text.say("connection.detail.scope.none");
  const endpoint = review?.addresses?.tokenEndpoint ?? tokenEndpointOf(account);
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
      {account.sendScope && (
        <p>
          <button type="button" class="small" onClick={() => tryWithoutScope(panel)}>
            {text.say("connection.attempt")}
          </button>
        </p>
      )}
      <OriginSetting />
      <Facts
        facts={[
          [text.say("connection.detail.endpoint"), endpoint],
          [text.say("connection.detail.audience"), account.audience ?? endpoint],
          [text.say("connection.detail.scope"), scope],
          [text.say("connection.detail.api"), connected?.apiBase ?? account.apiBase],
          [
            text.say("connection.detail.granted"),
            connected && (connected.scope ?? text.say("connection.detail.granted.none")),
          ],
        ]}
      />
      {account.environment !== "demo" && <AudienceField />}
      <ExpertView />
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

/** The one thing here that can only make things worse, unless the server expects another audience than its address. */
function AudienceField() {
  const { panel, state, text } = useView();
  const { account, review } = state.connection;
  const refused = review?.fault?.code === "environment.audience";
  return (
    <TextInput
      id="audience"
      label={text.say("connection.audience")}
      hint={text.say("connection.audience.hint")}
      remark={account.audience === undefined ? null : text.say("connection.audience.own")}
      error={
        refused
          ? text.about("error", "environment.audience", ".text", { url: review.fault?.url ?? "" })
          : null
      }
      value={account.audience ?? ""}
      onEdit={(value) => changeAudience(panel, value)}
    />
  );
}
