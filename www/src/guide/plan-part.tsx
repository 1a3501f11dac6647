import { useState } from "preact/hooks";
import type { Situation } from "../account/situation.js";
import { formatDate } from "../format.js";
import { chooseGuideSituation, openGuide, tickStep } from "../steps/guide.js";
import { ActionBar } from "../view/action-bar.js";
import { useView } from "../view/view.js";
import { BackButton } from "./back-button.js";
import { Fold } from "./fold.js";
import { LawNotice } from "./law-notice.js";
import { type StepId, stepsOf } from "./plan.js";
import { Follows, SituationQuestion } from "./situation-question.js";
import { StepFold } from "./step-fold.js";
import { TakeAlong } from "./take-along.js";
import { useWords } from "./use-words.js";
import { numbered } from "./words.js";

/** The steps of the user's situation; the question which one it is, until that is answered. */
export function PlanPart() {
  const { state } = useView();
  const { progress, place } = state.guide;
  const { situation } = progress;
  // A file that was taken over may answer the question while it is on the screen.
  return situation === null || place.asking ? <Question key={situation} /> : <Steps situation={situation} />;
}

function Question() {
  const { panel, state } = useView();
  const words = useWords();
  const { progress, place } = state.guide;
  // Whoever filled in an account has said it there.
  const known = state.accounts.list.find(({ id }) => id === state.accounts.current)?.situation ?? null;
  const [chosen, setChosen] = useState<Situation | null>(progress.situation ?? known);
  const [about, setAbout] = useState(false);
  const [law, setLaw] = useState(true);
  const answer = (event: Event) => {
    event.preventDefault();
    if (!chosen) return;
    chooseGuideSituation(panel, chosen);
    const { asking: _, ...there } = place;
    openGuide(panel, there);
  };
  return (
    <form onSubmit={answer}>
      <Fold id="guide-law" title={words.say("law.title")} open={law} onToggle={() => setLaw(!law)}>
        <LawNotice />
      </Fold>
      <Fold id="guide-about" title={words.say("about.title")} open={about} onToggle={() => setAbout(!about)}>
        {numbered("about").map((key) => (
          <p key={key}>{words.say(key)}</p>
        ))}
      </Fold>
      <SituationQuestion situation={chosen} onChoose={setChosen} />
      <TakeAlong />
      <ActionBar label={words.say("situation.show")} blocked={chosen === null}>
        {chosen === null && <span class="hint">{words.say("situation.first")}</span>}
        <BackButton />
      </ActionBar>
    </form>
  );
}

function Steps({ situation }: { situation: Situation }) {
  const { panel, state, text } = useView();
  const words = useWords();
  const [unfolded, setUnfolded] = useState<"law" | "follows" | null>(null);
  const { done } = state.guide.progress;
  const steps = stepsOf(situation);
  const fold = (one: "law" | "follows") => ({
    id: `guide-${one}`,
    open: unfolded === one,
    onToggle: () => setUnfolded(unfolded === one ? null : one),
  });
  const count = steps.filter((step) => done[step]).length;
  return (
    <>
      <p class="print-only print-heading">{words.say("print.heading")}</p>
      <p class="print-only">
        {words.say("print.on", { date: formatDate(new Date(panel.now()).toISOString()) })} ·{" "}
        {text.say("app.name")}
      </p>
      <Fold title={words.say("law.title")} {...fold("law")}>
        <LawNotice />
      </Fold>
      <div class="yours">
        <p>
          <span class="hint">{words.say("situation.yours")}</span>{" "}
          <span class="strong">{text.say(`situation.${situation}`)}</span>
        </p>
        <button
          type="button"
          class="quiet small"
          onClick={() => openGuide(panel, { part: "plan", asking: true })}
        >
          {words.say("situation.change")}
        </button>
      </div>
      <Fold title={words.say("follows.title")} {...fold("follows")}>
        <Follows situation={situation} />
      </Fold>
      <div class="steps-head">
        <h2>{words.say("steps.title")}</h2>
        <p class="hint" role="status">
          {words.say("steps.progress", { done: count, count: steps.length })}
        </p>
      </div>
      <ol class="guide-steps">
        {steps.map((step, index) => (
          <StepFold key={step} step={step} number={index + 1} situation={situation} />
        ))}
      </ol>
      <TakeAlong />
      <NextAction steps={steps} />
    </>
  );
}

/** The one thing to do now: begin, tick what is unfolded and go on, or leave when all is done. */
function NextAction({ steps }: { steps: readonly StepId[] }) {
  const { panel, state } = useView();
  const words = useWords();
  const { done } = state.guide.progress;
  const { step: open } = state.guide.place;
  const at = open ? steps.indexOf(open) : -1;
  const after = steps.slice(at + 1).find((step) => !done[step]);
  const next = after ?? steps.find((step) => !done[step] && step !== open);
  const go = (step: StepId | undefined) => openGuide(panel, { part: "plan", ...(step ? { step } : {}) });
  if (open && at >= 0 && !done[open]) {
    const tick = () => {
      tickStep(panel, open);
      go(next);
    };
    return (
      <ActionBar label={words.say(next ? "step.tick" : "step.tick.last")} onAct={tick}>
        <BackButton />
      </ActionBar>
    );
  }
  if (!next) {
    const leave = () => panel.store.dispatch({ type: "asideOpened", aside: null });
    return (
      <ActionBar label={words.say("step.to_panel")} onAct={leave}>
        <span class="hint">{words.say("step.ended")}</span>
      </ActionBar>
    );
  }
  const number = steps.indexOf(next) + 1;
  const label = open
    ? words.say("step.next")
    : words.say(number === 1 ? "step.begin.first" : "step.begin", { number });
  return (
    <ActionBar label={label} onAct={() => go(next)}>
      <BackButton />
    </ActionBar>
  );
}
