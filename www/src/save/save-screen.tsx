import { useEffect } from "preact/hooks";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import { SaveKept } from "./save-kept.js";
import { SavePlan } from "./save-plan.js";
import { SaveProgress } from "./save-progress.js";
import { SaveResultView } from "./save-result.js";
import { readKeptSave, showSave } from "./steps.js";

/** Saving everything: what it will be, how far it is, what came of it. */
export function SaveScreen() {
  const { panel, state, text } = useView();
  const { run, result, kept } = state.save;
  const failure = useFailure("saving", "keeping");
  const { connected } = state.connection;
  useEffect(() => {
    if (connected) void readKeptSave(panel);
  }, [panel, connected]);
  return (
    <Screen
      title={text.say("save.title")}
      means={[text.say("save.means.1"), text.say("save.means.2"), text.say("save.means.3")]}
      onBack={() => showSave(panel, false)}
    >
      <FailureBox failure={failure} {...(kept && { lead: text.say("save.failed") })} />
      {run ? (
        <SaveProgress run={run} />
      ) : result ? (
        <SaveResultView result={result} />
      ) : kept ? (
        <SaveKept kept={kept} />
      ) : (
        <SavePlan />
      )}
    </Screen>
  );
}
