import { render } from "preact";
import { watchPresses } from "./form/press.js";
import { App } from "./frame/app.js";
import type { Host } from "./host.js";
import { openJournal } from "./journal.js";
import type { Panel } from "./panel.js";
import { startSession } from "./session/client.js";
import { reduce } from "./state/reduce.js";
import { initialState } from "./state/state.js";
import { createStore } from "./state/store.js";
import { storedSettings } from "./steps/settings.js";

/** Puts the panel into an element of its host's page. */
export async function start(host: Host, root: HTMLElement): Promise<void> {
  const panel: Panel = {
    host,
    journal: openJournal(),
    store: createStore(reduce, initialState(await storedSettings(host))),
    startSession,
    now: Date.now,
    session: null,
    turn: 0,
  };
  watchPresses();
  render(<App panel={panel} />, root);
}
