import type { CertificateView, IdentityView } from "#core";
import { daysUntil, formatDate, formatEnterpriseNumber, formatHex } from "../format.js";
import { CopyButton } from "../view/copy-button.js";
import { type Fact, Facts } from "../view/facts.js";
import { useNow } from "../view/use-now.js";
import { useView } from "../view/view.js";
import { CertificateExport, ExportFailure } from "./certificate-export.js";
import { isSelfSigned, issuerName } from "./name.js";

/** What a person needs to recognise a certificate, and to compare it with the one in ChaMan. */
export function IdentityCard({ identity }: { identity: IdentityView }) {
  const { text } = useView();
  const { algorithm, bits } = identity;
  const key = bits == null ? algorithm : text.say("who.key.bits", { algorithm, bits });
  const [certificate] = identity.certificates;
  return (
    <section class="card">
      <p class="card-title">{certificate?.organisation ?? certificate?.commonName ?? identity.name}</p>
      <Facts facts={[...(certificate ? aboutHolder(certificate) : []), [text.say("who.key"), key]]} />
      {certificate && <Thumbprints certificate={certificate} />}
      {certificate && identity.usable && <CertificateExport />}
      <ExportFailure />
    </section>
  );

  function aboutHolder(certificate: CertificateView): Fact[] {
    const { enterpriseNumber, commonName, organisation } = certificate;
    return [
      [
        text.say("who.number"),
        enterpriseNumber ? formatEnterpriseNumber(enterpriseNumber) : text.say("who.number.none"),
      ],
      [text.say("who.name"), commonName !== organisation ? commonName : null],
      [text.say("who.valid"), <Validity key="validity" certificate={certificate} />],
      [
        text.say("who.issuer"),
        isSelfSigned(certificate) ? text.say("who.issuer.self") : issuerName(certificate),
      ],
    ];
  }
}

function Validity({ certificate }: { certificate: CertificateView }) {
  const { text } = useView();
  const left = daysUntil(certificate.notAfter, useNow(3600));
  const from = formatDate(certificate.notBefore);
  const to = formatDate(certificate.notAfter);
  return (
    <>
      {text.say("who.valid.range", { from, to })}
      {left >= 0 && <span class="hint"> {text.count("who.days", left)}</span>}
    </>
  );
}

function Thumbprints({ certificate }: { certificate: CertificateView }) {
  const { text } = useView();
  return (
    <dl class="facts thumbprints">
      {(["sha1", "sha256"] as const).map((digest) => (
        <div key={digest}>
          <dt>{text.say(`who.${digest}`)}</dt>
          <dd>
            <span class="hex">{formatHex(certificate[digest])}</span>
            <CopyButton value={certificate[digest]} what={text.say(`who.${digest}`)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
