import { withMaskedSsin } from "../format.js";
import { Details } from "../view/details.js";
import { Facts } from "../view/facts.js";
import { useView } from "../view/view.js";
import { toDraft } from "./fields.js";
import { filledIn, workersIn } from "./filled.js";
import { shownFindings } from "./judgement.js";

const RESOURCE = { trainingRegistration: "trainingRegistrations", trainingRight: "trainingRights" } as const;

/** What will be sent, its national number masked, and the codes of what there is to say about it. */
export function EntryDetails() {
  const { state, text } = useView();
  const { connection, work } = state;
  const { kind, values } = work;
  const base = (connection.connected?.apiBase ?? connection.account.apiBase).replace(/\/+$/, "");
  const [ssin = "", ...others] = workersIn(filledIn(work));
  const draft = toDraft(kind, { ...values, "worker.ssin": ssin });
  return (
    <Details>
      <p>{text.say("frame.modelled")}</p>
      <Facts
        facts={[
          [text.say("work.detail.request"), base && `POST ${base}/${RESOURCE[kind]}`],
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
      <pre tabIndex={0}>{JSON.stringify(withMaskedSsin(draft), null, 2)}</pre>
      {others.length > 0 && <p class="hint">{text.count("work.detail.others", others.length)}</p>}
    </Details>
  );
}
