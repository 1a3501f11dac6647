import { useState } from "preact/hooks";
import { useView } from "../view/view.js";
import { ChoiceField } from "./choice-field.js";
import type { Path } from "./fields.js";
import { QuantityField } from "./quantity-field.js";
import { TextField } from "./text-field.js";
import { WhoFields } from "./who-fields.js";

/** The fields few rights need. */
const FOLDED: readonly Path[] = ["carriedOver.value", "automatic", "employer.employerId"];

/** The fields of one right to training: who, how much in which year, and what is rarely needed folded away. */
export function RightForm() {
  const { state, text } = useView();
  // What is filled in is never hidden; otherwise the fold is the user's to open and close.
  const [unfolded] = useState(() => FOLDED.some((path) => state.work.values[path] !== ""));
  return (
    <>
      <WhoFields />
      <h2>{text.say("work.section.right")}</h2>
      <div class="columns">
        <TextField path="year" keys="numeric" />
        <QuantityField of="amount" />
      </div>
      <ChoiceField
        path="kind"
        options={(["legal", "sectoral", "employer"] as const).map((value) => ({
          value,
          label: text.say(`field.kind.${value}`),
          text: text.say(`field.kind.${value}.text`),
        }))}
      />
      <div class="columns">
        <TextField path="jointCommittee" keys="decimal" optional />
        <TextField path="cbaNumber" optional />
      </div>
      <details class="fold" open={unfolded}>
        <summary>{text.say("work.section.more")}</summary>
        <QuantityField of="carriedOver" optional />
        <ChoiceField
          path="automatic"
          options={[
            { value: "true", label: text.say("field.yes") },
            { value: "false", label: text.say("field.no") },
            { value: "", label: text.say("field.unsaid") },
          ]}
          optional
        />
        <TextField path="employer.employerId" keys="numeric" optional />
      </details>
    </>
  );
}
