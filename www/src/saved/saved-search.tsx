import { Criteria } from "../consult/search-screen.js";
import { formatEnterpriseNumber } from "../format.js";
import { ActionBar } from "../view/action-bar.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import { isWhole } from "./layout.js";
import { SavedNotice } from "./saved-notice.js";
import { lookInSaved } from "./steps.js";

/** What to see of a saved file: the search of looking up, with the employers that are in it. */
export function SavedSearch() {
  const { panel, state, text } = useView();
  const failure = useFailure("savedFile");
  const verdict = state.saved.file?.verdict;
  if (!verdict) return null;
  const { parts, madeAt } = verdict.manifest;
  const submit = (event: Event) => {
    event.preventDefault();
    void lookInSaved(panel);
  };
  const atField = failure?.code === "consultation.query";
  return (
    <Screen
      title={text.say("saved.search.title")}
      means={[text.say("saved.means.2"), text.say("consult.means.3")]}
      onBack={() => panel.store.dispatch({ type: "savedLooked", looking: false })}
    >
      <SavedNotice saved={{ madeAt, whole: parts.every(isWhole), verdict: verdict.verdict }} />
      <form onSubmit={submit} noValidate>
        <Criteria search={state.consult.search}>
          <Employer employers={[...new Set(parts.map(({ employer }) => employer))]} />
        </Criteria>
        <FailureBox failure={atField ? null : failure} />
        <ActionBar label={text.say("saved.show")} />
      </form>
    </Screen>
  );
}

/** Whose records; one alone is no question. */
function Employer({ employers }: { employers: readonly string[] }) {
  const { panel, state, text } = useView();
  if (employers.length < 2) return null;
  return (
    <div class="field">
      <label for="saved-employer">{text.say("saved.employer")}</label>
      <select
        id="saved-employer"
        value={state.consult.search.employer}
        onChange={(event) =>
          panel.store.dispatch({ type: "searchEdited", change: { employer: event.currentTarget.value } })
        }
      >
        {employers.map((employer) => (
          <option key={employer} value={employer}>
            {formatEnterpriseNumber(employer)}
          </option>
        ))}
      </select>
    </div>
  );
}
