import type { CertificateView, IdentityView } from "#core";
import { formatHex } from "../format.js";
import { CopyButton } from "../view/copy-button.js";
import { Details } from "../view/details.js";
import { type Fact, Facts } from "../view/facts.js";
import { useView } from "../view/view.js";
import { AllExports } from "./certificate-export.js";
import { ChainTree } from "./chain-tree.js";
import { PrivateKeyExport } from "./private-key-export.js";

/** The certificate as an expert reads it. */
export function CertificateDetails({ identity }: { identity: IdentityView }) {
  const { text } = useView();
  const { certificates, spkiSha256, publicKeyPem } = identity;
  const [leaf] = certificates;
  return (
    <Details>
      <Facts
        facts={[
          ...(leaf ? aboutCertificate(leaf) : []),
          [text.say("who.detail.spki"), spkiSha256 && formatHex(spkiSha256)],
        ]}
      />
      {leaf && (
        <div>
          <p class="technical-title">{text.say("who.detail.chain")}</p>
          <ChainTree certificates={certificates} />
        </div>
      )}
      <AllExports identity={identity} />
      {identity.usable && identity.keptUntil === null && <PrivateKeyExport />}
      {publicKeyPem && (
        <>
          <p class="technical-title">
            {text.say("who.detail.pem")} <CopyButton value={publicKeyPem} what={text.say("who.detail.pem")} />
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
          <pre tabIndex={0}>{publicKeyPem}</pre>
        </>
      )}
    </Details>
  );

  function aboutCertificate({ subject, issuer, serial, serialDecimal, usages }: CertificateView): Fact[] {
    const [hexadecimal, decimal] = [text.say("who.detail.serial"), text.say("who.detail.serial.decimal")];
    return [
      [text.say("who.detail.subject"), subject],
      [text.say("who.detail.issuer"), issuer],
      [hexadecimal, <Copied key="hex" shown={formatHex(serial)} value={serial} what={hexadecimal} />],
      [
        decimal,
        serialDecimal && <Copied key="dec" shown={serialDecimal} value={serialDecimal} what={decimal} />,
      ],
      [
        text.say("who.detail.usages"),
        usages.length > 0 ? usages.join(", ") : text.say("who.detail.usages.any"),
      ],
    ];
  }
}

function Copied({ shown, value, what }: { shown: string; value: string; what: string }) {
  return (
    <>
      <span>{shown}</span> <CopyButton value={value} what={what} />
    </>
  );
}
