import type { CertificateView } from "#core";
import { daysUntil } from "../format.js";
import { EXPIRY_WARNING_DAYS } from "../state/progress.js";
import { useNow } from "../view/use-now.js";
import { useView } from "../view/view.js";

/** The way from one certificate to the next; unfolded from when it is time to take it. */
export function Renewal({ certificate }: { certificate: CertificateView }) {
  const { text } = useView();
  const due = daysUntil(certificate.notAfter, useNow(3600)) < EXPIRY_WARNING_DAYS;
  return (
    <details class="details" open={due}>
      <summary>{text.say("who.renewal")}</summary>
      <ol class="steps">
        {([1, 2, 3, 4] as const).map((number) => (
          <li key={number}>{text.say(`who.renewal.${number}`)}</li>
        ))}
      </ol>
      <p class="hint">{text.say("who.renewal.unknown")}</p>
    </details>
  );
}
