import { useState } from "preact/hooks";
import { formatTime } from "../format.js";
import { copyToken } from "../steps/expert.js";
import { Notice } from "../view/notice.js";
import { Understood } from "../view/understood.js";
import { useView } from "../view/view.js";
import { SecretCopyButton } from "./secret-copy-button.js";

/** The way out for the access token: what can be done with it and until when, a word given, the clipboard. */
export function TokenCopy({ expiresAt }: { expiresAt: number }) {
  const { panel, text } = useView();
  const [understood, setUnderstood] = useState(false);
  const time = formatTime(new Date(expiresAt * 1000));
  return (
    <>
      <Notice tone="warning">
        <p>{text.say("expert.token.danger", { time })}</p>
      </Notice>
      <Understood label={text.say("expert.token.understood")} given={understood} onGive={setUnderstood} />
      {understood && <SecretCopyButton label={text.say("expert.token.copy")} copy={() => copyToken(panel)} />}
    </>
  );
}
