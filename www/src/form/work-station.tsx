import { CustomerBar } from "../customer/customer-bar.js";
import { ActionBar } from "../view/action-bar.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import { Entry } from "./entry.js";
import { RegisterNotice } from "./register-notice.js";

/** The third station: one registration, filled in and sent. */
export function WorkStation() {
  const { state, text } = useView();
  const { mode, certificate, connection } = state;
  const means = [1, 2, 3] as const;
  const sentences = means.map((number) => text.say(`work.means.${number}`));
  if (connection.account.role === "representative") sentences.unshift(text.say("work.means.representative"));
  if (mode === "demo") sentences.push(text.say("work.means.demo"));
  return (
    <Screen title={text.say("work.title")} means={[...sentences, text.say("frame.modelled")]}>
      {certificate.chosen !== null && connection.account.role === "representative" && <CustomerBar />}
      <RegisterNotice />
      {certificate.chosen === null ? <CertificateFirst /> : <Entry />}
    </Screen>
  );
}

function CertificateFirst() {
  const { panel, text } = useView();
  const toCertificate = () => panel.store.dispatch({ type: "stationOpened", station: "certificate" });
  return (
    <>
      <p>{text.say("work.first")}</p>
      <ActionBar label={text.say("connection.to_certificate")} onAct={toCertificate} />
    </>
  );
}
