import { useEffect, useState } from "preact/hooks";
import { formatCount, formatMoment } from "../../format.js";
import { isSending } from "../../state/reduce-batch.js";
import { cancelBatch, pauseBatch, resumeBatch, startBatch } from "../../steps/batch.js";
import { ActionBar } from "../../view/action-bar.js";
import { Notice } from "../../view/notice.js";
import { useView } from "../../view/view.js";
import { type Batch, type Counts, DEFAULT_PACE, type Pace, type Progress } from "../batch.js";
import { ConfirmBatch } from "./confirm-batch.js";
import { PaceFields } from "./pace-fields.js";

interface Props {
  batch: Batch;
  counts: Counts;
  /** That of this batch; `null` while this panel has not had it in hand. */
  progress: Progress | null;
}

/** The sending: before it, while it runs, and when it stopped. */
export function BatchSending({ batch, counts, progress }: Props) {
  const { panel, state, text } = useView();
  const [pace, setPace] = useState<Pace>(DEFAULT_PACE);
  const [asking, setAsking] = useState(false);
  if (progress && isSending(state.batches))
    return <UnderWay batch={batch} counts={counts} progress={progress} />;
  if (progress?.state === "elsewhere") {
    return (
      <Notice tone="calm">
        <p>{text.say("batches.elsewhere")}</p>
      </Notice>
    );
  }
  const rest = counts.waiting + counts.sending + counts.unknown + counts.pending;
  if (batch.state === "cancelled" || rest === 0) {
    const toWork = () => panel.store.dispatch({ type: "doorOpened", door: null });
    return <ActionBar label={text.say("batches.to_work")} onAct={toWork} />;
  }
  const toConnection = () => panel.store.dispatch({ type: "stationOpened", station: "connection" });
  if (!state.connection.connected) {
    return <ActionBar label={text.say("work.connect")} onAct={toConnection} />;
  }
  // It goes on at the pace it had.
  const isPausedHere = progress?.state === "paused";
  const start = () => {
    setAsking(false);
    void (isPausedHere ? resumeBatch(panel) : startBatch(panel, batch.id, pace));
  };
  const practice = ["demo", "local"].includes(batch.environment);
  const begun = batch.state !== "ready";
  return (
    <>
      <WhyPaused progress={progress} />
      {!isPausedHere && <PaceFields pace={pace} onChange={setPace} />}
      {asking ? (
        <ConfirmBatch batch={batch} count={counts.waiting} onYes={start} onNo={() => setAsking(false)} />
      ) : (
        <ActionBar
          label={
            begun ? text.say("batches.resume") : text.count(`batches.send.${batch.kind}`, counts.waiting)
          }
          onAct={() => (practice || begun ? start() : setAsking(true))}
        >
          {begun && <Cancel batch={batch} counts={counts} />}
        </ActionBar>
      )}
    </>
  );
}

/** Ends the batch, whoever began it: what waits is never sent. */
function Cancel({ batch, counts }: Pick<Props, "batch" | "counts">) {
  const { panel, text } = useView();
  if (counts.waiting === 0) return null;
  return (
    <button type="button" class="quiet" onClick={() => cancelBatch(panel, batch.id)}>
      {text.count("batches.cancel", counts.waiting)}
    </button>
  );
}

/** How far it is, how fast, and what it waits for. */
function UnderWay({ batch, counts, progress }: Props & { progress: Progress }) {
  const { panel, text } = useView();
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const done = total - counts.waiting - counts.sending;
  const { state, perSecond, remainingSeconds, waitingUntil } = progress;
  const until = waitingUntil === null ? "" : formatMoment(new Date(waitingUntil));
  useLeavingQuestion();
  return (
    <section class="under-way" aria-label={text.say("batches.progress")}>
      <progress class="progress" max={total} value={done} aria-label={text.say("batches.progress")} />
      <p class="waiting">
        {text.say("batches.done_of", {
          done: formatCount(done, text.language),
          total: formatCount(total, text.language),
        })}
        {remainingSeconds !== null && ` · ${timeLeft(remainingSeconds)}`}
        {perSecond !== null && ` · ${text.say("batches.rate", { rate: Math.round(perSecond * 10) / 10 })}`}
      </p>
      <p class="hint" role="status">
        {text.say(`batches.at.${state}`, { until })}
      </p>
      <div class="actions">
        <button
          type="button"
          class="primary"
          aria-disabled={state === "pausing"}
          onClick={() => pauseBatch(panel)}
        >
          {text.say("batches.pause")}
        </button>
        <Cancel batch={batch} counts={counts} />
      </div>
    </section>
  );

  function timeLeft(seconds: number): string {
    if (seconds < 60) return text.count("batches.left.seconds", Math.max(1, Math.round(seconds)));
    return text.count("batches.left.minutes", Math.round(seconds / 60));
  }
}

/** What stopped it, and what to do about that. */
function WhyPaused({ progress }: { progress: Progress | null }) {
  const { text } = useView();
  if (!progress || (progress.failure === null && progress.unkept === 0)) return null;
  const { failure, unkept } = progress;
  const subject = failure?.code.startsWith("problem.") ? "problem" : "error";
  const code = failure?.code.replace(/^problem\./, "") ?? "";
  return (
    <Notice tone="warning">
      <p class="strong">{text.say("batches.paused")}</p>
      {failure && (
        <>
          <p>{text.about(subject, code, ".text", failure.params)}</p>
          <p>{text.about(subject, code, ".next", failure.params)}</p>
        </>
      )}
      {unkept > 0 && <p>{text.count("batches.unkept", unkept)}</p>}
    </Notice>
  );
}

/** While requests are under way the browser asks before the page is closed. Whoever leaves all the same loses nothing. */
function useLeavingQuestion() {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, []);
}
