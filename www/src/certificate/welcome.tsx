import { PARKED_DAYS } from "../parked.js";
import { OpenSavedButton } from "../saved/open-saved-button.js";
import { chooseDemo, chooseOwn } from "../steps/certificate.js";
import { openGuide } from "../steps/guide.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Notice } from "../view/notice.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import { RememberRemarks } from "./remember.js";
import { RememberedList } from "./remembered-list.js";

/** The first screen asks one question. After a lock it first says what that cleared. */
export function Welcome() {
  const { panel, state, text } = useView();
  const failure = useFailure("preparing");
  return (
    <Screen title={text.say("welcome.title")}>
      {state.locked && (
        <Notice tone={state.locked === "sending" ? "warning" : "calm"}>
          <p>{text.say("welcome.locked")}</p>
          {state.locked === "timer" && <p>{text.say("welcome.locked.timer")}</p>}
          {state.parked && <p>{text.say("welcome.locked.parked", { days: PARKED_DAYS })}</p>}
          {state.locked === "sending" && <p class="strong">{text.say("welcome.locked.sending")}</p>}
        </Notice>
      )}
      <div class="doors">
        <button type="button" class="door" onClick={() => chooseDemo(panel)}>
          <span class="name">{text.say("welcome.demo")}</span>
          <span>{text.say("welcome.demo.text")}</span>
        </button>
        <button type="button" class="door" onClick={() => chooseOwn(panel)}>
          <span class="name">{text.say("welcome.own")}</span>
          <span>{text.say("welcome.own.text")}</span>
        </button>
      </div>
      <p>
        <button type="button" class="quiet" onClick={() => openGuide(panel)}>
          {text.say("guide.nothing_yet")}
        </button>{" "}
        <OpenSavedButton />
      </p>
      <FailureBox failure={failure} />
      <RememberRemarks />
      <RememberedList />
    </Screen>
  );
}
