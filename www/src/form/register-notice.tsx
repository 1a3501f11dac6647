import { isDestroyed } from "../calendar.js";
import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";

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
