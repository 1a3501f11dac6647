import type { Situation } from "../account/situation.js";
import { roleOf } from "../account/situation.js";
import type { StepId } from "./plan.js";
import { Sentence } from "./sentence.js";
import { AccessExtra, AccountWays, CallExtra, CertificateExtra, ConnectExtra } from "./step-extras.js";
import { useWords } from "./use-words.js";
import { type GuideKey, isGuideKey, numbered } from "./words.js";

interface Props {
  step: StepId;
  situation: Situation;
}

/** What stands under the actions of a step: what the panel itself can do for it. */
const EXTRAS: Readonly<Partial<Record<StepId, (props: { situation: Situation }) => preact.JSX.Element>>> = {
  access: AccessExtra,
  certificate: CertificateExtra,
  account: AccountWays,
  connect: ConnectExtra,
  call: CallExtra,
};

/** Why, what one needs, what one does, how one knows it worked, what goes wrong. */
export function StepBody({ step, situation }: Props) {
  const words = useWords();
  const Extra = EXTRAS[step];
  const actions = actionsOf(step, situation);
  const wrongs = wrongsOf(step, situation);
  return (
    <>
      <p>{words.say(`step.${step}.why`)}</p>
      <h3>{words.say("step.need")}</h3>
      <Sentences keys={numbered(`step.${step}.need`)} />
      <h3>{words.say("step.do")}</h3>
      <Sentences keys={actions} ordered />
      {Extra && <Extra situation={situation} />}
      <h3>{words.say("step.good")}</h3>
      <Sentences keys={numbered(`step.${step}.good`)} />
      {wrongs.length > 0 && <h3>{words.say("step.wrong")}</h3>}
      <Sentences keys={wrongs} />
    </>
  );
}

/** Some actions differ for those who send for others: `step.access.do.5.employer` and `….provider`. */
function actionsOf(step: StepId, situation: Situation): GuideKey[] {
  const quality = roleOf(situation) === "representative" ? "provider" : "employer";
  const keys: GuideKey[] = [];
  for (let number = 1; ; number += 1) {
    const key = `step.${step}.do.${number}`;
    const found = [key, `${key}.${quality}`].find(isGuideKey);
    if (!found) return keys;
    keys.push(found);
  }
}

/** An employer that sends for itself need not read about representing others. */
function wrongsOf(step: StepId, situation: Situation): GuideKey[] {
  const keys = numbered(`step.${step}.wrong`);
  const own = roleOf(situation) === "employer";
  if (own && step === "employer") return [];
  return keys;
}

/** Sentences one below the other; numbered when their order counts. */
export function Sentences({ keys, ordered = false }: { keys: readonly GuideKey[]; ordered?: boolean }) {
  if (keys.length === 0) return null;
  const List = ordered ? "ol" : "ul";
  return (
    <List class="plain">
      {keys.map((key) => (
        <li key={key}>
          <Sentence say={key} />
        </li>
      ))}
    </List>
  );
}
