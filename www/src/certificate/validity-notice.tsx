import type { CertificateView } from "#core";
import { daysUntil } from "../format.js";
import { EXPIRY_WARNING_DAYS } from "../state/progress.js";
import { Notice } from "../view/notice.js";
import { useNow } from "../view/use-now.js";
import { useView } from "../view/view.js";

/** Says what is the matter with the dates of a certificate; nothing when nothing is. */
export function ValidityNotice({ certificate }: { certificate: CertificateView }) {
  const { text } = useView();
  const now = useNow(3600);
  const left = daysUntil(certificate.notAfter, now);
  if (Date.parse(certificate.notBefore) > now) {
    return (
      <Notice tone="error">
        <p>{text.say("who.not_yet", { date: certificate.notBefore })}</p>
      </Notice>
    );
  }
  if (left < 0) {
    return (
      <Notice tone="error">
        <p>{text.say("who.expired", { date: certificate.notAfter })}</p>
      </Notice>
    );
  }
  if (left >= EXPIRY_WARNING_DAYS) return null;
  return (
    <Notice tone="warning">
      <p>{text.count("who.expires_soon", left)}</p>
    </Notice>
  );
}
