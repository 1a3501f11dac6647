import type { Situation } from "../account/situation.js";
import { openGuide, untickStep } from "../steps/guide.js";
import { useView } from "../view/view.js";
import { citation } from "./citation.js";
import { EVIDENCE_OF, evidenceIn } from "./evidence.js";
import { Fold } from "./fold.js";
import { CITED, type StepId } from "./plan.js";
import { SEEN } from "./sources.js";
import { StepBody } from "./step-body.js";
import { useWords } from "./use-words.js";

interface Props {
  step: StepId;
  number: number;
  situation: Situation;
}

/** One step: whether it is done and who says so; unfolded, everything about it. */
export function StepFold({ step, number, situation }: Props) {
  const { panel, state } = useView();
  const words = useWords();
  const { progress, place } = state.guide;
  const done = progress.done[step];
  const open = place.step === step;
  const said = !done
    ? words.say("step.todo")
    : words.say(done.by === "panel" ? "step.checked" : "step.done", { date: done.on });
  const toggle = () => openGuide(panel, open ? { part: "plan" } : { part: "plan", step });
  const untick = (event: Event) => {
    // The button that has the focus is about to go.
    (event.currentTarget as Element).closest("section")?.querySelector<HTMLElement>("h2 button")?.focus();
    untickStep(panel, step);
  };
  return (
    <li class={done ? "done" : "todo"}>
      <Fold
        id={`step-${step}`}
        open={open}
        called={open}
        onToggle={toggle}
        title={
          <>
            <span class="sign" aria-hidden="true">
              {done ? "✓" : number}
            </span>
            <span class="named">
              <span class="hidden">{words.say("step.number", { number })}: </span>
              {words.say(`step.${step}`)}
              <span class={done ? "hint" : "hidden"}>
                {done ? "" : ", "}
                {said}
              </span>
            </span>
          </>
        }
      >
        <StepBody step={step} situation={situation} />
        <Seen step={step} />
        <p class="hint">
          {words.say("step.sources")}{" "}
          {CITED[step].map(([source, at]) => citation(words, source, at)).join("; ")}.{" "}
          {words.say("sources.seen.all", { date: SEEN })}
        </p>
        {done?.by === "hand" && (
          <p class="links">
            <button type="button" class="quiet small" onClick={untick}>
              {words.say("step.untick")}
            </button>
          </p>
        )}
      </Fold>
    </li>
  );
}

/** What the panel sees of a step by itself. */
function Seen({ step }: { step: StepId }) {
  const { panel, state } = useView();
  const words = useWords();
  const all = EVIDENCE_OF[step];
  if (!all) return null;
  if (state.mode === "demo") return <p class="hint">{words.say("seen.demo")}</p>;
  const seen = evidenceIn(state, panel.now());
  return (
    <div class="seen">
      <h3>{words.say("step.panel")}</h3>
      <ul>
        {all.map((one) => (
          <li key={one} class={seen.has(one) ? "done" : ""}>
            <span class="sign" aria-hidden="true">
              {seen.has(one) ? "✓" : "–"}
            </span>
            <span>
              {words.say(`seen.${one}`)}: {words.say(seen.has(one) ? "seen.yes" : "seen.no")}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
