import { CustomerBar } from "../customer/customer-bar.js";
import { Entry } from "../form/entry.js";
import { RegisterNotice } from "../form/register-notice.js";
import { PARKED_DAYS } from "../parked.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";

/** Behind the first door of the work station: one registration, filled in and sent. */
export function RegistrationScreen() {
  const { panel, state, text } = useView();
  const { mode, connection } = state;
  const means = [1, 2, 3] as const;
  const sentences = means.map((number) => text.say(`work.means.${number}`, { days: PARKED_DAYS }));
  if (connection.account.role === "representative") sentences.unshift(text.say("work.means.representative"));
  if (mode === "demo") sentences.push(text.say("work.means.demo"));
  return (
    <Screen
      title={text.say("work.title")}
      means={[...sentences, text.say("frame.modelled")]}
      onBack={() => panel.store.dispatch({ type: "doorOpened", door: null })}
    >
      {connection.account.role === "representative" && <CustomerBar />}
      <RegisterNotice />
      <Entry />
    </Screen>
  );
}
