import type { IdentityView } from "#core";
import { formatHex } from "../format.js";
import { CopyButton } from "../view/copy-button.js";
import { Details } from "../view/details.js";
import { Facts } from "../view/facts.js";
import { useView } from "../view/view.js";

/** The certificate as an expert reads it. */
export function CertificateDetails({ identity }: { identity: IdentityView }) {
  const { text } = useView();
  const [leaf, ...chain] = identity.certificates;
  const { spkiSha256, publicKeyPem } = identity;
  return (
    <Details>
      <Facts
        facts={[
          [text.say("who.detail.subject"), leaf?.subject],
          [text.say("who.detail.issuer"), leaf?.issuer],
          [text.say("who.detail.serial"), leaf && formatHex(leaf.serial)],
          [text.say("who.detail.spki"), spkiSha256 && formatHex(spkiSha256)],
          [text.say("who.detail.chain"), chain.map((certificate) => certificate.subject).join(" → ")],
        ]}
      />
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
}
