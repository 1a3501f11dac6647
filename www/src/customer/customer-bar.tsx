import { useId, useState } from "preact/hooks";
import { toDigits } from "../form/fields.js";
import { formatEnterpriseNumber } from "../format.js";
import { chosenCustomer, customersOf } from "../state/reduce-customers.js";
import { addCustomers, chooseCustomer } from "../steps/customers.js";
import { useView } from "../view/view.js";
import { byName, search } from "./customers.js";

/** As many as fit without hiding the work; typing brings the others. */
const MOST_SHOWN = 6;

/** For whom a representative works now, at the top of everything done for a customer; and the way to another one. */
export function CustomerBar() {
  const { panel, state, text } = useView();
  const [changing, setChanging] = useState(false);
  const customer = chosenCustomer(state);
  const number = toDigits(state.work.values["employer.enterpriseNumber"].trim());
  const choose = (chosen: string) => {
    chooseCustomer(panel, chosen);
    setChanging(false);
  };
  return (
    <section class="customer" aria-label={text.say("customers.for")}>
      <div class="customer-line">
        <p>
          {number !== "" && <span class="hint">{text.say("customers.for")} </span>}
          {customer ? (
            <>
              <strong>{customer.name || text.say("customers.unnamed")}</strong>{" "}
              <span class="whole">{formatEnterpriseNumber(customer.number)}</span>
            </>
          ) : number === "" ? (
            <strong>{text.say("customers.nobody")}</strong>
          ) : (
            <>
              <strong class="whole">{formatEnterpriseNumber(number)}</strong>{" "}
              <span class="hint">{text.say("customers.not_listed")}</span>
            </>
          )}
        </p>
        {customer && (
          <button
            type="button"
            class="quiet small"
            aria-expanded={changing}
            onClick={() => setChanging(!changing)}
          >
            {text.say("customers.change")}
          </button>
        )}
        {!customer && /^\d{9,10}$/.test(number) && (
          <button type="button" class="quiet small" onClick={() => addCustomers(panel, [[number, ""]])}>
            {text.say("customers.add_this")}
          </button>
        )}
      </div>
      {(changing || !customer) && <CustomerPicker onChoose={choose} />}
    </section>
  );
}

/** The customers, found as one types. */
function CustomerPicker({ onChoose }: { onChoose: (number: string) => void }) {
  const { panel, state, text } = useView();
  const [typed, setTyped] = useState("");
  const id = useId();
  const all = customersOf(state);
  const found = byName(search(all, typed));
  const shown = found.slice(0, MOST_SHOWN);
  const manage = () => panel.store.dispatch({ type: "asideOpened", aside: "customers" });
  return (
    <div class="picker">
      {all.length === 0 ? (
        <p class="hint">{text.say("customers.empty")}</p>
      ) : (
        <>
          <div class="field">
            <label for={id}>{text.say("customers.search")}</label>
            <input
              id={id}
              type="search"
              autocomplete="off"
              spellcheck={false}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                const [only, second] = found;
                if (only && !second) onChoose(only.number);
              }}
            />
          </div>
          <ul class="accounts">
            {shown.map(({ number, name }) => (
              <li key={number}>
                <button type="button" onClick={() => onChoose(number)}>
                  <span class="strong">{name || text.say("customers.unnamed")}</span>{" "}
                  <span class="hint whole">{formatEnterpriseNumber(number)}</span>
                </button>
              </li>
            ))}
          </ul>
          <p class="hint" role="status">
            {found.length > shown.length && text.count("customers.more", found.length - shown.length)}
            {found.length === 0 && text.say("customers.none_found")}
          </p>
        </>
      )}
      <p>
        <button type="button" class="quiet small" onClick={manage}>
          {text.say(all.length === 0 ? "customers.add" : "customers.manage")}
        </button>
      </p>
    </div>
  );
}
