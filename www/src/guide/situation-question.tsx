import { KINDS, type Kind, kindOf, type Situation } from "../account/situation.js";
import { Choices } from "../view/choices.js";
import { Facts } from "../view/facts.js";
import { useView } from "../view/view.js";
import { ExampleDrawing } from "./drawing.js";
import { EXAMPLES_OF, followsFrom } from "./plan.js";
import { Sentence } from "./sentence.js";
import { useWords } from "./use-words.js";

interface Props {
  situation: Situation | null;
  onChoose: (situation: Situation) => void;
}

/** "Which situation are you in?" Groups and suppliers are asked which of two ways they go. */
export function SituationQuestion({ situation, onChoose }: Props) {
  const { text } = useView();
  const words = useWords();
  const kind = situation && kindOf(situation);
  const open = kind === "group" || kind === "supplier" ? kind : null;
  return (
    <>
      <Choices
        name="guide-kind"
        legend={words.say("situation.title")}
        hint={words.say("situation.hint")}
        value={kind ?? ""}
        options={(Object.keys(KINDS) as Kind[]).map((one) => ({
          value: one,
          label: text.say(`connection.role.${one}`),
          text: text.say(`connection.role.${one}.text`),
        }))}
        onChoose={(one) => onChoose(KINDS[one][0])}
      />
      {open && (
        <Choices
          name="guide-situation"
          legend={text.say(`connection.situation.${open}`)}
          value={situation ?? ""}
          options={KINDS[open].map((one) => ({
            value: one,
            label: text.say(`situation.${one}`),
            text: text.say(`situation.${one}.text`),
          }))}
          onChoose={onChoose}
        />
      )}
      {situation && <Follows situation={situation} />}
    </>
  );
}

/** What a situation means for accounts, certificates and mandates, and the examples of the manual that show it. */
export function Follows({ situation }: { situation: Situation }) {
  const words = useWords();
  const { accounts, mandate, quality, number } = followsFrom(situation);
  return (
    <>
      <Facts
        facts={[
          [words.say("follows.accounts"), words.say(`follows.accounts.${accounts}`)],
          [words.say("follows.mandate"), words.say(`follows.mandate.${mandate}`)],
          [words.say("follows.quality"), <Sentence key="quality" say={`follows.quality.${quality}`} />],
          [words.say("follows.number"), words.say(`follows.number.${number}`)],
        ]}
      />
      {EXAMPLES_OF[situation].map((example) => (
        <ExampleDrawing key={example} example={example} />
      ))}
      <p class="hint">{words.say("example.legend")}</p>
    </>
  );
}
