import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { Busy } from "../state/state.js";
import { cancel, isCancellable } from "../steps/cancel.js";
import { isKey } from "../text/text.js";
import { sayDuration, sayHeldUp, sayLeft, shareDone } from "./estimate.js";
import { useLater } from "./use-later.js";
import { useNow } from "./use-now.js";
import { useView } from "./view.js";

interface Props {
  /** What the main button says. */
  label: string;
  /** Without it the button submits the form the bar stands in. */
  onAct?: () => void;
  /** Why the button does nothing yet; it then stays focusable, and says so. */
  blocked?: boolean;
  children?: ComponentChildren;
}

/** Milliseconds after which waiting is worth a progress bar and a way out. */
const NOTICEABLE = 300;
/** Seconds after which waiting of unknown length gets an explanation. */
const LONG = 3;

/** The one main action of a screen, always in sight, with the quiet ones beside it. */
export function ActionBar({ label, onAct, blocked = false, children }: Props) {
  const { panel, state, text } = useView();
  const { busy } = state;
  const late = useLater(NOTICEABLE, busy !== null);
  const primary = useRef<HTMLButtonElement>(null);
  const act = (event: Event) => {
    if (busy || blocked) event.preventDefault();
    else onAct?.();
  };
  const giveUp = () => {
    // The button that has the focus is about to go.
    primary.current?.focus();
    cancel(panel);
  };
  return (
    <div class="actions" aria-busy={busy !== null}>
      <button
        ref={primary}
        type={onAct ? "button" : "submit"}
        class="primary"
        aria-disabled={busy !== null || blocked}
        onClick={act}
      >
        {busy ? text.say(`busy.${busy.task}`) : label}
      </button>
      {busy ? late && <UnderWay busy={busy} /> : children}
      {busy && late && isCancellable(busy.task) && (
        <button type="button" class="quiet" onClick={giveUp}>
          {text.say("frame.cancel")}
        </button>
      )}
    </div>
  );
}

/** How far it is; or until when it stands still, for as long as that is known. */
function UnderWay({ busy }: { busy: Busy }) {
  const { state, text } = useView();
  if (busy.waitsUntil !== null) return <p class="waiting">{sayHeldUp(text, busy.waitsUntil)}</p>;
  return state.imports.progress ? <Measured /> : <Waiting busy={busy} />;
}

/** How far and how long, counted: the time left is by the pace so far. */
function Measured() {
  const { state, text } = useView();
  const now = useNow(0.5);
  const { progress } = state.imports;
  if (!progress || progress.total === 0) return <div class="progress endless" aria-hidden="true" />;
  const { stage, done, total, since } = progress;
  const share = Math.min(1, done / total);
  const seconds = (now - since) / 1000;
  const left = share > 0.02 && seconds > 1 ? (seconds * (1 - share)) / share : null;
  const words = text.say(`import.progress.${stage}`, { percent: Math.floor(share * 100) });
  return (
    <>
      <progress class="progress" max={1} value={share} aria-label={words} />
      <p class="waiting">
        {words} {left !== null && text.say("busy.left", { duration: sayDuration(text, left) })}
      </p>
    </>
  );
}

/** How far and how long: by an estimate where there is one, else how long it has been. */
function Waiting({ busy }: { busy: Busy }) {
  const { text } = useView();
  const { task, since, estimate } = busy;
  const now = useNow(estimate ? 0.2 : 1);
  if (estimate) {
    const share = shareDone(estimate, now);
    return (
      <>
        <progress class="progress" max={1} value={share} aria-label={text.say(`busy.${task}`)} />
        <p class="waiting">{sayLeft(text, estimate, now)}</p>
      </>
    );
  }
  const seconds = Math.floor((now - since) / 1000);
  const patience = `busy.${task}.long`;
  return (
    <>
      <div class="progress endless" aria-hidden="true" />
      {seconds >= LONG && isKey(patience) && (
        <p class="waiting">
          <span>{text.say("frame.seconds", { count: seconds })}</span> {text.say(patience)}
        </p>
      )}
    </>
  );
}
