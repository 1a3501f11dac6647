import { useState } from "preact/hooks";
import { roleOf, type Situation } from "../account/situation.js";
import { formatHex } from "../format.js";
import { chooseOwn } from "../steps/certificate.js";
import { showDiagnosis } from "../steps/diagnosis.js";
import { exportCertificate } from "../steps/export.js";
import { CopyButton } from "../view/copy-button.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { useView } from "../view/view.js";
import { SELF_SIGNED } from "./code/self-signed.js";
import { Fold } from "./fold.js";
import { Sentences } from "./step-body.js";
import { useWords } from "./use-words.js";
import { numbered } from "./words.js";

/** A message to the local manager, ready to be copied. */
export function AccessExtra({ situation }: { situation: Situation }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const quality = roleOf(situation) === "representative" ? "provider" : "employer";
  const message = words.say("ask.text", { quality: words.say(`ask.quality.${quality}`) });
  const title = words.say("ask.title");
  return (
    <Fold id="guide-ask" title={title} open={open} onToggle={() => setOpen(!open)}>
      <blockquote class="message">{message}</blockquote>
      <p class="links">
        <CopyButton value={message} what={title} />
      </p>
    </Fold>
  );
}

/** The way to the certificate; once one is open, its `.cer` file and its thumbprint right here. */
export function CertificateExtra() {
  const { panel, state, text } = useView();
  const words = useWords();
  const failure = useFailure("exporting");
  const [making, setMaking] = useState(false);
  const { opened, chosen } = state.certificate;
  const identity = chosen === null || state.demo ? undefined : opened?.identities[chosen];
  const leaf = identity?.certificates[0];
  const open = () => {
    if (state.mode === null) chooseOwn(panel);
    panel.store.dispatch({ type: "stationOpened", station: "certificate" });
  };
  return (
    <>
      {leaf ? (
        <div class="export">
          <button type="button" onClick={() => exportCertificate(panel, "certificate")}>
            {text.say("who.export.certificate")}
          </button>
          <p>
            <span class="hint">SHA-256</span> <span class="hex">{formatHex(leaf.sha256)}</span>
          </p>
          <FailureBox failure={failure} />
        </div>
      ) : (
        <p class="links">
          <button type="button" onClick={open}>
            {words.say("step.certificate.open")}
          </button>
        </p>
      )}
      <Fold
        id="guide-make"
        title={words.say("step.certificate.make")}
        open={making}
        onToggle={() => setMaking(!making)}
      >
        <p class="hint">{words.say("step.certificate.make.text")}</p>
        <pre>{SELF_SIGNED}</pre>
        <p class="links">
          <CopyButton value={SELF_SIGNED} what={words.say("step.certificate.make")} />
        </p>
      </Fold>
    </>
  );
}

/** The two ways of the manual: a new account, or one there is. */
export function AccountWays() {
  const words = useWords();
  return (
    <>
      {(["new", "reuse"] as const).map((way) => (
        <div key={way} class="way">
          <h4>{words.say(`step.account.${way}`)}</h4>
          <Sentences keys={numbered(`step.account.${way}`)} ordered />
        </div>
      ))}
    </>
  );
}

/** The way to the connection. */
export function ConnectExtra() {
  const { panel, state } = useView();
  const words = useWords();
  const go = () => {
    if (state.mode === null) chooseOwn(panel);
    panel.store.dispatch({ type: "stationOpened", station: "connection" });
  };
  return (
    <p class="links">
      <button type="button" onClick={go}>
        {words.say("step.connect.go")}
      </button>
    </p>
  );
}

/** The check of the connection, as soon as there is a certificate to check it with. */
export function CallExtra() {
  const { panel, state, text } = useView();
  if (state.certificate.chosen === null) return <ConnectExtra />;
  return (
    <p class="links">
      <button type="button" onClick={() => void showDiagnosis(panel)}>
        {text.say("diagnosis.start")}
      </button>
    </p>
  );
}
