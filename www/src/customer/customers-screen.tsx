import { useState } from "preact/hooks";
import type { Customer } from "#core";
import { formatEnterpriseNumber } from "../format.js";
import { customersOf } from "../state/reduce-customers.js";
import {
  chooseCustomer,
  exportCustomers,
  importCustomers,
  removeCustomers,
  renameCustomer,
} from "../steps/customers.js";
import { ActionBar } from "../view/action-bar.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { FileButton } from "../view/file-button.js";
import { MahisLink } from "../view/mahis-link.js";
import { Notice } from "../view/notice.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import { AddCustomers } from "./add-customers.js";
import { byName, search } from "./customers.js";

/** As many rows as are drawn at once; the search brings the others. */
const MOST_SHOWN = 100;

/** The customers of a representative: all of them, new ones, and the way to be rid of them. */
export function CustomersScreen() {
  const { panel, state, text } = useView();
  const failure = useFailure("importing");
  const all = customersOf(state);
  const means = ([1, 2, 3] as const).map((number) => text.say(`customers.means.${number}`));
  const toWork = () => panel.store.dispatch({ type: "stationOpened", station: "work" });
  return (
    <Screen title={text.say("customers.title")} means={means}>
      {all.length === 0 ? <p>{text.say("customers.empty")}</p> : <CustomerList all={all} />}
      <Removed />
      <AddCustomers />
      <FailureBox failure={failure} />
      <p class="links">
        <FileButton
          label={text.say("customers.import")}
          accept=".csv,.txt,text/csv,text/plain"
          onFile={(file) => importCustomers(panel, file)}
        />
        {all.length > 0 && (
          <>
            <button
              type="button"
              class="quiet"
              onClick={() =>
                exportCustomers(panel, [
                  text.say("field.employer.enterpriseNumber"),
                  text.say("customers.name"),
                ])
              }
            >
              {text.say("customers.export")}
            </button>
            <button type="button" class="quiet" onClick={() => removeCustomers(panel, "all")}>
              {text.count("customers.remove_all", all.length)}
            </button>
          </>
        )}
      </p>
      <MahisLink />
      <ActionBar label={text.say("customers.to_work")} onAct={toWork} />
    </Screen>
  );
}

function CustomerList({ all }: { all: readonly Customer[] }) {
  const { text } = useView();
  const [typed, setTyped] = useState("");
  const found = byName(search(all, typed));
  const more = found.length - MOST_SHOWN;
  return (
    <>
      <div class="field">
        <label for="customer-search">{text.say("customers.search")}</label>
        <input
          id="customer-search"
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <p class="hint" role="status">
        {text.count("customers.count", found.length)}
        {more > 0 && ` ${text.count("customers.more", more)}`}
      </p>
      <ul class="customer-list">
        {found.slice(0, MOST_SHOWN).map((customer) => (
          <CustomerRow key={customer.number} customer={customer} />
        ))}
      </ul>
    </>
  );
}

function CustomerRow({ customer }: { customer: Customer }) {
  const { panel, text } = useView();
  const { number, name } = customer;
  // What is being typed is not the name yet.
  const [typed, setTyped] = useState<string | null>(null);
  const shown = formatEnterpriseNumber(number);
  const rename = (to: string) => {
    renameCustomer(panel, number, to.trim());
    setTyped(null);
  };
  const work = () => {
    chooseCustomer(panel, number);
    panel.store.dispatch({ type: "stationOpened", station: "work" });
  };
  return (
    <li>
      <span class="whole">{shown}</span>
      <input
        type="text"
        value={typed ?? name}
        aria-label={text.say("customers.name.of", { number: shown })}
        placeholder={text.say("customers.unnamed")}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) => rename(event.currentTarget.value)}
      />
      <span class="row-actions">
        <button
          type="button"
          class="quiet small"
          aria-label={text.say("customers.use.what", { name: name || shown })}
          onClick={work}
        >
          {text.say("customers.use")}
        </button>
        <button
          type="button"
          class="quiet small"
          aria-label={text.say("customers.remove.what", { name: name || shown })}
          onClick={() => removeCustomers(panel, [number])}
        >
          {text.say("customers.remove")}
        </button>
      </span>
    </li>
  );
}

/** How many were deleted, and the way to have them back. */
function Removed() {
  const { panel, state, text } = useView();
  const { removed } = state.customers;
  if (!removed) return null;
  return (
    <Notice tone="calm">
      <p>{text.count("customers.removed", removed.length - customersOf(state).length)}</p>
      <p>
        <button
          type="button"
          class="quiet small"
          onClick={() => panel.store.dispatch({ type: "customersRestored" })}
        >
          {text.say("work.undo")}
        </button>
      </p>
    </Notice>
  );
}
