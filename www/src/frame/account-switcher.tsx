import { labelOf } from "../account/transfer.js";
import type { DemoPack } from "../demo.js";
import { chosenMark, currentAccount, fitsCertificate } from "../state/reduce-accounts.js";
import { demoAccount } from "../steps/account.js";
import { addAccount, chooseAccount } from "../steps/accounts.js";
import { changeSituation } from "../steps/connection.js";
import { useView } from "../view/view.js";
import { Sheet } from "./sheet.js";

/** Who is signed in, and under which account; the way to the others. */
export function AccountSwitcher() {
  const { state, text } = useView();
  const { accounts, connection, demo } = state;
  const current = currentAccount(state);
  const owner = chosenMark(state)?.holder;
  const name = (!demo && current && labelOf(current)) || owner;
  const role = text.say(`role.${connection.account.role}`);
  const known = demo !== null || accounts.list.length > 0;
  return (
    <Sheet
      kind="switcher"
      summary={
        <span class="account">
          <strong>{name || text.say("app.name")}</strong>
          <span>{owner || current ? role : text.say("frame.account.none")}</span>
          <span class="hidden">, {text.say("accounts.switch")}</span>
        </span>
      }
    >
      {!known && <p class="hint">{text.say("accounts.none")}</p>}
      {demo ? <DemoAccounts demo={demo} /> : <OwnAccounts />}
      <SheetLinks />
    </Sheet>
  );
}

function OwnAccounts() {
  const { panel, state, text } = useView();
  const { list, current } = state.accounts;
  return (
    <ul class="accounts">
      {list.map((account) => (
        <li key={account.id}>
          <button
            type="button"
            aria-pressed={account.id === current}
            onClick={() => account.id !== current && chooseAccount(panel, account.id)}
          >
            <span class="strong">{labelOf(account) || text.say("accounts.unnamed")}</span>
            <span class="hint">
              {text.say(`role.${account.account.role}`)} ·{" "}
              {text.say(`environment.${account.account.environment}`)}
            </span>
            {fitsCertificate(state, account) === false && (
              <span class="hint other">{text.say("accounts.other_certificate")}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The practice company's two accounts. */
function DemoAccounts({ demo }: { demo: DemoPack }) {
  const { panel, state, text } = useView();
  return (
    <ul class="accounts">
      {(["employer", "representative"] as const).map((role) => (
        <li key={role}>
          <button
            type="button"
            aria-pressed={role === state.connection.account.role}
            onClick={() => changeSituation(panel, role)}
          >
            <span class="strong">{text.say(`connection.role.${role}`)}</span>
            <span class="hint">{demoAccount(demo, role).clientId}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function SheetLinks() {
  const { panel, state, text } = useView();
  const open = (aside: "accounts" | "customers") => panel.store.dispatch({ type: "asideOpened", aside });
  return (
    <p class="links">
      {!state.demo && (
        <>
          <button type="button" class="quiet small" onClick={() => addAccount(panel)}>
            {text.say("accounts.add")}
          </button>
          <button type="button" class="quiet small" onClick={() => open("accounts")}>
            {text.say("accounts.manage")}
          </button>
        </>
      )}
      {state.connection.account.role === "representative" && (
        <button type="button" class="quiet small" onClick={() => open("customers")}>
          {text.say("customers.manage")}
        </button>
      )}
    </p>
  );
}
