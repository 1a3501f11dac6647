import type { DiagnosisStep } from "#core";
import { MandateLacking } from "../customer/mandate-lacking.js";
import { toDigits } from "../form/fields.js";
import { stepOf } from "../guide/places.js";
import { openGuide } from "../steps/guide.js";
import { isKey, type Text } from "../text/text.js";
import type { Values } from "../text/words.js";
import { Details } from "../view/details.js";
import { Facts } from "../view/facts.js";
import { useView } from "../view/view.js";

const SIGNS = { passed: "✓", attention: "!", failed: "×", notTried: "–", trying: "…" } as const;

interface Props {
  name: string;
  step: DiagnosisStep;
  /** It is being tried right now. */
  trying: boolean;
}

/** One rung: its name and what came of it. What broke the ladder is explained above it, where it is seen first. */
export function Rung({ name, step, trying }: Props) {
  const { text } = useView();
  const verdict = trying ? "trying" : step.verdict;
  return (
    <li class={`rung ${verdict}`}>
      <span class="sign" aria-hidden="true">
        {SIGNS[verdict]}
      </span>
      <div>
        <p>
          <span class={step.verdict === "failed" ? "strong" : undefined}>{name}</span>{" "}
          <span class={verdict === "passed" ? "hidden" : "hint"}>
            ({text.say(`diagnosis.verdict.${verdict}`)})
          </span>
        </p>
        {step.verdict !== "failed" && <Explanation step={step} />}
      </div>
    </li>
  );
}

/** What came of a rung in words, what may lie behind it, and what the server said. */
export function Explanation({ step }: { step: DiagnosisStep }) {
  const { state, text } = useView();
  const { account } = state.connection;
  const employer = toDigits(state.diagnosis.checked.trim());
  const lacksMandate =
    step.rung === "mandate" && step.verdict === "failed" && account.role === "representative";
  const values = Object.fromEntries(step.params.map((param) => [param.name, param.value]));
  const sentence = sentenceOf(step, values, text);
  return (
    <>
      {sentence !== "" && <p class={step.verdict === "failed" ? undefined : "hint"}>{sentence}</p>}
      {lacksMandate && employer !== "" && <MandateLacking enterpriseNumber={employer} />}
      <Causes causes={step.causes} />
      <Server step={step} />
    </>
  );
}

function sentenceOf({ rung, verdict, code }: DiagnosisStep, values: Values, text: Text): string {
  if (code === null) {
    const passed = `diagnosis.${rung}.passed`;
    return verdict === "passed" && isKey(passed) ? text.say(passed, values) : "";
  }
  const own = `${code.replace("diagnosis.", "diagnosis.note.")}.text`;
  if (isKey(own)) return text.say(own, values);
  const [subject, ...rest] = code.split(".");
  return subject === "problem"
    ? text.about("problem", rest.join("."), ".text", values)
    : text.about("error", code, ".text", values);
}

/** The way to the step of the guide that mends a cause, where there is one. */
function StepLink({ cause }: { cause: string }) {
  const { panel, text } = useView();
  const step = stepOf(cause);
  if (!step) return null;
  return (
    <>
      {" "}
      <button type="button" class="quiet small" onClick={() => openGuide(panel, { part: "plan", step })}>
        {text.say("guide.step.show")}
      </button>
    </>
  );
}

/** What may lie behind it, and what to do about each. */
function Causes({ causes }: { causes: readonly string[] }) {
  const { text } = useView();
  if (causes.length === 0) return null;
  return (
    <>
      <p class="causes-title">{text.say(causes.length > 1 ? "diagnosis.causes" : "diagnosis.cause")}</p>
      <ol class="causes">
        {causes.map((cause) => (
          <li key={cause}>
            <span class="strong">{text.about("cause", cause, ".text")}</span>{" "}
            {text.about("cause", cause, ".next")}
            <StepLink cause={cause} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Server({ step }: { step: DiagnosisStep }) {
  const { text } = useView();
  const params = step.params.filter(({ value }) => value !== "");
  if (step.verdict === "passed" || (step.code === null && !step.problem)) return null;
  const { problem } = step;
  return (
    <Details>
      <Facts
        facts={[
          [text.say("error.detail.code"), step.code],
          ...params.map(({ name, value }) => [name, value] as const),
          ["status", problem?.status],
          ["type", problem?.type],
          ["title", problem?.title],
          ["detail", problem?.detail],
          ["instance", problem?.instance],
          ["requiredScopes", problem?.requiredScopes.join(" ")],
        ]}
      />
    </Details>
  );
}
