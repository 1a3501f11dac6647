import { formatCount, formatEnterpriseNumber, formatInstant } from "../format.js";
import { ActionBar } from "../view/action-bar.js";
import { useView } from "../view/view.js";
import { PrivacyNotice } from "./privacy-notice.js";
import type { KeptSave } from "./save-state.js";
import { discardKeptSave, saveEverything } from "./steps.js";

/** A saving that stands still: how far it came, the way on, and the ways out. */
export function SaveKept({ kept }: { kept: KeptSave }) {
  const { panel, state, text } = useView();
  const [only, second] = kept.employers;
  const whose =
    only !== undefined && second === undefined
      ? formatEnterpriseNumber(only)
      : text.count("save.employers", kept.employers.length);
  const toConnection = () => panel.store.dispatch({ type: "stationOpened", station: "connection" });
  return (
    <>
      <p>
        <strong>
          {text.count("save.kept", kept.pages, { count: formatCount(kept.pages, text.language) })}
        </strong>{" "}
        {text.say("save.kept.text", { employers: whose, begun: formatInstant(kept.createdAt) })}
      </p>
      {state.save.unsignable && <p>{text.say("save.unsignable")}</p>}
      <PrivacyNotice />
      {state.connection.connected ? (
        <ActionBar label={text.say("save.go_on")} onAct={() => void saveEverything(panel)}>
          {state.save.unsignable && (
            <button
              type="button"
              class="quiet"
              onClick={() => void saveEverything(panel, { unsigned: true })}
            >
              {text.say("save.without_signature")}
            </button>
          )}
          <button
            type="button"
            class="quiet"
            onClick={() => void saveEverything(panel, { asIs: true, unsigned: state.save.unsignable })}
          >
            {text.say("save.as_is")}
          </button>
          <button type="button" class="quiet" onClick={() => void discardKeptSave(panel)}>
            {text.say("save.discard")}
          </button>
        </ActionBar>
      ) : (
        <ActionBar label={text.say("save.connect")} onAct={toConnection} />
      )}
    </>
  );
}
