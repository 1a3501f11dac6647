import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";

/** From this day on nothing is left of the register (law of 14 January 2026). */
const DESTROYED_FROM = Date.UTC(2026, 11, 31, 23);

/** Whether the register is no more at a moment (milliseconds). */
export function isDestroyed(now: number): boolean {
  return now >= DESTROYED_FROM;
}

/** What the law says about sending, in one calm line. It never stops anybody: the server has the last word. */
export function RegisterNotice() {
  const { panel, state, text } = useView();
  const closed = isDestroyed(panel.now()) ? "register.destroyed" : "register.closed";
  return (
    <Notice tone="calm">
      <p>{text.say(state.mode === "demo" ? "register.demo" : closed)}</p>
    </Notice>
  );
}
