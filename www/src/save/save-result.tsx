import { formatCount, formatEnterpriseNumber, formatSize } from "../format.js";
import type { Part } from "../saved/layout.js";
import { isCounted, isWhole } from "../saved/layout.js";
import { sayFinding, sayQuestion } from "../saved/words.js";
import { ActionBar } from "../view/action-bar.js";
import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";
import type { SaveResult } from "./save-state.js";
import { handOver, saveAnew, saveEverything, showSave } from "./steps.js";

/** The file: what is in it, what is not, and the way to have it. */
export function SaveResultView({ result }: { result: SaveResult }) {
  const { panel, text } = useView();
  const { file, fileName, signed, parts, handedOver } = result;
  const isOpen = !parts.every(isWhole);
  return (
    <>
      <Outcome parts={parts} />
      <p>
        <strong class="whole">{fileName}</strong> ·{" "}
        <span class="whole">{formatSize(file.size, text.language)}</span> ·{" "}
        {text.say(signed ? "save.signed" : "save.unsigned")}
      </p>
      <p class="hint">{text.say("save.contents")}</p>
      {handedOver ? (
        <p role="status">{text.say("save.handed_over")}</p>
      ) : (
        <p>{text.say("save.private.file")}</p>
      )}
      {handedOver ? (
        <ActionBar label={text.say("save.leave")} onAct={() => showSave(panel, false)}>
          <button type="button" class="quiet" onClick={() => void handOver(panel)}>
            {text.say("save.file_again")}
          </button>
          {isOpen && (
            <button type="button" class="quiet" onClick={() => void saveAnew(panel)}>
              {text.say("save.anew")}
            </button>
          )}
        </ActionBar>
      ) : (
        <ActionBar label={text.say("save.file")} onAct={() => void handOver(panel)}>
          {isOpen && (
            <button type="button" class="quiet" onClick={() => void saveEverything(panel)}>
              {text.say("save.try_again")}
            </button>
          )}
        </ActionBar>
      )}
    </>
  );
}

/** Whether it is everything, and what is not; an empty register is no success to be proud of. */
function Outcome({ parts }: { parts: readonly Part[] }) {
  const { text } = useView();
  const records = parts.reduce((sum, part) => sum + part.records, 0);
  const open = parts.filter((part) => !isWhole(part));
  const said = text.count("consult.records", records, { count: formatCount(records, text.language) });
  if (open.length > 0) {
    return (
      <Notice tone="warning">
        <p role="status">
          <strong>{text.say("save.incomplete")}</strong> {said}.
        </p>
        <Missing parts={open} />
      </Notice>
    );
  }
  if (records === 0) {
    return (
      <Notice tone="warning">
        <p role="status">
          <strong>{text.say("save.empty")}</strong>
        </p>
        <p>{text.say("save.empty.text")}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="good">
      <p role="status">
        <strong>{text.say("save.complete")}</strong> {said}.
      </p>
      <p>{text.say(parts.every(isCounted) ? "save.complete.text" : "saved.complete.uncounted")}</p>
    </Notice>
  );
}

/** What could not be fetched, or is in doubt, question by question. */
function Missing({ parts }: { parts: readonly Part[] }) {
  const { text } = useView();
  return (
    <ul class="save-missing">
      {parts.map((part) => (
        <li key={`${part.employer} ${part.kind} ${part.query.year}`}>
          <strong>{sayQuestion(text, part)}</strong>{" "}
          <span class="whole">{formatEnterpriseNumber(part.employer)}</span>
          {part.findings.map((finding) => (
            <span key={finding.code} class="line">
              {sayFinding(text, finding)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
