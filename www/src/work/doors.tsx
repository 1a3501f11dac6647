import { BatchList } from "../batch/screen/batch-list.js";
import { daysLeft } from "../calendar.js";
import { CustomerBar } from "../customer/customer-bar.js";
import { RegisterNotice } from "../form/register-notice.js";
import type { Door } from "../state/state.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";

/** While nothing new is taken by law, what is registered comes first. */
const DOORS: readonly Door[] = ["consult", "registration", "file"];

/** The ways to work, of equal weight, and what the law says about them in one line. */
export function Doors() {
  const { panel, state, text } = useView();
  const means = [text.say("work.doors.means"), text.say("frame.modelled")];
  return (
    <Screen title={text.say("work.doors.title")} means={means}>
      {state.connection.account.role === "representative" && <CustomerBar />}
      <div class="doors">
        {DOORS.map((door) => (
          <button
            key={door}
            type="button"
            class="door"
            onClick={() => panel.store.dispatch({ type: "doorOpened", door })}
          >
            <span class="name">{text.say(`work.door.${door}`)}</span>
            <span>{text.say(`work.door.${door}.text`)}</span>
            {door === "consult" && <UntilWhen />}
          </button>
        ))}
      </div>
      <BatchList open />
      <RegisterNotice />
    </Screen>
  );
}

/** What hurries, as long as there is something to look up by law; and what the law says from then on. */
function UntilWhen() {
  const { panel, text } = useView();
  const left = daysLeft(panel.now());
  if (left === 0) return <span>{text.say("consult.calendar.destroyed")}</span>;
  return (
    <>
      <span>{text.say("work.door.consult.law")}</span>
      <span class="strong">{text.count("consult.calendar.left", left)}</span>
    </>
  );
}
