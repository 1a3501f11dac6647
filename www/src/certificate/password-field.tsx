import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useView } from "../view/view.js";

interface Props {
  input: RefObject<HTMLInputElement | null>;
  /** Whether the last password did not open the file: the failure box beside it then describes the field. */
  wrong: boolean;
}

/** The password of the file. Its text lives in the field alone, never in the state. */
export function PasswordField({ input, wrong }: Props) {
  const { text } = useView();
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  // A browser that fills in a password makes events that only look like those of a keyboard.
  const watchCaps = (event: Event) =>
    setCaps(event instanceof KeyboardEvent && event.getModifierState("CapsLock"));
  useEffect(() => input.current?.focus(), [input]);
  const described = ["password-hint", wrong && "open-failure", caps && "password-caps"]
    .filter(Boolean)
    .join(" ");
  return (
    <div class="field">
      <label for="password">{text.say("certificate.password")}</label>
      <p class="hint" id="password-hint">
        {text.say("certificate.password.hint")}
      </p>
      <div class="with-button">
        <input
          ref={input}
          id="password"
          {...(shown ? { type: "text" as const } : { type: "password" as const })}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={wrong}
          aria-describedby={described}
          onKeyDown={watchCaps}
          onKeyUp={watchCaps}
        />
        <button
          type="button"
          aria-label={text.say(`certificate.password.${shown ? "hide" : "show"}.title`)}
          onClick={() => setShown(!shown)}
        >
          {text.say(`certificate.password.${shown ? "hide" : "show"}`)}
        </button>
      </div>
      <p class="caps" id="password-caps" role="status">
        {caps && text.say("certificate.caps")}
      </p>
    </div>
  );
}

/** Reads the password once, as the bytes that are moved to the Worker, and empties the field. */
export function takePassword(input: HTMLInputElement): Uint8Array {
  const bytes = new TextEncoder().encode(input.value);
  input.value = "";
  return bytes;
}
