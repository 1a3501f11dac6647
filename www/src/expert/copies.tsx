import { useState } from "preact/hooks";
import { download } from "../download.js";
import { copySignedCurl } from "../steps/expert.js";
import { CopyButton } from "../view/copy-button.js";
import { Understood } from "../view/understood.js";
import { useView } from "../view/view.js";
import { toCurl } from "./curl.js";
import { javaAliases, toJava } from "./java.js";
import { toPostman } from "./postman.js";
import { SecretCopyButton } from "./secret-copy-button.js";
import { type TokenTarget, tokenRequest } from "./token-request.js";

/** The same request for other programs. Only the last of these holds something secret, and says so. */
export function Copies({ target }: { target: TokenTarget }) {
  const { state, text } = useView();
  const { account, review } = state.connection;
  const { opened, chosen } = state.certificate;
  const identity = chosen === null ? undefined : opened?.identities[chosen];
  const apiBase = review?.addresses?.apiBase ?? account.apiBase;
  const aliases = javaAliases(identity?.name ?? "", identity?.certificates[0]?.commonName ?? null);
  const java = toJava(target, apiBase, aliases, {
    title: text.say("expert.java.title"),
    audience: text.say("expert.java.audience"),
    scope: text.say("expert.java.scope"),
    lifetime: text.say("expert.java.lifetime"),
    keyId: text.say("expert.java.key_id"),
    alias: text.say("expert.java.alias"),
    calls: text.say("expert.java.calls"),
  });
  const collection = toPostman(target, apiBase, {
    name: "Federal Learning Account",
    about: text.say("expert.postman.about"),
    token: text.say("expert.request"),
    api: text.say("expert.postman.api"),
  });
  const postman = `${JSON.stringify(collection, null, 2)}\n`;
  return (
    <>
      <p class="hint">{text.say("expert.copies.about")}</p>
      <Copy name="java" value={java} />
      <Copy name="postman" value={postman}>
        <button
          type="button"
          class="quiet small"
          onClick={() =>
            download(new Blob([postman], { type: "application/json" }), "fla.postman_collection.json")
          }
        >
          {text.say("expert.download")}
        </button>
      </Copy>
      <Copy name="curl" value={toCurl(tokenRequest(target, "ASSERTION"))} />
      <SignedCurl target={target} />
    </>
  );
}

interface Props {
  name: "java" | "postman" | "curl";
  value: string;
  children?: preact.ComponentChildren;
}

function Copy({ name, value, children }: Props) {
  const { text } = useView();
  const what = text.say(`expert.${name}`);
  return (
    <div>
      <p class="technical-title">{what}</p>
      <p class="hint">{text.say(`expert.${name}.hint`)}</p>
      <p class="buttons">
        <CopyButton value={value} what={what} /> {children}
      </p>
    </div>
  );
}

function SignedCurl({ target }: { target: TokenTarget }) {
  const { panel, text } = useView();
  const [understood, setUnderstood] = useState(false);
  return (
    <div>
      <p class="technical-title">{text.say("expert.signed")}</p>
      <p class="hint">{text.say("expert.signed.danger")}</p>
      <Understood label={text.say("expert.signed.understood")} given={understood} onGive={setUnderstood} />
      {understood && (
        <SecretCopyButton label={text.say("expert.signed.copy")} copy={() => copySignedCurl(panel, target)} />
      )}
    </div>
  );
}
