import type { Account } from "#core";
import { KNOWN } from "#known";
import { environmentsFor } from "../account/own-account.js";
import { entersTokenEndpoint, inEnvironment } from "../steps/account.js";
import { changeAccount, describeAccount, editAccount } from "../steps/connection.js";
import { Choices } from "../view/choices.js";
import { useFailure } from "../view/failure-box.js";
import { TextInput } from "../view/text-input.js";
import { useView } from "../view/view.js";
import { ClientIdField } from "./client-id-field.js";
import { SituationField } from "./situation-field.js";

/** The account of ChaMan, and the addresses of the world it is used in. */
export function AccountForm({ account }: { account: Account }) {
  const { panel, state, text } = useView();
  const { environment } = account;
  const current = state.accounts.list.find(({ id }) => id === state.accounts.current);
  return (
    <>
      <ClientIdField account={account} />
      <SituationField />
      {environment !== "demo" && (
        <>
          <Choices
            name="environment"
            legend={text.say("connection.environment")}
            value={environment}
            describedBy="environment-about"
            options={environmentsFor(panel.host).map((world) => ({
              value: world,
              label: text.say(`environment.${world}`),
            }))}
            onChoose={(world) =>
              changeAccount(panel, { type: "accountEdited", account: inEnvironment(account, world) })
            }
          />
          <p class="hint about" id="environment-about">
            {text.say(`environment.${environment}.about`)}
          </p>
          <AddressFields account={account} />
          <TextInput
            id="account-name"
            label={text.say("connection.name")}
            hint={text.say("connection.name.hint")}
            value={current?.name ?? ""}
            onEdit={(name) => describeAccount(panel, { name })}
          />
        </>
      )}
    </>
  );
}

function AddressFields({ account }: { account: Account }) {
  const { panel, state, text } = useView();
  const failure = useFailure("connecting");
  const { environment } = account;
  // A failure that is about one field is said there too; which of two addresses was refused shows in its text.
  const errorOf = (code: string) =>
    failure?.code === code ? text.about("error", code, ".text", failure.params) : null;
  const found = state.connection.review?.addresses?.environment;
  const belongs = found && found !== environment;
  const where = text.say("connection.hosts", { domain: KNOWN.officialDomain });
  const local = environment === "local" ? text.say("connection.token.hint") : null;
  return (
    <>
      {entersTokenEndpoint(environment) && (
        <TextInput
          id="token-endpoint"
          label={text.say("connection.token")}
          hint={local ?? where}
          value={account.tokenEndpoint ?? ""}
          error={errorOf("environment.url")}
          onEdit={(value) => editAccount(panel, { tokenEndpoint: value.trim() })}
        />
      )}
      <TextInput
        id="api-base"
        label={text.say("connection.api")}
        hint={local ?? text.say("connection.api.hint")}
        remark={
          belongs
            ? text.say("connection.api.belongs", { environment: text.say(`environment.${found}`) })
            : null
        }
        value={account.apiBase}
        error={errorOf("environment.url") ?? errorOf("environment.api_base")}
        onEdit={(value) => editAccount(panel, { apiBase: value })}
      />
    </>
  );
}
