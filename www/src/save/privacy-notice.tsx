import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";
import { KEPT_DAYS } from "./kept.js";

/** What lies where while it is being saved. */
export function PrivacyNotice() {
  const { text } = useView();
  return (
    <Notice tone="calm">
      <p>{text.say("save.private", { days: KEPT_DAYS })}</p>
    </Notice>
  );
}
