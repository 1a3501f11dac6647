import { render } from "preact";
import { readAccounts } from "./account/storage.js";
import { openSending } from "./batch/open.js";
import { readCustomers } from "./customer/customers.js";
import { openDatabase } from "./database.js";
import { watchPresses } from "./form/press.js";
import { App } from "./frame/app.js";
import { warmUpGuide } from "./guide/guide-aside.js";
import { readGuide } from "./guide/progress.js";
import type { Host } from "./host.js";
import { watchIdle, watchLock } from "./idle.js";
import { openImports } from "./import/kept-import.js";
import { openJournal } from "./journal.js";
import { keep } from "./keep.js";
import { keepAgain } from "./keep-again.js";
import { keepForm } from "./keep-form.js";
import { type Panel, sessionOf } from "./panel.js";
import { openParked } from "./parked.js";
import { openRecent } from "./recent.js";
import { openRemembered } from "./remembered.js";
import { startClerk } from "./save/client.js";
import { openSaves } from "./save/kept.js";
import { startSaved } from "./saved/client.js";
import { watchSaved } from "./saved/steps.js";
import { startSession } from "./session/client.js";
import { reduce } from "./state/reduce.js";
import { initialState } from "./state/state.js";
import { createStore } from "./state/store.js";
import { sendingOf, watchSender } from "./steps/batch.js";
import { watchEvidence } from "./steps/guide.js";
import { watchImport } from "./steps/import.js";
import { forgetOldReceipts } from "./steps/receipts.js";
import { readRemembered } from "./steps/remember.js";
import { storedSettings } from "./steps/settings.js";
import { startTable } from "./table/client.js";
import { openTemplates } from "./templates.js";

/** Puts the panel into an element of its host's page. */
export async function start(host: Host, root: HTMLElement): Promise<void> {
  const database = openDatabase();
  const [settings, accounts, customers, guide] = await Promise.all([
    storedSettings(host),
    readAccounts(host),
    readCustomers(host),
    readGuide(host),
  ]);
  const { batches, sender } = openSending({
    database,
    session: () => sessionOf(panel),
    sending: () => sendingOf(panel.store.state),
  });
  const panel: Panel = {
    host,
    batches,
    sender,
    journal: openJournal(database),
    remembered: openRemembered(database),
    parked: openParked(database),
    recent: openRecent(database),
    templates: openTemplates(database),
    store: createStore(reduce, initialState(settings, { accounts, customers, guide })),
    imports: openImports(database),
    saves: openSaves(database),
    startSession,
    startTable,
    startClerk,
    startSaved,
    now: Date.now,
    session: null,
    openTable: null,
    saved: null,
    underWay: null,
    putAside: async () => {},
    turn: 0,
  };
  // What is remembered shows as soon as it is read; the panel does not wait for it.
  void readRemembered(panel);
  void forgetOldReceipts(panel);
  // What cannot be removed now is looked at again when somebody saves.
  void panel.saves.sweep(panel.now()).catch(() => {});
  watchSender(panel);
  keep(panel);
  keepForm(panel);
  keepAgain(panel);
  watchEvidence(panel);
  watchImport(panel);
  watchSaved(panel);
  watchPresses();
  watchIdle(panel);
  watchLock(panel);
  render(<App panel={panel} />, root);
  warmUpGuide();
}
