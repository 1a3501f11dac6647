import type { ComponentChildren } from "preact";
import type { CertificateView } from "#core";
import { useView } from "../view/view.js";
import { holderName, isSelfSigned, issuerName } from "./name.js";

/** The own certificate below its issuer, below the issuer of that. One that is named but not in the file says so. */
export function ChainTree({ certificates }: { certificates: readonly CertificateView[] }) {
  const { text } = useView();
  let below: ComponentChildren = null;
  for (const [index, certificate] of certificates.entries()) {
    const until = text.say("who.chain.until", { date: certificate.notAfter });
    const remarks = index === 0 ? [text.say("who.chain.own"), until] : [until];
    below = branch(holderName(certificate), remarks.join(", "), below);
  }
  const last = certificates.at(-1);
  if (last && !isSelfSigned(last)) below = branch(issuerName(last), text.say("who.chain.missing"), below);
  return <div class="chain">{below}</div>;
}

function branch(name: string, remark: string, below: ComponentChildren) {
  return (
    <ul>
      <li>
        {name} <span class="hint">({remark})</span>
        {below}
      </li>
    </ul>
  );
}
