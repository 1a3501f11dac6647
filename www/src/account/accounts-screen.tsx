import type { OwnAccount } from "../account/own-account.js";
import { chosenMark, fitsCertificate } from "../state/reduce-accounts.js";
import {
  addAccount,
  chooseAccount,
  exportAccounts,
  importAccounts,
  openAccount,
  removeAccount,
  restoreAccount,
} from "../steps/accounts.js";
import { ActionBar } from "../view/action-bar.js";
import { Facts } from "../view/facts.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { FileButton } from "../view/file-button.js";
import { Notice } from "../view/notice.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import { CertificateFit } from "./certificate-fit.js";
import { ImportNotice } from "./import-notice.js";
import { labelOf } from "./transfer.js";

/** All accounts kept on this computer, and what can be done with each. */
export function AccountsScreen() {
  const { panel, state, text } = useView();
  const { list } = state.accounts;
  const failure = useFailure("importing");
  const means = ([1, 2, 3] as const).map((number) => text.say(`accounts.means.${number}`));
  const back = () => panel.store.dispatch({ type: "asideOpened", aside: null });
  return (
    <Screen title={text.say("accounts.title")} means={means}>
      {list.length === 0 && <p>{text.say("accounts.none")}</p>}
      <ul class="cards">
        {list.map((account) => (
          <AccountCard key={account.id} account={account} />
        ))}
      </ul>
      <Removed />
      <ImportNotice />
      <FailureBox failure={failure} />
      <p class="links">
        {list.length > 0 && (
          <button type="button" class="quiet" onClick={() => exportAccounts(panel)}>
            {text.say("accounts.export")}
          </button>
        )}
        <FileButton
          label={text.say("accounts.import")}
          accept=".json,application/json"
          onFile={(file) => importAccounts(panel, file)}
        />
      </p>
      <ActionBar label={text.say("accounts.add")} onAct={() => addAccount(panel)}>
        <button type="button" class="quiet" onClick={back}>
          {text.say("frame.back")}
        </button>
      </ActionBar>
    </Screen>
  );
}

function AccountCard({ account }: { account: OwnAccount }) {
  const { panel, state, text } = useView();
  const { id, situation, certificate } = account;
  const { environment, clientId } = account.account;
  const inUse = id === state.accounts.current;
  const name = labelOf(account) || text.say("accounts.unnamed");
  const acting = (key: "use" | "edit" | "duplicate" | "remove") => ({
    "aria-label": text.say(`accounts.${key}.what`, { name }),
  });
  const duplicate = () =>
    panel.store.dispatch({ type: "accountDuplicated", id, name: text.say("accounts.copy_of", { name }) });
  return (
    <li class="card" aria-current={inUse || undefined}>
      <p class="card-title">
        {name} {inUse && <span class="badge">{text.say("accounts.in_use")}</span>}
      </p>
      <Facts
        facts={[
          [text.say("connection.role"), text.say(`situation.${situation}`)],
          [text.say("connection.environment"), text.say(`environment.${environment}`)],
          [text.say("connection.client"), clientId || text.say("accounts.client.none")],
          [
            text.say("station.certificate"),
            certificate ? (
              <>
                {certificate.holder} <span class="hex">{certificate.sha256.slice(0, 8)}…</span>
              </>
            ) : (
              text.say("accounts.certificate.none")
            ),
          ],
        ]}
      />
      {fitsCertificate(state, account) === false &&
        (inUse ? (
          <CertificateFit />
        ) : (
          <p class="hint other">
            {text.say("accounts.other_certificate")}: {chosenMark(state)?.holder}
          </p>
        ))}
      <p class="links">
        {!inUse && (
          <button
            type="button"
            class="quiet small"
            {...acting("use")}
            onClick={() => chooseAccount(panel, id)}
          >
            {text.say("accounts.use")}
          </button>
        )}
        <button type="button" class="quiet small" {...acting("edit")} onClick={() => openAccount(panel, id)}>
          {text.say("accounts.edit")}
        </button>
        <button type="button" class="quiet small" {...acting("duplicate")} onClick={duplicate}>
          {text.say("accounts.duplicate")}
        </button>
        <button
          type="button"
          class="quiet small"
          {...acting("remove")}
          onClick={() => removeAccount(panel, id)}
        >
          {text.say("accounts.remove")}
        </button>
      </p>
    </li>
  );
}

/** What was deleted last, and the way to have it back. */
function Removed() {
  const { panel, state, text } = useView();
  const { removed } = state.accounts;
  if (!removed) return null;
  const name = labelOf(removed.account) || text.say("accounts.unnamed");
  return (
    <Notice tone="calm">
      <p>{text.say("accounts.removed", { name })}</p>
      <p>
        <button type="button" class="quiet small" onClick={() => restoreAccount(panel)}>
          {text.say("work.undo")}
        </button>
      </p>
    </Notice>
  );
}
