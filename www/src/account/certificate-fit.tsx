import { chosenMark, currentAccount, fitsCertificate } from "../state/reduce-accounts.js";
import { adoptCertificate } from "../steps/connection.js";
import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";

/** Says that the account in use was made for another certificate than the one that is open, and mends that. */
export function CertificateFit() {
  const { panel, state, text } = useView();
  const account = currentAccount(state);
  const open = chosenMark(state);
  if (state.demo || fitsCertificate(state, account) !== false || !account?.certificate || !open) return null;
  const short = (sha256: string) => `${sha256.slice(0, 8)}…`;
  return (
    <Notice tone="warning">
      <p class="strong">{text.say("accounts.other_certificate")}</p>
      <p>
        {text.say("accounts.other_certificate.text", {
          made: `${account.certificate.holder} (${short(account.certificate.sha256)})`,
          open: `${open.holder} (${short(open.sha256)})`,
        })}
      </p>
      <p>
        <button type="button" onClick={() => adoptCertificate(panel)}>
          {text.say("accounts.adopt")}
        </button>
      </p>
    </Notice>
  );
}
