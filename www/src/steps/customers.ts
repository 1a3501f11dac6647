import { customersToCsv, toRows } from "../customer/customers.js";
import { download } from "../download.js";
import { type Panel, sessionOf, toFailure } from "../panel.js";
import { FlaError } from "../session/session.js";
import { customersOf } from "../state/reduce-customers.js";
import { check } from "./work.js";

/** The largest list that is read, in bytes. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** Works for this customer: its number goes into the form. */
export function chooseCustomer(panel: Panel, number: string): void {
  panel.store.dispatch({ type: "customerChosen", number });
  void check(panel);
}

/** Adds customers out of a pasted table, or one line of it. Gives whether anything was added. */
export async function addCustomers(panel: Panel, rows: string[][]): Promise<boolean> {
  try {
    const report = await (await sessionOf(panel)).readCustomers(rows);
    const before = customersOf(panel.store.state).length;
    panel.store.dispatch({ type: "customersRead", report });
    return customersOf(panel.store.state).length > before;
  } catch (error) {
    panel.store.dispatch({ type: "failed", failure: toFailure(error, "importing") });
    return false;
  }
}

/** Adds the customers of a CSV file. */
export async function importCustomers(panel: Panel, file: File): Promise<void> {
  try {
    if (file.size > MAX_FILE_BYTES) throw new FlaError("customers.size");
    const text = await textOf(file);
    await addCustomers(panel, toRows(text));
  } catch (error) {
    panel.store.dispatch({ type: "failed", failure: toFailure(error, "importing") });
  }
}

/** UTF-8; what is not is what spreadsheets here wrote before. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer().catch(() => {
    throw new FlaError("file.unreadable");
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

export function renameCustomer(panel: Panel, number: string, name: string): void {
  panel.store.dispatch({ type: "customerRenamed", number, name });
}

/** Deletes customers from this computer at once; until the screen is left they can be brought back. */
export function removeCustomers(panel: Panel, numbers: readonly string[] | "all"): void {
  panel.store.dispatch({ type: "customersRemoved", numbers });
  panel.store.dispatch({ type: "announced", key: "customers.removed.short" });
}

/** Gives the user the list as a table. */
export function exportCustomers(panel: Panel, headings: readonly [string, string]): void {
  const csv = customersToCsv(customersOf(panel.store.state), headings);
  const day = new Date(panel.now()).toISOString().slice(0, 10);
  download(new Blob([csv], { type: "text/csv" }), `fla-customers-${day}.csv`);
}
