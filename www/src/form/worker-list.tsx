import { useRef, useState } from "preact/hooks";
import { formatSsin } from "../format.js";
import type { Worker } from "../state/state.js";
import { correctWorker, removeWorker, removeWorkers, takeWorker } from "../steps/workers.js";
import { useView } from "../view/view.js";
import { sentence } from "./findings.js";
import { focusField } from "./use-field.js";
import { MAX_WORKERS } from "./workers.js";

/** The workers a registration is made for when there are several, each with what there is to say about the number. */
export function WorkerList() {
  const { panel, state, text } = useView();
  const { workers } = state.work;
  const [shown, setShown] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  /** The focus goes to the next of the list when one leaves it, and to the field when none is left. */
  const remove = (index: number) => {
    const worker = workers[index];
    if (!worker) return;
    removeWorker(panel, worker.ssin);
    queueMicrotask(() => {
      const buttons = list.current?.querySelectorAll<HTMLElement>("[data-remove]");
      const next = buttons?.[Math.min(index, buttons.length - 1)];
      if (next) next.focus();
      else focusField("worker.ssin");
    });
  };
  return (
    <div class="workers">
      <Told />
      {workers.length > 0 && (
        <>
          <div class="workers-head">
            <h3 id="workers-title">{text.count("work.workers", workers.length)}</h3>
            <button type="button" class="quiet small" aria-pressed={shown} onClick={() => setShown(!shown)}>
              {text.say(shown ? "work.workers.hide" : "work.workers.show")}
            </button>
            <button
              type="button"
              class="quiet small"
              onClick={() => {
                removeWorkers(panel);
                focusField("worker.ssin");
              }}
            >
              {text.say("work.workers.clear")}
            </button>
          </div>
          <ol ref={list} aria-labelledby="workers-title">
            {workers.map((worker, index) => (
              <WorkerRow
                key={worker.ssin}
                worker={worker}
                index={index}
                masked={!shown}
                onRemove={() => remove(index)}
              />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

/** What came of the last adding, when not all of it is in the list. */
function Told() {
  const { state, text } = useView();
  const { added } = state.work;
  return (
    <div role="status">
      {added && added.fresh.length > 1 && (
        <p class="hint">{text.count("work.workers.added", added.fresh.length)}</p>
      )}
      {added && added.known > 0 && (
        <p class="finding warning">{text.count("work.workers.known", added.known)}</p>
      )}
      {added && added.left > 0 && (
        <p class="finding error">{text.count("work.workers.left", added.left, { maximum: MAX_WORKERS })}</p>
      )}
    </div>
  );
}

interface RowProps {
  worker: Worker;
  index: number;
  masked: boolean;
  onRemove: () => void;
}

function WorkerRow({ worker, index, masked, onRemove }: RowProps) {
  const { panel, text } = useView();
  const { ssin, findings } = worker;
  const number = formatSsin(ssin, { masked });
  const which = { number: index + 1 };
  return (
    <li>
      <div class="worker">
        <span class="whole">{number}</span>
        <span class="worker-buttons">
          <button
            type="button"
            class="quiet small"
            id={workerId(index)}
            aria-label={text.say("work.workers.edit.which", which)}
            onClick={() => {
              takeWorker(panel, ssin);
              focusField("worker.ssin");
            }}
          >
            {text.say("work.workers.edit")}
          </button>
          <button
            type="button"
            class="quiet small"
            data-remove
            aria-label={text.say("work.workers.remove.which", which)}
            onClick={onRemove}
          >
            {text.say("work.workers.remove")}
          </button>
        </span>
      </div>
      {findings?.map((finding) => (
        <p key={finding.code} class={`finding ${finding.severity}`}>
          <span class="hidden">{text.say(`work.severity.${finding.severity}`)}: </span>
          {sentence(text, finding)}
          {finding.suggestion !== null && (
            <button
              type="button"
              class="fix"
              onClick={() => {
                correctWorker(panel, ssin, finding.suggestion ?? ssin);
                document.getElementById(workerId(index))?.focus();
              }}
            >
              {text.say("work.suggestion", { value: formatSsin(finding.suggestion, { masked }) })}
            </button>
          )}
        </p>
      ))}
    </li>
  );
}

/** The id of what one presses to correct a worker of the list. */
export function workerId(index: number): string {
  return `worker-${index}`;
}
