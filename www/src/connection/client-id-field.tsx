import { useEffect } from "preact/hooks";
import type { Account } from "#core";
import { KNOWN } from "#known";
import { editAccount, leaveClientId, reviewAccount } from "../steps/connection.js";
import { openGuide } from "../steps/guide.js";
import { useFailure } from "../view/failure-box.js";
import { TextInput } from "../view/text-input.js";
import { useView } from "../view/view.js";

/** The client id. Damage of copying is repaired when the field is left, and what was repaired is said. */
export function ClientIdField({ account }: { account: Account }) {
  const { panel, state, text } = useView();
  const failure = useFailure("connecting");
  const { review, repairs } = state.connection;
  useEffect(() => {
    if (panel.store.state.connection.account === account) void reviewAccount(panel);
  }, [panel, account]);
  const odd = account.environment === "local" ? null : review?.clientId.remark;
  const repaired = repairs.map((repair) => text.say(`connection.client.repair.${repair}`)).join(", ");
  return (
    <div>
      <TextInput
        id="client-id"
        label={text.say("connection.client")}
        hint={text.say("connection.client.hint", { example: KNOWN.clientIdExample })}
        remark={odd ? text.say(`connection.client.${odd}`) : null}
        value={account.clientId}
        error={
          failure?.code === "assertion.client_id"
            ? text.about("error", failure.code, ".text", failure.params)
            : null
        }
        onEdit={(clientId) => editAccount(panel, { clientId })}
        onLeave={() => leaveClientId(panel)}
      />
      <p class="hint" role="status">
        {repaired && text.say("connection.client.repaired", { what: repaired })}
      </p>
      {account.environment !== "demo" && account.clientId === "" && (
        <button
          type="button"
          class="quiet small"
          onClick={() => openGuide(panel, { part: "plan", step: "account" })}
        >
          {text.say("guide.step.account")}
        </button>
      )}
    </div>
  );
}
