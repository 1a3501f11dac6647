import { useState } from "preact/hooks";
import { exportGuide, importGuide } from "../steps/guide.js";
import { FileButton } from "../view/file-button.js";
import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";
import { useWords } from "./use-words.js";

/** The steps on paper, as a file for a colleague, out of the file of a colleague. */
export function TakeAlong() {
  const { panel, state } = useView();
  const words = useWords();
  const [failed, setFailed] = useState(false);
  const { progress, before } = state.guide;
  const begun = progress.situation !== null;
  return (
    <section class="take-along" aria-label={words.say("keep.title")}>
      <div role="status">
        {before && (
          <Notice tone="good">
            <p>{words.say(begun ? "keep.imported" : "keep.restarted")}</p>
            <p>
              <button
                type="button"
                class="quiet small"
                onClick={() => panel.store.dispatch({ type: "guideRestored" })}
              >
                {words.say("keep.undo")}
              </button>
            </p>
          </Notice>
        )}
        {failed && (
          <Notice tone="warning">
            <p>{words.say("keep.fault")}</p>
          </Notice>
        )}
      </div>
      <p class="links">
        {begun && (
          <>
            <button type="button" class="quiet" onClick={() => print()}>
              {words.say("keep.print")}
            </button>
            <button type="button" class="quiet" onClick={() => exportGuide(panel)}>
              {words.say("keep.export")}
            </button>
          </>
        )}
        <FileButton
          label={words.say("keep.import")}
          accept=".json,application/json"
          onFile={async (file) => setFailed(!(await importGuide(panel, file)))}
        />
        {begun && (
          <button
            type="button"
            class="quiet"
            onClick={() => panel.store.dispatch({ type: "guideRestarted" })}
          >
            {words.say("keep.restart")}
          </button>
        )}
      </p>
      {begun && <p class="hint">{words.say("keep.hint")}</p>}
    </section>
  );
}
