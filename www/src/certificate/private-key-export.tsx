import type { RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import { exportPrivateKey, MIN_EXPORT_PASSWORD } from "../steps/export.js";
import { Notice } from "../view/notice.js";
import { Understood } from "../view/understood.js";
import { useView } from "../view/view.js";
import { takePassword } from "./password-field.js";

type Fault = "short" | "differ";

/** The way out for the private key: a warning, a word given, a new password twice, and an encrypted file. */
export function PrivateKeyExport() {
  const { text } = useView();
  const [understood, setUnderstood] = useState(false);
  return (
    <details class="details">
      <summary>{text.say("key.title")}</summary>
      <div class="technical">
        <Notice tone="warning">
          <p>{text.say("key.danger")}</p>
        </Notice>
        <Understood label={text.say("key.understood")} given={understood} onGive={setUnderstood} />
        {understood && <NewPassword />}
      </div>
    </details>
  );
}

function NewPassword() {
  const { panel, text } = useView();
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [working, setWorking] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (working || !first.current || !second.current) return;
    const found = faultOf(first.current.value, second.current.value);
    setFault(found);
    if (found) {
      (found === "short" ? first : second).current?.focus();
      return;
    }
    second.current.value = "";
    setWorking(true);
    await exportPrivateKey(panel, takePassword(first.current));
    setWorking(false);
  };
  const minimum = MIN_EXPORT_PASSWORD;
  return (
    <form class="key-form" onSubmit={submit} noValidate>
      <Password id="key-password" input={first} label={text.say("key.password")} fault={fault === "short"}>
        {fault === "short" ? text.say("key.short", { minimum }) : text.say("key.password.hint", { minimum })}
      </Password>
      <Password id="key-again" input={second} label={text.say("key.again")} fault={fault === "differ"}>
        {fault === "differ" && text.say("key.differ")}
      </Password>
      <button type="submit" aria-disabled={working}>
        {text.say("key.download")}
      </button>
    </form>
  );
}

/** What is wrong with the two passwords, if anything. Characters are counted as the core counts them. */
function faultOf(first: string, second: string): Fault | null {
  if ([...first].length < MIN_EXPORT_PASSWORD) return "short";
  return first === second ? null : "differ";
}

interface Props {
  id: string;
  input: RefObject<HTMLInputElement | null>;
  label: string;
  fault: boolean;
  children: preact.ComponentChildren;
}

function Password({ id, input, label, fault, children }: Props) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        ref={input}
        id={id}
        type="password"
        autocomplete="new-password"
        aria-invalid={fault}
        aria-describedby={`${id}-said`}
      />
      <p class={fault ? "finding error" : "hint"} id={`${id}-said`} role="status">
        {children}
      </p>
    </div>
  );
}
