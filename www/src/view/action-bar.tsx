import type { ComponentChildren } from "preact";
import { cancel } from "../steps/certificate.js";
import { isKey } from "../text/text.js";
import { useNow } from "./use-now.js";
import { useView } from "./view.js";

interface Props {
  /** What the main button says. */
  label: string;
  /** Without it the button submits the form the bar stands in. */
  onAct?: () => void;
  /** Why the button does nothing yet; it then stays focusable, and says so. */
  blocked?: boolean;
  /** Whether the task under way may be given up. */
  cancellable?: boolean;
  children?: ComponentChildren;
}

/** Seconds after which waiting gets an explanation and a way out. */
const LONG = 3;

/** The one main action of a screen, always in sight, with the quiet ones beside it. */
export function ActionBar({ label, onAct, blocked = false, cancellable = false, children }: Props) {
  const { panel, state, text } = useView();
  const { busy } = state;
  const now = useNow(1, busy !== null);
  const seconds = busy ? Math.floor((now - busy.since) / 1000) : 0;
  const patience = `busy.${busy?.task}.long`;
  const long = seconds >= LONG && isKey(patience);
  const act = (event: Event) => {
    if (busy || blocked) event.preventDefault();
    else onAct?.();
  };
  return (
    <div class="actions" aria-busy={busy !== null}>
      {busy && <div class="progress" aria-hidden="true" />}
      <button
        type={onAct ? "button" : "submit"}
        class="primary"
        aria-disabled={busy !== null || blocked}
        onClick={act}
      >
        {busy ? text.say(`busy.${busy.task}`) : label}
      </button>
      {long ? (
        <p class="waiting">
          <span>{text.say("frame.seconds", { count: seconds })}</span> {text.say(patience)}
        </p>
      ) : (
        !busy && children
      )}
      {long && cancellable && (
        <button type="button" class="quiet" onClick={() => cancel(panel)}>
          {text.say("frame.cancel")}
        </button>
      )}
    </div>
  );
}
