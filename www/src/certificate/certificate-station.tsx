import { useView } from "../view/view.js";
import { OpenScreen } from "./open-screen.js";
import { Welcome } from "./welcome.js";
import { WhoScreen } from "./who-screen.js";

/** The first station: the question, then the file, then who it says we are. */
export function CertificateStation() {
  const { mode, certificate } = useView().state;
  if (mode === null) return <Welcome />;
  return certificate.opened ? <WhoScreen opened={certificate.opened} /> : <OpenScreen />;
}
