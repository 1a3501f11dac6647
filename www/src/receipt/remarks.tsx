import type { Anomaly, Outcome } from "#core";
import { fieldOf } from "../form/fields.js";
import { labelKey } from "../form/use-field.js";
import { useView } from "../view/view.js";
import { RemarkWords } from "./remark.js";

/** What the register remarked, in the user's language when it gave that, and the fields a refusal names. */
export function Remarks({ outcome }: { outcome: Outcome }) {
  const { text } = useView();
  if (outcome.kind === "unknown") return null;
  const anomalies = outcome.kind === "accepted" ? outcome.warnings : outcome.anomalies;
  const fields = outcome.kind === "accepted" ? [] : outcome.problem.issues.map((issue) => issue.path ?? "");
  const named = [...new Set(fields.filter((path) => path !== ""))];
  return (
    <>
      {anomalies.length > 0 && (
        <section>
          <h2>{text.say("receipt.remarks")}</h2>
          <ul>
            {anomalies.map((anomaly) => (
              <AnomalyLine key={`${anomaly.code} ${anomaly.path}`} anomaly={anomaly} />
            ))}
          </ul>
        </section>
      )}
      {named.length > 0 && (
        <section>
          <h2>{text.say("receipt.issues")}</h2>
          <ul>
            {named.map((path) => {
              const field = fieldOf(path);
              return <li key={path}>{field ? text.say(labelKey(field)) : path}</li>;
            })}
          </ul>
        </section>
      )}
    </>
  );
}

function AnomalyLine({ anomaly }: { anomaly: Anomaly }) {
  const { text } = useView();
  const field = anomaly.path == null ? null : fieldOf(anomaly.path);
  return (
    <li>
      {field && `${text.say(labelKey(field))}: `}
      <RemarkWords remark={anomaly} />
    </li>
  );
}
