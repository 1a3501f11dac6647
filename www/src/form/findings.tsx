import type { Finding } from "#core";
import { RemarkWords } from "../receipt/remark.js";
import { swapFields, takeSuggestion } from "../steps/work.js";
import type { Text } from "../text/text.js";
import { useView } from "../view/view.js";
import { fieldOf, toField } from "./fields.js";
import { type Field, focusField } from "./use-field.js";

/** What there is to say about one field, below it, with the certain corrections one press away. */
export function Findings({ field }: { field: Field }) {
  const { text } = useView();
  return (
    <div id={`${field.id}-findings`}>
      {field.findings.map((finding) => (
        <FindingLine key={`${finding.path} ${finding.code}`} field={field} finding={finding} />
      ))}
      {field.remarks.map((remark) => (
        <p class="finding error" key={JSON.stringify(remark)}>
          <span class="hidden">{text.say("work.severity.error")}: </span>
          {text.say("work.remark")} <RemarkWords remark={remark} />
        </p>
      ))}
    </div>
  );
}

function FindingLine({ field, finding }: { field: Field; finding: Finding }) {
  const { panel, text } = useView();
  const { suggestion, swapWith, severity } = finding;
  const other = swapWith ? fieldOf(swapWith) : null;
  const shown = suggestion == null ? null : toField(field.path, suggestion, text.language);
  return (
    <p class={`finding ${severity}`}>
      <span class="hidden">{text.say(`work.severity.${severity}`)}: </span>
      {sentence(text, finding)}
      {shown !== null && (
        <button
          type="button"
          class="fix"
          onClick={() => {
            takeSuggestion(panel, field.path, shown);
            // The button goes with the finding, and must not take the focus with it.
            focusField(field.path);
          }}
        >
          {text.say("work.suggestion", { value: shown })}
        </button>
      )}
      {other && (
        <button
          type="button"
          class="fix"
          onClick={() => {
            swapFields(panel, [field.path, other]);
            focusField(field.path);
          }}
        >
          {text.say("work.swap")}
        </button>
      )}
    </p>
  );
}

/** The sentence about a finding. */
export function sentence(text: Text, finding: Finding): string {
  const values = Object.fromEntries(finding.params.map(({ name, value }) => [name, value]));
  return text.about("finding", finding.code, "", values);
}
