import { useEffect, useRef, useState } from "preact/hooks";
import { employersIn } from "../../steps/batch-files.js";
import { ActionBar } from "../../view/action-bar.js";
import { useView } from "../../view/view.js";
import type { Batch } from "../batch.js";

interface Props {
  batch: Batch;
  count: number;
  onYes: () => void;
  onNo: () => void;
}

/** The question before something that cannot be undone, in numbers. It takes the place of the button that asked. */
export function ConfirmBatch({ batch, count, onYes, onNo }: Props) {
  const { panel, text } = useView();
  const question = useRef<HTMLParagraphElement>(null);
  const [employers, setEmployers] = useState<number | null>(null);
  // The focus goes to the question, not to the answer: a second press of Enter must not send.
  useEffect(() => question.current?.focus(), []);
  useEffect(() => {
    employersIn(panel, batch).then(setEmployers, () => {});
  }, [panel, batch]);
  return (
    <section class="confirm">
      <p ref={question} tabIndex={-1} class="strong">
        {text.count(`batches.confirm.${batch.kind}`, count, {
          environment: text.say(`environment.${batch.environment}`),
        })}
        {employers !== null && ` ${text.count("batches.confirm.employers", employers)}`}
      </p>
      <ActionBar label={text.say("work.confirm.yes")} onAct={onYes}>
        <button type="button" class="quiet" onClick={onNo}>
          {text.say("work.confirm.no")}
        </button>
      </ActionBar>
    </section>
  );
}
