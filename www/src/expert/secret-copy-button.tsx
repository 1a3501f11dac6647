import { useEffect, useState } from "preact/hooks";
import type { SecretCopy } from "../steps/expert.js";
import { useView } from "../view/view.js";
import { CLEAR_AFTER_SECONDS, clipboardReading, type Reading } from "./clipboard.js";

interface Props {
  label: string;
  copy: () => Promise<SecretCopy>;
}

/** Copies a secret, and says beforehand and afterwards whether the clipboard will be emptied. */
export function SecretCopyButton({ label, copy }: Props) {
  const { text } = useView();
  const [reading, setReading] = useState<Reading | null>(null);
  const [copied, setCopied] = useState<SecretCopy | null>(null);
  useEffect(() => {
    void clipboardReading().then(setReading);
  }, []);
  const seconds = CLEAR_AFTER_SECONDS;
  const said = () => {
    if (!copied) return reading && text.say(`expert.clipboard.${reading}`, { seconds });
    if ("lent" in copied) return text.say(`expert.clipboard.${copied.lent}`, { seconds });
    const { code, params } = copied.failure;
    return text.about("error", code, ".text", params);
  };
  return (
    <>
      <p>
        <button type="button" onClick={async () => setCopied(await copy())}>
          {label}
        </button>
      </p>
      <p class="hint" role="status">
        {said()}
      </p>
    </>
  );
}
