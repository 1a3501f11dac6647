import { RecordScreen } from "../consult/record-screen.js";
import { ResultScreen } from "../consult/result-screen.js";
import { ActionBar } from "../view/action-bar.js";
import { DropZone } from "../view/drop-zone.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Screen } from "../view/screen.js";
import { useView, ViewContext } from "../view/view.js";
import { SavedSearch } from "./saved-search.js";
import { closeSaved, openSaved } from "./steps.js";
import { VerdictScreen } from "./verdict-screen.js";

/** A saved file: the way to one, what the check of it says, and what is in it. */
export function SavedScreen() {
  const { file, looking } = useView().state.saved;
  if (!file) return <ChooseScreen />;
  return looking ? <Contents /> : <VerdictScreen name={file.name} verdict={file.verdict} />;
}

/** The screens of looking up, over what the saved file holds in place of the register. */
function Contents() {
  const view = useView();
  const { consult } = view.state.saved;
  const { lookup, shows, record } = consult;
  const found = record === null ? undefined : lookup?.found[record];
  return (
    <ViewContext.Provider value={{ ...view, state: { ...view.state, consult } }}>
      {lookup && found ? (
        <RecordScreen lookup={lookup} found={found} />
      ) : lookup && shows !== "search" ? (
        <ResultScreen lookup={lookup} />
      ) : (
        <SavedSearch />
      )}
    </ViewContext.Provider>
  );
}

function ChooseScreen() {
  const { panel, state, text } = useView();
  const failure = useFailure("savedFile");
  const leave = () => {
    closeSaved(panel);
    panel.store.dispatch({ type: "asideOpened", aside: null });
  };
  return (
    <Screen
      title={text.say("saved.title")}
      means={[text.say("saved.means.1"), text.say("saved.means.2")]}
      onBack={leave}
    >
      <p>{text.say(state.busy ? "saved.checking" : "saved.open.text")}</p>
      <FailureBox failure={failure} />
      {state.busy ? (
        <ActionBar label={text.say("saved.choose")} />
      ) : (
        <DropZone
          lead={text.say("saved.drop")}
          label={text.say("saved.choose")}
          accept=".zip,application/zip"
          onFile={(file) => void openSaved(panel, file)}
        />
      )}
      <VerifyPageLink />
    </Screen>
  );
}

/** The way to the page that does the same without the panel. */
export function VerifyPageLink() {
  const { text } = useView();
  return (
    <p class="hint">
      <a href="verify.html" target="_blank" rel="noreferrer">
        {text.say("saved.page")}
      </a>
      <br />
      {text.say("saved.page.text")}
    </p>
  );
}
