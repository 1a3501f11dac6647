import { CertificateFit } from "../account/certificate-fit.js";
import { DiagnosisScreen } from "../diagnosis/diagnosis-screen.js";
import { isSending } from "../state/reduce-batch.js";
import { connect } from "../steps/connection.js";
import { showDiagnosis } from "../steps/diagnosis.js";
import { ActionBar } from "../view/action-bar.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Notice } from "../view/notice.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import { AccountForm } from "./account-form.js";
import { Connected } from "./connected.js";
import { ConnectionDetails } from "./connection-details.js";
import { ReachNotice } from "./reach-notice.js";
import { ScopeAttemptOffer, ScopeAttemptResult } from "./scope-attempt.js";

/** The second station: which account, in which world, and the connection made with it. */
export function ConnectionStation() {
  const { state, text } = useView();
  const { mode, certificate, diagnosis } = state;
  if (diagnosis.shown) return <DiagnosisScreen />;
  const means = [1, 2, 3] as const;
  const sentences = means.map((number) => text.say(`connection.means.${number}`));
  return (
    <Screen
      title={text.say("connection.title")}
      means={mode === "demo" ? [text.say("connection.means.demo"), ...sentences.slice(0, 2)] : sentences}
    >
      {certificate.chosen === null ? <CertificateFirst /> : <AccountScreen />}
    </Screen>
  );
}

function CertificateFirst() {
  const { panel, text } = useView();
  const toCertificate = () => panel.store.dispatch({ type: "stationOpened", station: "certificate" });
  return (
    <>
      <p>{text.say("connection.first")}</p>
      <ActionBar label={text.say("connection.to_certificate")} onAct={toCertificate} />
    </>
  );
}

function AccountScreen() {
  const { panel, state, text } = useView();
  const { account, connected } = state.connection;
  const failure = useFailure("connecting");
  const submit = (event: Event) => {
    event.preventDefault();
    void connect(panel);
  };
  const toWork = () => panel.store.dispatch({ type: "stationOpened", station: "work" });
  const check = (
    <button type="button" class="quiet" onClick={() => void showDiagnosis(panel)}>
      {text.say(failure ? "diagnosis.why" : "diagnosis.start")}
    </button>
  );
  return (
    <form onSubmit={submit} noValidate>
      {connected && <Connected connection={connected} />}
      <CertificateFit />
      {/* What is being sent is sent under this account. */}
      <div class="as-one" inert={state.busy?.task === "sending" || isSending(state.batches)}>
        <AccountForm account={account} />
        {panel.host.kind === "page" && account.environment === "production" && (
          <Notice tone="calm">
            <p>{text.say("connection.page")}</p>
          </Notice>
        )}
        <ReachNotice />
        <ConnectionDetails />
      </div>
      <FailureBox failure={failure} />
      <ScopeAttemptOffer />
      <ScopeAttemptResult />
      {connected ? (
        <ActionBar label={text.say("connection.continue")} onAct={toWork}>
          <button type="submit" class="quiet">
            {text.say("connection.again")}
          </button>
          {check}
        </ActionBar>
      ) : (
        <ActionBar label={text.say("connection.connect")}>{check}</ActionBar>
      )}
    </form>
  );
}
