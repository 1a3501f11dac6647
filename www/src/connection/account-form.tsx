import type { Account, EnvironmentKind } from "#core";
import { inEnvironment } from "../steps/account.js";
import { changeRole, editAccount } from "../steps/connection.js";
import { Choices } from "../view/choices.js";
import { useFailure } from "../view/failure-box.js";
import { TextInput } from "../view/text-input.js";
import { useView } from "../view/view.js";

/** The form of ids ChaMan gives, as far as they have been seen; others are only remarked upon. */
const CHAMAN_CLIENT_ID = /^self_service_(chaman_\d+_[a-z0-9]{10}|expeditor_\d+)$/;

/** The account of ChaMan, and the addresses of the world it is used in. */
export function AccountForm({ account }: { account: Account }) {
  const { panel, text } = useView();
  const failure = useFailure("connecting");
  const { environment, clientId } = account;
  const odd = clientId.trim() !== "" && environment !== "local" && !CHAMAN_CLIENT_ID.test(clientId.trim());
  // A failure that is about one field is said there too; which of two addresses was refused shows in its text.
  const errorOf = (code: string) =>
    failure?.code === code ? text.about("error", code, ".text", failure.params) : null;
  const worlds: EnvironmentKind[] = panel.host.isLoopback ? ["production", "local"] : ["production"];
  return (
    <>
      {worlds.length > 1 && environment !== "demo" && (
        <Choices
          name="environment"
          legend={text.say("connection.environment")}
          value={environment}
          options={worlds.map((world) => ({ value: world, label: text.say(`environment.${world}`) }))}
          onChoose={(world) => editAccount(panel, inEnvironment(account, world))}
        />
      )}
      <TextInput
        id="client-id"
        label={text.say("connection.client")}
        hint={text.say("connection.client.hint")}
        remark={odd ? text.say("connection.client.shape") : null}
        value={clientId}
        error={errorOf("assertion.client_id")}
        onEdit={(value) => editAccount(panel, { clientId: value })}
      />
      <Choices
        name="role"
        legend={text.say("connection.role")}
        hint={text.say("connection.role.hint")}
        value={account.role}
        options={(["employer", "representative"] as const).map((role) => ({
          value: role,
          label: text.say(`connection.role.${role}`),
          text: text.say(`connection.role.${role}.text`),
        }))}
        onChoose={(role) => changeRole(panel, role)}
      />
      {environment === "local" && (
        <TextInput
          id="token-endpoint"
          label={text.say("connection.token")}
          hint={text.say("connection.token.hint")}
          value={account.tokenEndpoint ?? ""}
          error={errorOf("environment.url")}
          onEdit={(value) => editAccount(panel, { tokenEndpoint: value })}
        />
      )}
      {environment !== "demo" && (
        <TextInput
          id="api-base"
          label={text.say("connection.api")}
          hint={text.say(environment === "local" ? "connection.token.hint" : "connection.api.hint")}
          value={account.apiBase}
          error={errorOf("environment.url") ?? errorOf("environment.api_base")}
          onEdit={(value) => editAccount(panel, { apiBase: value })}
        />
      )}
    </>
  );
}
