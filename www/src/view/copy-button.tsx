import { useState } from "preact/hooks";
import { useView } from "./view.js";

/** Copies a value. `what` names it for those who do not see what the button stands beside. */
export function CopyButton({ value, what }: { value: string; what: string }) {
  const { panel, text } = useView();
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(value);
    panel.store.dispatch({ type: "announced", key: "frame.copied" });
  };
  return (
    <button
      type="button"
      class="quiet small"
      aria-label={text.say("frame.copy.what", { what })}
      onClick={copy}
    >
      {text.say(copied === value ? "frame.copied" : "frame.copy")}
    </button>
  );
}
