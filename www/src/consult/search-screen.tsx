import type { ComponentChildren } from "preact";
import { CustomerBar } from "../customer/customer-bar.js";
import { formatEnterpriseNumber } from "../format.js";
import { SaveDoor } from "../save/save-door.js";
import { OpenSavedButton } from "../saved/open-saved-button.js";
import { employerNumber } from "../state/employer.js";
import { ActionBar } from "../view/action-bar.js";
import { Choices } from "../view/choices.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Notice } from "../view/notice.js";
import { Screen } from "../view/screen.js";
import { TextInput } from "../view/text-input.js";
import { useView } from "../view/view.js";
import { CalendarNotice } from "./calendar-notice.js";
import { KINDS, type Search, STATUSES, YEARS } from "./search.js";
import { lookUp } from "./steps.js";

/** What to look up: of which kind, of whom, of when. */
export function SearchScreen() {
  const { panel, state, text } = useView();
  const { connection, consult } = state;
  const failure = useFailure("consulting");
  const representative = connection.account.role === "representative";
  const { path, rule } = failure?.params ?? {};
  const noCustomer = representative && failure?.code === "consultation.query" && path === "employer";
  const means = ([1, 2, 3] as const).map((number) => text.say(`consult.means.${number}`));
  const submit = (event: Event) => {
    event.preventDefault();
    void lookUp(panel);
  };
  const toConnection = () => panel.store.dispatch({ type: "stationOpened", station: "connection" });
  return (
    <Screen
      title={text.say("consult.title")}
      means={[...means, text.say("frame.modelled")]}
      onBack={() => panel.store.dispatch({ type: "doorOpened", door: null })}
    >
      {representative && <CustomerBar />}
      <CalendarNotice />
      <SaveDoor />
      <p>
        <OpenSavedButton />
      </p>
      <h2>{text.say("consult.or_look")}</h2>
      <form onSubmit={submit} noValidate>
        <Criteria search={consult.search}>
          {!representative && <OwnEmployer search={consult.search} />}
        </Criteria>
        {/* A criterion that is not in order is told beside its field. */}
        <FailureBox failure={rule ? null : failure} />
        {noCustomer && (
          <Notice tone="error">
            <p role="alert">{text.say("consult.customer_first")}</p>
          </Notice>
        )}
        {connection.connected ? (
          <ActionBar label={text.say("consult.look_up")}>
            {consult.lookup && consult.lookup.pages.length > 0 && (
              <button
                type="button"
                class="quiet"
                onClick={() => panel.store.dispatch({ type: "consultationShown", shows: "list" })}
              >
                {text.say("consult.last")}
              </button>
            )}
          </ActionBar>
        ) : (
          <ActionBar label={text.say("consult.connect")} onAct={toConnection} />
        )}
      </form>
    </Screen>
  );
}

/** Whose records an employer looks up: its own. */
function OwnEmployer({ search }: { search: Search }) {
  const { panel, state, text } = useView();
  const error = useCriterionError();
  return (
    <TextInput
      id="consult-employer"
      label={text.say("field.employer.enterpriseNumber")}
      error={error("employer")}
      value={search.employer || formatEnterpriseNumber(employerNumber(state))}
      onEdit={(employer) => panel.store.dispatch({ type: "searchEdited", change: { employer } })}
    />
  );
}

/** What is asked for; between its kind and the rest stands whose it is. */
export function Criteria({ search, children }: { search: Search; children: ComponentChildren }) {
  const { panel, text } = useView();
  const edit = (change: Partial<Search>) => panel.store.dispatch({ type: "searchEdited", change });
  const error = useCriterionError();
  const registrations = search.kind === "trainingRegistration";
  return (
    <>
      <Choices
        name="consult-kind"
        legend={text.say("consult.kind")}
        value={search.kind}
        options={KINDS.map((kind) => ({
          value: kind,
          label: text.say(`consult.kind.${kind}`),
          text: text.say(`consult.kind.${kind}.text`),
        }))}
        onChoose={(kind) => edit({ kind })}
      />
      {children}
      <TextInput
        id="consult-worker"
        label={text.say("field.worker.ssin")}
        hint={text.say("consult.worker.hint")}
        error={error("worker")}
        value={search.worker}
        onEdit={(worker) => edit({ worker })}
      />
      <div class="field">
        <label for="consult-when">{text.say("consult.when")}</label>
        <select
          id="consult-when"
          value={registrations || search.when !== "period" ? search.when : "all"}
          onChange={(event) => edit({ when: event.currentTarget.value })}
        >
          <option value="all">{text.say("consult.when.all")}</option>
          {YEARS.map((year) => (
            <option key={year} value={String(year)}>
              {year}
            </option>
          ))}
          {registrations && <option value="period">{text.say("consult.when.period")}</option>}
        </select>
      </div>
      {registrations && search.when === "period" && (
        <div class="pair">
          <TextInput
            id="consult-from"
            label={text.say("consult.from")}
            hint={text.say("field.date.hint")}
            error={error("period")}
            value={search.from}
            onEdit={(from) => edit({ from })}
          />
          <TextInput
            id="consult-to"
            label={text.say("consult.to")}
            hint={text.say("field.date.hint")}
            value={search.to}
            onEdit={(to) => edit({ to })}
          />
        </div>
      )}
      {registrations && <Status search={search} edit={edit} error={error("status")} />}
    </>
  );
}

function Status(props: { search: Search; edit: (change: Partial<Search>) => void; error: string | null }) {
  const { text } = useView();
  const { search, edit, error } = props;
  return (
    <>
      <div class="field">
        <label for="consult-status">{text.say("field.training.status")}</label>
        <select
          id="consult-status"
          value={search.status}
          onChange={(event) => edit({ status: event.currentTarget.value })}
        >
          <option value="any">{text.say("consult.status.any")}</option>
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {text.say(`field.training.status.${status}`)}
            </option>
          ))}
          <option value="other">{text.say("consult.status.other")}</option>
        </select>
      </div>
      {search.status === "other" && (
        <TextInput
          id="consult-code"
          label={text.say("consult.code")}
          hint={text.say("consult.code.hint")}
          error={error}
          value={search.code}
          onEdit={(code) => edit({ code })}
        />
      )}
    </>
  );
}

/** What is wrong with a criterion, by the core's own rule for it. */
function useCriterionError(): (path: string) => string | null {
  const { text } = useView();
  const failure = useFailure("consulting", "savedFile");
  return (path) => {
    const { path: named, rule } = failure?.params ?? {};
    if (failure?.code !== "consultation.query" || named !== path) return null;
    return rule ? text.about("finding", rule, "") : text.about("error", failure.code, ".next");
  };
}
