/**
 * Leaving a field makes findings appear, which move what stands below. When it is left by a press on something
 * below, that must not happen between the press and its release: the release would miss, and the press be lost.
 */

let pressed = false;
let waiting: (() => void)[] = [];

/** Keeps an eye on presses by mouse, finger and pen. Once, for the whole page. */
export function watchPresses(): void {
  const released = () => {
    pressed = false;
    const due = waiting;
    waiting = [];
    // In the next task: the click that the release makes comes first.
    setTimeout(() => {
      for (const act of due) act();
    });
  };
  addEventListener("pointerdown", () => (pressed = true), { capture: true });
  addEventListener("pointerup", released, { capture: true });
  addEventListener("pointercancel", released, { capture: true });
}

/** Acts now, or, while a press is under way, when it is over. */
export function afterPress(act: () => void): void {
  if (pressed) waiting.push(act);
  else act();
}
