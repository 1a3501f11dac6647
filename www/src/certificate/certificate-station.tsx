import { useView } from "../view/view.js";
import { AskScreen } from "./ask-screen.js";
import { OpenScreen } from "./open-screen.js";
import { Welcome } from "./welcome.js";
import { WhoScreen } from "./who-screen.js";

/** The first station: the question, then the file, then who it says we are. */
export function CertificateStation() {
  const { mode, certificate } = useView().state;
  const { opened, asked } = certificate;
  if (mode === null) return <Welcome />;
  if (opened) return <WhoScreen opened={opened} />;
  return asked ? <AskScreen key={asked.seconds} work={asked} /> : <OpenScreen />;
}
