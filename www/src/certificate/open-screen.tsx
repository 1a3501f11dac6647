import { useEffect, useRef } from "preact/hooks";
import { chooseFile, openFile, undoChoice } from "../steps/certificate.js";
import { openGuide } from "../steps/guide.js";
import { ActionBar } from "../view/action-bar.js";
import { DropZone } from "../view/drop-zone.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import { FileRow } from "./file-row.js";
import { PasswordField, takePassword } from "./password-field.js";
import { RememberRemarks } from "./remember.js";
import { RememberedList } from "./remembered-list.js";

/** Where the certificate file is chosen and opened. That of the demo is there already. */
export function OpenScreen() {
  const { panel, state, text } = useView();
  const { demo, certificate, busy } = state;
  const failure = useFailure("opening");
  const password = useRef<HTMLInputElement>(null);
  // Whoever gives up opening begins again with the password: the one that was typed is gone.
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !busy && !failure) password.current?.focus();
    wasBusy.current = busy !== null;
  }, [busy, failure]);
  const wrongPassword = failure?.code === "identity.password";
  const open = (event: Event) => {
    event.preventDefault();
    const bytes = demo
      ? new TextEncoder().encode(demo.password)
      : password.current && takePassword(password.current);
    if (bytes) void openFile(panel, bytes);
  };
  const means = demo
    ? ([text.say("certificate.demo.means.1"), text.say("certificate.demo.means.2")] as const)
    : ([1, 2, 3] as const).map((number) => text.say(`certificate.means.${number}`));
  return (
    <Screen title={text.say(demo ? "certificate.demo.title" : "certificate.title")} means={means}>
      <form onSubmit={open}>
        {certificate.file ? (
          <FileRow file={certificate.file} fixed={demo !== null} />
        ) : (
          <DropZone
            lead={text.say("certificate.drop")}
            label={text.say("certificate.choose")}
            accept=".pfx,.p12,application/x-pkcs12"
            onFile={(file) => chooseFile(panel, file)}
          />
        )}
        {demo && <p class="hint">{text.say("certificate.demo.password")}</p>}
        {!demo && certificate.file && <PasswordField input={password} wrong={wrongPassword} />}
        <FailureBox id="open-failure" failure={failure} {...(wrongPassword ? { focus: password } : {})} />
        <ActionBar label={text.say("certificate.open")} blocked={!certificate.file}>
          <button type="button" class="quiet" onClick={() => undoChoice(panel)}>
            {text.say("certificate.back")}
          </button>
        </ActionBar>
      </form>
      {!demo && !certificate.file && (
        <>
          <p>
            <button
              type="button"
              class="quiet"
              onClick={() => openGuide(panel, { part: "plan", step: "certificate" })}
            >
              {text.say("guide.step.certificate")}
            </button>
          </p>
          <RememberRemarks />
          <RememberedList />
        </>
      )}
    </Screen>
  );
}
