import { byName } from "../customer/customers.js";
import { formatEnterpriseNumber } from "../format.js";
import { customersOf } from "../state/reduce-customers.js";
import { ActionBar } from "../view/action-bar.js";
import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";
import { employersToSave } from "./employers.js";
import { PrivacyNotice } from "./privacy-notice.js";
import { saveEverything } from "./steps.js";

/** Before it begins: what will be in the file, and for a representative, whose records. */
export function SavePlan() {
  const { panel, state, text } = useView();
  const representative = state.connection.account.role === "representative";
  const employers = employersToSave(state);
  const toConnection = () => panel.store.dispatch({ type: "stationOpened", station: "connection" });
  return (
    <>
      <p>{text.say("save.plan")}</p>
      {representative && <EmployerChoice chosen={employers} />}
      {!representative && employers.length === 0 && (
        <Notice tone="warning">
          <p>{text.say("save.no_employer")}</p>
        </Notice>
      )}
      <PrivacyNotice />
      {state.connection.connected ? (
        <ActionBar
          label={
            representative ? text.count("save.begin.customers", employers.length) : text.say("save.title")
          }
          onAct={() => void saveEverything(panel)}
          blocked={employers.length === 0}
        />
      ) : (
        <ActionBar label={text.say("save.connect")} onAct={toConnection} />
      )}
    </>
  );
}

function EmployerChoice({ chosen }: { chosen: readonly string[] }) {
  const { panel, state, text } = useView();
  const all = byName(customersOf(state));
  const choose = (employers: readonly string[]) =>
    panel.store.dispatch({ type: "saveEmployersChosen", employers });
  if (all.length === 0) return <p class="hint">{text.say("save.no_customers")}</p>;
  return (
    <fieldset class="choices">
      <legend>{text.say("save.whose")}</legend>
      <div class="switch">
        <button type="button" class="quiet small" onClick={() => choose(all.map(({ number }) => number))}>
          {text.say("save.whose.all")}
        </button>
        <button type="button" class="quiet small" onClick={() => choose([])}>
          {text.say("save.whose.none")}
        </button>
      </div>
      <div class="stack save-employers">
        {all.map(({ number, name }) => (
          <label class="choice" key={number}>
            <input
              type="checkbox"
              checked={chosen.includes(number)}
              onChange={(event) =>
                choose(
                  event.currentTarget.checked
                    ? [...chosen, number]
                    : chosen.filter((other) => other !== number),
                )
              }
            />
            <span>
              {name || text.say("customers.unnamed")}
              <span class="hint whole">{formatEnterpriseNumber(number)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
