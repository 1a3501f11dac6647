import { withMaskedSsin } from "../format.js";
import { shownFindings } from "../state/reduce-work.js";
import { Details } from "../view/details.js";
import { Facts } from "../view/facts.js";
import { useView } from "../view/view.js";
import { toDraft } from "./fields.js";

/** What will be sent, its national number masked, and the codes of what there is to say about it. */
export function RegistrationDetails() {
  const { state, text } = useView();
  const { connection, work } = state;
  const base = (connection.connected?.apiBase ?? connection.account.apiBase).replace(/\/+$/, "");
  return (
    <Details>
      <p>{text.say("frame.modelled")}</p>
      <Facts
        facts={[
          [text.say("work.detail.request"), base && `POST ${base}/trainingRegistrations`],
          [
            text.say("work.detail.codes"),
            shownFindings(work)
              .map((finding) => `${finding.path}: ${finding.code}`)
              .join("; "),
          ],
        ]}
      />
      <p class="technical-title">{text.say("work.detail.body")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre tabIndex={0}>{JSON.stringify(withMaskedSsin(toDraft(work.values)), null, 2)}</pre>
    </Details>
  );
}
