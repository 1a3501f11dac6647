import { useEffect, useReducer } from "preact/hooks";
import { AccountsScreen } from "../account/accounts-screen.js";
import { BatchScreen } from "../batch/screen/batch-screen.js";
import { CertificateStation } from "../certificate/certificate-station.js";
import { ConnectionStation } from "../connection/connection-station.js";
import { CustomersScreen } from "../customer/customers-screen.js";
import { GuideAside } from "../guide/guide-aside.js";
import type { Panel } from "../panel.js";
import { ReceiptsStation } from "../receipt/receipts-station.js";
import { SavedScreen } from "../saved/saved-screen.js";
import type { Aside, State, Station } from "../state/state.js";
import { Text } from "../text/text.js";
import { Announcer } from "../view/announcer.js";
import { ViewContext } from "../view/view.js";
import { WorkStation } from "../work/work-station.js";
import { Stepper } from "./stepper.js";
import { TopBar } from "./top-bar.js";

const STATION_SCREENS: Readonly<Record<Station, () => preact.JSX.Element>> = {
  certificate: CertificateStation,
  connection: ConnectionStation,
  work: WorkStation,
  receipts: ReceiptsStation,
};

const ASIDE_SCREENS: Readonly<Record<Aside, () => preact.JSX.Element>> = {
  accounts: AccountsScreen,
  customers: CustomersScreen,
  guide: GuideAside,
  saved: SavedScreen,
};

/** The whole panel: the frame, and the screen of the station it is at, or of what was opened beside the path. */
export function App({ panel }: { panel: Panel }) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    // What happened since the first drawing, before anybody listened, shows too.
    redraw(undefined);
    return panel.store.subscribe(() => redraw(undefined));
  }, [panel]);
  const { state } = panel.store;
  const text = new Text(state.settings.language);
  useDocument(state, text);
  const { shown } = state.batches;
  const Shown = state.aside ? ASIDE_SCREENS[state.aside] : STATION_SCREENS[state.station];
  return (
    <ViewContext.Provider value={{ panel, state, text }}>
      <div class="panel">
        <a class="skip" href="#content">
          {text.say("app.skip")}
        </a>
        <TopBar />
        <Stepper />
        {shown && !state.aside ? <BatchScreen key={shown} id={shown} /> : <Shown />}
        <Announcer />
      </div>
    </ViewContext.Provider>
  );
}

/** Keeps what stands outside of the panel's own element in step with it. */
function useDocument({ settings, station, aside, mode }: State, text: Text) {
  useEffect(() => {
    const { documentElement } = document;
    documentElement.lang = settings.language;
    documentElement.setAttribute("data-theme", settings.theme);
  }, [settings]);
  const demo = mode === "demo" ? `${text.say("environment.demo")} · ` : "";
  const title = `${demo}${text.say(aside ? `${aside}.title` : `station.${station}`)} · ${text.say("app.name")}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
