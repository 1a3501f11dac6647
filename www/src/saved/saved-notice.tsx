import type { SavedOrigin } from "../consult/consult-state.js";
import { formatInstant } from "../format.js";
import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";

/** Says wherever something of a saved file is shown that it is one, of when, and whether it can be relied on. */
export function SavedNotice({ saved }: { saved: SavedOrigin }) {
  const { text } = useView();
  const { madeAt, whole, verdict } = saved;
  return (
    <Notice tone={verdict === "changed" ? "error" : whole && verdict === "signed" ? "calm" : "warning"}>
      <p>
        {text.say("saved.copy", { date: formatInstant(madeAt) })}
        {verdict === "unsigned" && ` ${text.say("saved.copy.unsigned")}`}
      </p>
      {verdict === "changed" && <p class="strong">{text.say("saved.verdict.changed.text")}</p>}
      {!whole && <p>{text.say("saved.partial")}</p>}
    </Notice>
  );
}
