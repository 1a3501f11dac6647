import { useState } from "preact/hooks";
import { useView } from "../view/view.js";
import { ChoiceField } from "./choice-field.js";
import { DateField } from "./date-field.js";
import type { Path } from "./fields.js";
import { QuantityField } from "./quantity-field.js";
import { TextField } from "./text-field.js";
import { TrainingName } from "./training-name.js";
import { WhoFields } from "./who-fields.js";

/** The fields few registrations need. */
const FOLDED: readonly Path[] = [
  "training.certificate.validUntil",
  "training.provider.name",
  "training.provider.enterpriseNumber",
  "training.result",
  "training.financing",
  "jointCommittee",
  "employer.employerId",
  "reference",
];

/** The fields of one training registration: who, which training, and what is rarely needed folded away. */
export function RegistrationForm() {
  const { state, text } = useView();
  // What is filled in is never hidden; otherwise the fold is the user's to open and close.
  const [unfolded] = useState(() => FOLDED.some((path) => state.work.values[path] !== ""));
  const yesOrNo = [
    { value: "true", label: text.say("field.yes") },
    { value: "false", label: text.say("field.no") },
  ];
  return (
    <>
      <WhoFields />
      <h2>{text.say("work.section.what")}</h2>
      <TrainingName />
      <ChoiceField
        path="training.nature"
        options={(["formal", "informal"] as const).map((value) => ({
          value,
          label: text.say(`field.training.nature.${value}`),
          text: text.say(`field.training.nature.${value}.text`),
        }))}
      />
      <div class="columns">
        <DateField path="training.period.startDate" />
        <DateField path="training.period.endDate" />
      </div>
      <QuantityField of="training.duration" />
      <ChoiceField
        path="training.status"
        options={(["planned", "followed", "notFollowed"] as const).map((value) => ({
          value,
          label: text.say(`field.training.status.${value}`),
        }))}
      />
      <ChoiceField path="training.countsForTrainingRight" options={yesOrNo} />
      <ChoiceField
        path="training.certificate.obtained"
        options={[...yesOrNo, { value: "", label: text.say("field.unsaid") }]}
        optional
      />
      <details class="fold" open={unfolded}>
        <summary>{text.say("work.section.more")}</summary>
        <DateField path="training.certificate.validUntil" optional />
        <div class="columns">
          <TextField path="training.provider.name" optional />
          <TextField path="training.provider.enterpriseNumber" keys="numeric" optional />
        </div>
        <div class="columns">
          <TextField path="training.result" optional />
          <TextField path="training.financing" optional />
        </div>
        <div class="columns">
          <TextField path="jointCommittee" keys="decimal" optional />
          <TextField path="employer.employerId" keys="numeric" optional />
        </div>
        <TextField path="reference" optional />
      </details>
    </>
  );
}
