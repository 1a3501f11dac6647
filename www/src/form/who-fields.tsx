import { formatSsin } from "../format.js";
import type { RecentWorker } from "../recent.js";
import { editField } from "../steps/work.js";
import { addTypedWorker, addWorkers } from "../steps/workers.js";
import { useView } from "../view/view.js";
import { toDigits } from "./fields.js";
import { nameOf } from "./name-of.js";
import { SuggestField } from "./suggest-field.js";
import { TextField } from "./text-field.js";
import { focusField, useField } from "./use-field.js";
import { WorkerList } from "./worker-list.js";
import { readNumbers } from "./workers.js";

const PATH = "worker.ssin";

/** For whom: the employer, and one worker or several. */
export function WhoFields() {
  const { panel, state, text } = useView();
  const { values, workers } = state.work;
  const several = workers.length > 0;
  const add = () => {
    if (values[PATH].trim() !== "") addTypedWorker(panel);
    focusField(PATH);
  };
  return (
    <>
      <h2>{text.say("work.section.who")}</h2>
      <div class="columns">
        <TextField path="employer.enterpriseNumber" keys="numeric" />
        <WorkerField several={several} onAdd={add} />
      </div>
      <div class="several">
        <button type="button" onClick={add}>
          {text.say(several ? "work.workers.add" : "work.workers.another")}
        </button>
        <p class="hint">{text.say("work.workers.hint")}</p>
      </div>
      <WorkerList />
    </>
  );
}

/** The number of one worker, or of the next one for the list. A column of numbers that is pasted becomes the list. */
function WorkerField({ several, onAdd }: { several: boolean; onAdd: () => void }) {
  const { panel, state, text } = useView();
  const { values, workers } = state.work;
  const field = useField(PATH);
  const others = state.recent.workers.filter(({ ssin }) => !workers.some((worker) => worker.ssin === ssin));
  const suggestions = matching(others, toDigits(values[PATH].trim())).map(({ ssin, last }) => ({
    key: ssin,
    label: formatSsin(ssin, { masked: true }),
    detail: nameOf(last, text),
  }));
  return (
    <SuggestField
      field={several ? { ...field, label: text.say("work.workers.next") } : field}
      keys="numeric"
      suggestions={suggestions}
      listLabel={text.say("again.workers")}
      onPick={(ssin) => editField(panel, PATH, ssin)}
      onEnter={() => {
        // With a list, Enter adds to it; when there is nothing to add, it is for the form again.
        if (!several || values[PATH].trim() === "") return false;
        onAdd();
        return true;
      }}
      onPaste={(pasted) => {
        const numbers = readNumbers(pasted);
        if (numbers.length < 2) return false;
        addWorkers(panel, numbers);
        return true;
      }}
    />
  );
}

/** Those that begin with what was typed so far, and are more than that. */
function matching(recent: readonly RecentWorker[], typed: string): RecentWorker[] {
  return recent.filter(({ ssin }) => ssin.startsWith(typed) && ssin !== typed);
}
