import { formatCount } from "../format.js";
import type { Work } from "../state/state.js";
import { giveUpOpening } from "../steps/cancel.js";
import { dropFile } from "../steps/certificate.js";
import { openAnyway } from "../steps/opening.js";
import { ActionBar } from "../view/action-bar.js";
import { sayDuration } from "../view/estimate.js";
import { Notice } from "../view/notice.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import { FileRow } from "./file-row.js";

/** The question before a file is opened that asks for more work than any file is given unasked. */
export function AskScreen({ work }: { work: Work }) {
  const { panel, state, text } = useView();
  const { iterations, seconds, retry } = work;
  const { file } = state.certificate;
  const count = formatCount(iterations, state.settings.language);
  const means = ([1, 2, 3] as const).map((number) => text.say(`ask.means.${number}`));
  return (
    <Screen title={text.say(retry ? "ask.retry.title" : "ask.title")} means={retry ? means.slice(2) : means}>
      {file && <FileRow file={file} fixed />}
      <Notice tone="warning">
        <p>{text.say(retry ? "ask.retry" : "ask.work", { count })}</p>
        <p class="strong">{text.say("ask.duration", { duration: sayDuration(text, seconds) })}</p>
      </Notice>
      <ActionBar label={text.say(retry ? "ask.retry.open" : "ask.open")} onAct={() => openAnyway(panel)}>
        {/* Most passwords that do not fit are simply mistyped. */}
        {retry && (
          <button type="button" class="quiet" onClick={() => giveUpOpening(panel)}>
            {text.say("ask.retype")}
          </button>
        )}
        <button type="button" class="quiet" onClick={() => dropFile(panel)}>
          {text.say("ask.other")}
        </button>
      </ActionBar>
    </Screen>
  );
}
