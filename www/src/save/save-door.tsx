import { useEffect } from "preact/hooks";
import { formatCount } from "../format.js";
import { useView } from "../view/view.js";
import { employersToSave } from "./employers.js";
import { progressOf } from "./save-state.js";
import { readKeptSave, saveEverything, showSave } from "./steps.js";

/** The way to a copy of everything. Where there is nothing to choose, it begins at once. */
export function SaveDoor() {
  const { panel, state, text } = useView();
  const { connection, save, busy } = state;
  const { connected } = connection;
  useEffect(() => {
    if (connected) void readKeptSave(panel);
  }, [panel, connected]);
  const open = () => {
    const isClear = connection.account.role === "employer" && employersToSave(state).length > 0;
    const begins = isClear && !save.kept && !save.result && busy === null;
    showSave(panel, true);
    if (begins) void saveEverything(panel);
  };
  if (!connected) return null;
  return (
    <button type="button" class="door save-door" onClick={open}>
      <span class="name">{text.say("save.title")}</span>
      <span>{text.say("save.door")}</span>
      <Stand />
    </button>
  );

  /** How far it is, when it was begun. */
  function Stand() {
    if (save.run) {
      const { records } = progressOf(save.run);
      return (
        <span class="strong">{text.count("save.door.running", records, { count: count(records) })}</span>
      );
    }
    if (save.result && !save.result.handedOver)
      return <span class="strong">{text.say("save.door.ready")}</span>;
    return save.kept ? <span class="strong">{text.say("save.door.kept")}</span> : null;
  }

  function count(records: number): string {
    return formatCount(records, text.language);
  }
}
