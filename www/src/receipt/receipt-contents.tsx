import type { Receipt, TrainingRegistration, TrainingRight } from "#core";
import { formatDate, formatEnterpriseNumber } from "../format.js";
import { isKey, type Text } from "../text/text.js";
import { type Fact, Facts } from "../view/facts.js";
import { useView } from "../view/view.js";
import { Ssin } from "./ssin.js";

/** What was sent, in the words of the form. */
export function ReceiptContents({ sent }: { sent: Receipt["sent"] }) {
  const { text } = useView();
  const { employer, worker } = sent;
  return (
    <Facts
      facts={[
        [text.say("receipt.employer"), formatEnterpriseNumber(employer.enterpriseNumber)],
        [text.say("receipt.worker"), <Ssin key="ssin" digits={worker.ssin} />],
        ...("training" in sent ? ofRegistration(sent, text) : ofRight(sent, text)),
      ]}
    />
  );
}

function ofRegistration({ training }: TrainingRegistration, text: Text): Fact[] {
  const { startDate, endDate } = training.period;
  const period = startDate === endDate ? [startDate] : [startDate, endDate];
  return [
    [text.say("receipt.training"), training.name],
    [
      text.say("field.training.nature"),
      known(`field.training.nature.${training.nature}`, training.nature, text),
    ],
    [text.say("receipt.period"), period.map(formatDate).join(" – ")],
    [text.say("receipt.duration"), quantity(training.duration, text)],
    [
      text.say("field.training.status"),
      known(`field.training.status.${training.status}`, training.status, text),
    ],
    [text.say("receipt.counts"), text.say(training.countsForTrainingRight ? "field.yes" : "field.no")],
  ];
}

function ofRight(right: TrainingRight, text: Text): Fact[] {
  const { year, kind, amount, carriedOver, jointCommittee, cbaNumber, automatic } = right;
  return [
    [text.say("field.year"), String(year)],
    [text.say("field.kind"), known(`field.kind.${kind}`, kind, text)],
    [text.say("field.amount.value"), quantity(amount, text)],
    [text.say("field.carriedOver.value"), carriedOver && quantity(carriedOver, text)],
    [text.say("field.jointCommittee"), jointCommittee],
    [text.say("field.cbaNumber"), cbaNumber],
    [
      text.say("field.automatic"),
      automatic === undefined ? null : text.say(automatic ? "field.yes" : "field.no"),
    ],
  ];
}

function quantity({ value, unit }: { value: number | string; unit: "hours" | "days" }, text: Text): string {
  return text.count(`receipt.${unit}`, Number(value));
}

/** The words for a code; one the panel does not know is shown as it is. */
function known(key: string, code: string, text: Text): string {
  return isKey(key) ? text.say(key) : code;
}
