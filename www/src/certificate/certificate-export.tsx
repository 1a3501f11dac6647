import type { ExportKind, IdentityView } from "#core";
import { exportCertificate } from "../steps/export.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { useView } from "../view/view.js";

/** The certificate as the file ChaMan takes. It stands below the thumbprints, by which the two are compared. */
export function CertificateExport() {
  const { panel, state, text } = useView();
  return (
    <div class="export">
      <button type="button" onClick={() => exportCertificate(panel, "certificate")}>
        {text.say("who.export.certificate")}
      </button>
      <p class="hint">{text.say(state.demo ? "who.export.demo" : "who.export.hint")}</p>
    </div>
  );
}

/** What failed of any export, wherever its button stands. */
export function ExportFailure() {
  return <FailureBox failure={useFailure("exporting")} />;
}

/** Every form there is of what the identity has, for those who know which one they need. */
export function AllExports({ identity }: { identity: IdentityView }) {
  const { panel, text } = useView();
  const { certificates, publicKeyPem, usable, keptUntil } = identity;
  const kinds: ExportKind[] = [];
  // That of a usable one has its button beside the thumbprints.
  if (certificates.length > 0 && !usable) kinds.push("certificate");
  if (certificates.length > 0) kinds.push("certificatePem");
  if (certificates.length > 1) kinds.push("chainPem", "chainPkcs7");
  if (publicKeyPem) kinds.push("publicKeyPem");
  if (kinds.length === 0) return null;
  return (
    <div>
      <p class="technical-title">{text.say("who.export.title")}</p>
      <p class="links">
        {kinds.map((kind) => (
          <button key={kind} type="button" class="quiet" onClick={() => exportCertificate(panel, kind)}>
            {text.say(`who.export.${kind}`)}
          </button>
        ))}
      </p>
      {keptUntil !== null && <p class="hint">{text.say("who.export.kept")}</p>}
    </div>
  );
}
