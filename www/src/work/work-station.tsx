import { ConsultScreen } from "../consult/consult-screen.js";
import { ImportScreen } from "../import/import-screen.js";
import { ActionBar } from "../view/action-bar.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import { Doors } from "./doors.js";
import { RegistrationScreen } from "./registration-screen.js";

/** The third station: the doors to each way to work, and what is behind the one that was opened. */
export function WorkStation() {
  const { certificate, door, saved } = useView().state;
  // A file of one's own can be compared with a saved one, for which nobody needs a certificate.
  const isToCompare = door === "file" && saved.file !== null;
  if (certificate.chosen === null && !isToCompare) return <CertificateFirst />;
  if (door === null) return <Doors />;
  if (door === "consult") return <ConsultScreen />;
  return door === "registration" ? <RegistrationScreen /> : <ImportScreen />;
}

function CertificateFirst() {
  const { panel, text } = useView();
  const toCertificate = () => panel.store.dispatch({ type: "stationOpened", station: "certificate" });
  return (
    <Screen title={text.say("work.doors.title")} means={[text.say("frame.modelled")]}>
      <p>{text.say("work.first")}</p>
      <ActionBar label={text.say("connection.to_certificate")} onAct={toCertificate} />
    </Screen>
  );
}
