import { useEffect, useRef, useState } from "preact/hooks";
import { CompareNotice } from "../compare/compare-entry.js";
import { formatCount } from "../format.js";
import { downloadTemplate, readFile, readPasted } from "../steps/import.js";
import { ActionBar } from "../view/action-bar.js";
import { Choices } from "../view/choices.js";
import { Drop } from "../view/drop.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Notice } from "../view/notice.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import { KEPT_DAYS } from "./kept-import.js";

const KINDS = ["trainingRegistration", "trainingRight"] as const;
const ACCEPTED = ".csv,.txt,.tsv,.xlsx,.json,text/csv,text/plain,application/json";

/** Takes rows: from a file that is chosen or dropped, or pasted from a spreadsheet. */
export function SourceScreen() {
  const { panel, state, text } = useView();
  const { kind, handed } = state.imports;
  const failure = useFailure("checking");
  const file = useRef<HTMLInputElement>(null);
  const means = ([1, 2, 3] as const).map((number) => text.say(`import.means.${number}`));
  usePaste();
  return (
    <Screen
      title={text.say("import.title")}
      means={[...means, text.count("import.means.kept", KEPT_DAYS), text.say("frame.modelled")]}
      onBack={() => panel.store.dispatch({ type: "doorOpened", door: null })}
    >
      {handed && (
        <Notice tone="good">
          <p>{text.say("import.handed", { rows: formatCount(handed.rows, text.language) })}</p>
        </Notice>
      )}
      <CompareNotice />
      <Choices
        name="import-kind"
        legend={text.say("import.kind")}
        value={kind}
        options={KINDS.map((value) => ({ value, label: text.say(`import.kind.${value}`) }))}
        onChoose={(value) => panel.store.dispatch({ type: "importKindChosen", kind: value })}
      />
      <Drop low onFile={(dropped) => void readFile(panel, dropped)}>
        <p>{text.say("import.drop")}</p>
        <p class="hint">{text.say("import.formats")}</p>
      </Drop>
      <PasteBox />
      <p class="links">
        <button type="button" class="quiet" onClick={() => downloadTemplate(panel)}>
          {text.say("import.template")}
        </button>
      </p>
      <FailureBox failure={failure} />
      <input
        ref={file}
        type="file"
        class="hidden"
        tabIndex={-1}
        aria-label={text.say("import.choose")}
        accept={ACCEPTED}
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? [];
          if (chosen) void readFile(panel, chosen);
          currentTarget.value = "";
        }}
      />
      <ActionBar label={text.say("import.choose")} onAct={() => file.current?.click()} />
    </Screen>
  );
}

/** Pasting is enough; what is typed waits for its button. */
function PasteBox() {
  const { panel, text } = useView();
  const [typed, setTyped] = useState("");
  return (
    <div class="field">
      <label for="import-paste">{text.say("import.paste")}</label>
      <p class="hint" id="import-paste-hint">
        {text.say("import.paste.hint")}
      </p>
      <textarea
        id="import-paste"
        rows={3}
        spellcheck={false}
        aria-describedby="import-paste-hint"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      {typed.trim() !== "" && (
        <p>
          <button type="button" onClick={() => readPasted(panel, typed)}>
            {text.say("import.paste.do")}
          </button>
        </p>
      )}
    </div>
  );
}

/** A table that is pasted anywhere on the screen is read at once. A line or less is what one types. */
function usePaste() {
  const { panel } = useView();
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const data = event.clipboardData;
      const [file] = data?.files ?? [];
      const pasted = data?.getData("text/plain") ?? "";
      if (pasted.trimEnd().includes("\n")) {
        event.preventDefault();
        void readPasted(panel, pasted);
      } else if (file) {
        event.preventDefault();
        void readFile(panel, file);
      }
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [panel]);
}
