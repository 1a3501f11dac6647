import { useEffect, useRef } from "preact/hooks";
import type { DiagnosisReport } from "#core";
import { diagnose } from "../steps/diagnosis.js";
import { isKey, type Text } from "../text/text.js";
import { ActionBar } from "../view/action-bar.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Notice } from "../view/notice.js";
import { Screen } from "../view/screen.js";
import { TextInput } from "../view/text-input.js";
import { useView } from "../view/view.js";
import { Explanation, Rung } from "./rung.js";

const MEANS = [1, 2, 3] as const;

/** "Check my connection": the ladder, with what came of each rung and, at the first that broke, what to do. */
export function DiagnosisScreen() {
  const { panel, state, text } = useView();
  const { employer, report } = state.diagnosis;
  const failure = useFailure("diagnosing");
  const running = state.busy?.task === "diagnosing";
  const leave = () => panel.store.dispatch({ type: "diagnosisLeft" });
  const submit = (event: Event) => {
    event.preventDefault();
    void diagnose(panel);
  };
  const digits = employer.replace(/[^0-9]/g, "").length;
  return (
    <Screen
      title={text.say("diagnosis.title")}
      means={MEANS.map((number) => text.say(`diagnosis.means.${number}`))}
    >
      <form onSubmit={submit} noValidate>
        {report && !report.more && <Result report={report} />}
        {report && <Ladder report={report} running={running} />}
        <FailureBox failure={failure} />
        <TextInput
          id="diagnosis-employer"
          label={text.say("diagnosis.employer")}
          hint={text.say("diagnosis.employer.hint")}
          remark={digits !== 0 && digits !== 10 ? text.say("diagnosis.employer.wrong") : null}
          value={employer}
          onEdit={(value) => panel.store.dispatch({ type: "diagnosisEmployerEdited", employer: value })}
        />
        <ActionBar label={text.say("diagnosis.again")}>
          <button type="button" class="quiet" onClick={leave}>
            {text.say("diagnosis.back")}
          </button>
        </ActionBar>
      </form>
    </Screen>
  );
}

function Result({ report }: { report: DiagnosisReport }) {
  const { text } = useView();
  const box = useRef<HTMLDivElement>(null);
  // It stands at the top, and whoever asked again may be far down.
  useEffect(() => box.current?.focus(), []);
  const failed = report.steps.find((step) => step.verdict === "failed");
  const remarked = report.steps.some((step) => step.verdict === "attention");
  const tone = failed ? "error" : remarked ? "warning" : "good";
  const said = failed
    ? text.say("diagnosis.result.failed", { rung: nameOf(failed.rung, text) })
    : text.say(remarked ? "diagnosis.result.attention" : "diagnosis.result.good");
  return (
    <div ref={box} tabIndex={-1} role="status" class="outcome">
      <Notice tone={tone}>
        <p class="strong">{said}</p>
        {failed && <Explanation step={failed} />}
      </Notice>
    </div>
  );
}

function Ladder({ report, running }: { report: DiagnosisReport; running: boolean }) {
  const { text } = useView();
  // While it runs, the first rung nobody stood on yet is the one being tried.
  const next = running ? report.steps.findIndex((step) => step.verdict === "notTried") : -1;
  return (
    <ol class="ladder">
      {report.steps.map((step, index) => (
        <Rung key={step.rung} name={nameOf(step.rung, text)} step={step} trying={index === next} />
      ))}
    </ol>
  );
}

function nameOf(rung: string, text: Text): string {
  const key = `diagnosis.${rung}`;
  return isKey(key) ? text.say(key) : rung;
}
