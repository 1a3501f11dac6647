import { useState } from "preact/hooks";
import type { Account } from "#core";
import { KNOWN } from "#known";
import { roleOf } from "../account/situation.js";
import { labelOf } from "../account/transfer.js";
import { download } from "../download.js";
import { AssertionFacts } from "../expert/assertion-facts.js";
import { isFor, type TokenTarget, targetOf } from "../expert/token-request.js";
import { useRecord } from "../expert/use-record.js";
import { currentAccount } from "../state/reduce-accounts.js";
import { EMPTY_ACCOUNT } from "../state/state.js";
import { tokenEndpointOf } from "../steps/account.js";
import { openGuide } from "../steps/guide.js";
import { ActionBar } from "../view/action-bar.js";
import { CopyButton } from "../view/copy-button.js";
import { Facts } from "../view/facts.js";
import { useView } from "../view/view.js";
import { BackButton } from "./back-button.js";
import { BACKDATED } from "./code/clock.js";
import { type CodeWords, PROGRAMS, type ProgramId } from "./code/code.js";
import { Sentence } from "./sentence.js";
import { Sentences } from "./step-body.js";
import { useWords } from "./use-words.js";
import { numbered } from "./words.js";

/** What the manual says to the developer (§5, §6.2, §6.3), with the values of the account in use. */
export function DeveloperPart() {
  const { panel } = useView();
  const words = useWords();
  const { target } = useTarget();
  return (
    <>
      <p>{words.say("dev.about")}</p>
      <p class="hint">
        <Sentence say="dev.papers" />
      </p>
      <Parameters />
      <AssertionPart target={target} />
      <h2>{words.say("dev.rules")}</h2>
      <Sentences keys={numbered("dev.rules")} />
      <Programs target={target} />
      <h2>{words.say("dev.call")}</h2>
      <Sentences keys={numbered("dev.call")} />
      <p class="hint">{words.say("dev.call.unknown")}</p>
      <ActionBar label={words.say("step.to_steps")} onAct={() => openGuide(panel)}>
        <BackButton />
      </ActionBar>
    </>
  );
}

/** The account in use, or one with an example of a client id while there is none. */
function useTarget(): { account: Account; target: TokenTarget; filledIn: boolean } {
  const { connection, guide } = useView().state;
  const { account, review } = connection;
  const filledIn = account.clientId.trim() !== "";
  const role = roleOf(guide.progress.situation ?? account.role);
  const shown = filledIn ? account : { ...EMPTY_ACCOUNT, role, clientId: KNOWN.clientIdExample };
  const endpoint = (filledIn && review?.addresses?.tokenEndpoint) || tokenEndpointOf(shown);
  return { account: shown, target: targetOf(shown, endpoint), filledIn };
}

/** The table of the manual (§5.1), filled in. */
function Parameters() {
  const { state } = useView();
  const words = useWords();
  const { target, filledIn } = useTarget();
  const current = currentAccount(state);
  const name = (current && labelOf(current)) || target.clientId;
  const whose = !filledIn ? "none" : state.demo ? "demo" : "own";
  return (
    <>
      <h2>{words.say("dev.parameters")}</h2>
      <p class="hint">{words.say(`dev.parameters.${whose}`, { name })}</p>
      <Facts
        facts={[
          ["Grant type", <code key="grant">client_credentials</code>],
          ["Scope", target.scope ? <code>{target.scope}</code> : words.say("dev.scope.none")],
          ["ClientId", <code key="client">{target.clientId}</code>],
          ["Certificate", words.say("dev.certificate")],
          ["Token endpoint", <code key="endpoint">{target.tokenEndpoint}</code>],
          ["Audience url", <code key="audience">{target.audience}</code>],
        ]}
      />
    </>
  );
}

/** Each claim with its meaning, beside the one signed last in this session, or beside an example. */
function AssertionPart({ target }: { target: TokenTarget }) {
  const { panel } = useView();
  const words = useWords();
  const record = useRecord();
  const real = record?.asserted && isFor(record.asserted, target) ? record.asserted : null;
  const iat = Math.floor(panel.now() / 1000) - BACKDATED;
  const { clientId, audience, tokenEndpoint, scope } = target;
  const example = {
    claims: {
      iss: clientId,
      sub: clientId,
      aud: audience,
      jti: "3f9a0c5e71d84b26a8e0f4c2b7d91e63",
      iat,
      exp: iat + KNOWN.assertion.lifetime,
    },
    tokenEndpoint,
    scope,
  };
  return (
    <>
      <h2>{words.say("dev.assertion")}</h2>
      <p>{words.say("dev.assertion.about")}</p>
      <p class="hint">{words.say(real ? "dev.assertion.real" : "dev.assertion.example")}</p>
      <div class="technical">
        <AssertionFacts asserted={real ?? example} example={real === null} />
      </div>
    </>
  );
}

/** The same request as a program, one language at a time. */
function Programs({ target }: { target: TokenTarget }) {
  const words = useWords();
  const [chosen, setChosen] = useState<ProgramId>("java");
  const { name, file, needs, checked, write } = PROGRAMS[chosen];
  const program = write(
    target,
    codeWords((key) => words.say(`code.${key}`)),
  );
  const evidence = {
    run: "dev.code.run",
    "run.mono": "dev.code.run.mono",
    compiled: "dev.code.compiled",
  } as const;
  return (
    <>
      <h2>{words.say("dev.code")}</h2>
      <p>{words.say("dev.code.about")}</p>
      <label class="program">
        {words.say("dev.code.choose")}
        <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value as ProgramId)}>
          {(Object.keys(PROGRAMS) as ProgramId[]).map((id) => (
            <option key={id} value={id}>
              {PROGRAMS[id].name}
            </option>
          ))}
        </select>
      </label>
      <p class="hint">
        {words.say("dev.code.needs", { what: needs })}. {words.say(evidence[checked])}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
      <pre class="program-text" tabIndex={0}>
        {program}
      </pre>
      <p class="links">
        <CopyButton value={program} what={name} />
        <button
          type="button"
          class="quiet small"
          onClick={() => download(new Blob([program], { type: "text/plain" }), file)}
        >
          {words.say("dev.code.save", { file })}
        </button>
      </p>
    </>
  );
}

function codeWords(say: (key: keyof CodeWords) => string): CodeWords {
  return {
    title: say("title"),
    key: say("key"),
    assertion: say("assertion"),
    request: say("request"),
    result: say("result"),
  };
}
