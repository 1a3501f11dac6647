import type { Panel } from "./panel.js";
import { isSending } from "./state/reduce-batch.js";
import type { Task } from "./state/state.js";
import { lock } from "./steps/settings.js";

/** Watches for signs of life, and locks the panel when there were none for long enough. */
export interface Idle {
  /** Somebody is there: a key, a press, a move. */
  active(): void;
  /** Looks at the clock. How often, and after how long a sleep of the computer, makes no difference. */
  look(): void;
}

/** How often the clock is looked at; the minutes on the lock button are no more precise than this. */
const LOOK_MILLISECONDS = 5_000;

/** What must not be cut off in the middle because nobody is there. */
const WORKS: readonly Task[] = ["sending", "saving", "comparing"];

/** Begins with a sign of life now. Times are compared, not counted: a computer that slept has not ticked. */
export function idleOf(panel: Panel): Idle {
  const { store } = panel;
  let last = panel.now();

  const look = () => {
    const { busy, batches, settings } = store.state;
    const nothing = !hasSomething(panel);
    const now = panel.now();
    // Nothing to lock; or something under way that must not be cut off; or a clock that was set back.
    const works = busy !== null && WORKS.includes(busy.task);
    if (nothing || works || isSending(batches) || now < last) last = now;
    const left = last + settings.lockMinutes * 60_000 - now;
    if (nothing || settings.lockMinutes === 0) {
      store.dispatch({ type: "idleCounted", minutesLeft: null });
    } else if (left > 0) {
      store.dispatch({ type: "idleCounted", minutesLeft: Math.ceil(left / 60_000) });
    } else {
      lock(panel, { byTimer: true });
    }
  };

  return {
    look,
    active() {
      // The first sign of life after a sleep comes too late to prevent the lock.
      look();
      last = panel.now();
      look();
    },
  };
}

const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/** Lets a page's own events, its return to sight and the passing of time reach the watch. Once, for the whole page. */
export function watchIdle(panel: Panel): void {
  const idle = idleOf(panel);
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, idle.active, { capture: true, passive: true });
  for (const seen of ["focus", "pageshow"] as const) addEventListener(seen, idle.look);
  document.addEventListener("visibilitychange", idle.look);
  setInterval(idle.look, LOOK_MILLISECONDS);
  // A new answer to the first question, or another number of minutes, shows at once.
  let { mode, saved, settings } = panel.store.state;
  panel.store.subscribe(() => {
    const { state } = panel.store;
    if (state.mode === mode && state.saved.file === saved.file && state.settings === settings) return;
    ({ mode, saved, settings } = state);
    idle.look();
  });
}

/** Locks on the keys `Ctrl+Shift+L` (`⌘⇧L`), and when the panel is closed or put away for a way back. */
export function watchLock(panel: Panel): void {
  addEventListener("keydown", (event) => {
    const command = (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey;
    if (!command || event.key.toLowerCase() !== "l" || !hasSomething(panel)) return;
    event.preventDefault();
    lock(panel);
  });
  addEventListener("pagehide", () => {
    if (hasSomething(panel)) lock(panel);
  });
}

/** Whether there is something to lock: a certificate or the demo, or a saved file that is open. */
function hasSomething({ store }: Panel): boolean {
  return store.state.mode !== null || store.state.saved.file !== null;
}
