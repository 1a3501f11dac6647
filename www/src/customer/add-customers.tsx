import { useState } from "preact/hooks";
import { addCustomers } from "../steps/customers.js";
import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";
import { toRows } from "./customers.js";

/** Takes one customer or many: a number alone, with its name, or a whole table pasted from a spreadsheet. */
export function AddCustomers() {
  const { panel, text } = useView();
  const [typed, setTyped] = useState("");
  const add = async () => {
    const rows = toRows(typed);
    if (rows.every((cells) => cells.every((cell) => cell.trim() === ""))) return;
    await addCustomers(panel, rows);
    const refused = panel.store.state.customers.report?.refused ?? [];
    // What was refused stays, to be corrected.
    setTyped(
      refused
        .map(({ row }) => rows[row]?.join("\t") ?? "")
        .filter(Boolean)
        .join("\n"),
    );
  };
  return (
    <section class="field">
      <label for="customers-add">{text.say("customers.add")}</label>
      <p class="hint" id="customers-add-hint">
        {text.say("customers.add.hint")}
      </p>
      <textarea
        id="customers-add"
        rows={4}
        spellcheck={false}
        aria-describedby="customers-add-hint"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <p>
        <button type="button" onClick={add}>
          {text.say("customers.add.do")}
        </button>
      </p>
      <Report />
    </section>
  );
}

/** As many refusals as can be read at once. */
const MOST_REFUSALS = 20;

/** What was found in what was added: how many were new, which were there already, which are no customers and why. */
function Report() {
  const { state, text } = useView();
  const { report } = state.customers;
  const refused = report?.refused ?? [];
  const more = refused.length - MOST_REFUSALS;
  const again = report ? report.customers.length - report.added + report.duplicates.length : 0;
  return (
    <div role="status">
      {report && (
        <Notice tone={refused.length > 0 ? "warning" : "good"}>
          <p class="strong">{text.count("customers.added", report.added)}</p>
          {again > 0 && <p>{text.count("customers.known", again)}</p>}
          {refused.length > 0 && <p>{text.count("customers.refused", refused.length)}</p>}
          {refused.length > 0 && (
            <ul class="plain">
              {refused.slice(0, MOST_REFUSALS).map(({ row, code }) => (
                <li key={row}>
                  {text.say("customers.row", { row: row + 1 })}: {text.about("finding", code, "")}
                </li>
              ))}
            </ul>
          )}
          {more > 0 && <p>{text.count("customers.more_refused", more)}</p>}
        </Notice>
      )}
    </div>
  );
}
