import { formatCount, formatDate, formatEnterpriseNumber, formatHex, formatInstant } from "../format.js";
import { isKey } from "../text/text.js";
import { ActionBar } from "../view/action-bar.js";
import { Details } from "../view/details.js";
import { type Fact, Facts } from "../view/facts.js";
import { Notice } from "../view/notice.js";
import { Screen } from "../view/screen.js";
import { useView } from "../view/view.js";
import { Completeness } from "./completeness.js";
import { VerifyPageLink } from "./saved-screen.js";
import { checkedKeys, MOST_CHANGES, TONES, uncheckedKeys } from "./scope.js";
import { closeSaved } from "./steps.js";
import type { Verdict } from "./verify.js";

/** What the check of a saved file says: the verdict first, then of what, by whom, and what nobody checked. */
export function VerdictScreen({ name, verdict }: { name: string; verdict: Verdict }) {
  const { panel, text } = useView();
  const { manifest, changes } = verdict;
  const count = formatCount(manifest.files.length, text.language);
  const leave = () => {
    closeSaved(panel);
    panel.store.dispatch({ type: "asideOpened", aside: null });
  };
  return (
    <Screen
      title={text.say("saved.title")}
      means={[text.say("saved.means.1"), text.say("saved.means.2")]}
      onBack={leave}
    >
      <p class="file-name">{name}</p>
      <div role="status">
        <Notice tone={TONES[verdict.verdict]}>
          <p class="strong">{text.say(`saved.verdict.${verdict.verdict}`)}</p>
          <p>{text.say(`saved.verdict.${verdict.verdict}.text`, { count })}</p>
          {changes.length > 0 && (
            <ul class="scope">
              {changes.slice(0, MOST_CHANGES).map(({ file, how }) => (
                <li key={`${file} ${how}`}>{text.say(`saved.changed.${how}`, { file })}</li>
              ))}
              {changes.length > MOST_CHANGES && (
                <li>{text.count("saved.changed.more", changes.length - MOST_CHANGES)}</li>
              )}
            </ul>
          )}
        </Notice>
      </div>
      <Actions changed={verdict.verdict === "changed"} />
      <Facts facts={[...signerFacts(text, verdict), ...sourceFacts(text, verdict)]} />
      <Completeness text={text} parts={manifest.parts} />
      <Scope verdict={verdict} />
      <VerifyPageLink />
      <Details>
        <Facts
          facts={[
            ["format", manifest.format],
            [text.say("saved.fact.files"), count],
            [text.say("saved.fact.program"), `FLA Panel ${manifest.panelVersion}`],
            [text.say("saved.fact.account"), `${manifest.source.clientId} (${manifest.source.role})`],
            [text.say("saved.fact.serial"), verdict.signer?.serial],
          ]}
        />
      </Details>
    </Screen>
  );
}

/** To what is in it, or to another file: first comes what is likely wanted. */
function Actions({ changed }: { changed: boolean }) {
  const { panel, text } = useView();
  const look = () => panel.store.dispatch({ type: "savedLooked", looking: true });
  const other = () => closeSaved(panel);
  const toLook = { label: text.say("saved.look"), act: look };
  const toOther = { label: text.say("saved.choose.other"), act: other };
  const [first, second] = changed ? [toOther, toLook] : [toLook, toOther];
  return (
    <ActionBar label={first.label} onAct={first.act}>
      <button type="button" class="quiet" onClick={second.act}>
        {second.label}
      </button>
    </ActionBar>
  );
}

type Words = ReturnType<typeof useView>["text"];

function signerFacts(text: Words, { signer }: Verdict): Fact[] {
  if (!signer) return [];
  const { subject, issuer, notBefore, notAfter, thumbprint } = signer;
  const days = { from: formatDate(notBefore), to: formatDate(notAfter) };
  return [
    [text.say("saved.fact.signer"), subject],
    [text.say("saved.fact.issuer"), issuer],
    [text.say("saved.fact.valid"), text.say("saved.fact.valid.text", days)],
    [text.say("saved.fact.thumbprint"), <span class="hex">{formatHex(thumbprint)}</span>],
  ];
}

function sourceFacts(text: Words, { manifest }: Verdict): Fact[] {
  const { source, madeAt } = manifest;
  const environment = `environment.${source.environment}`;
  return [
    [text.say("saved.fact.made"), formatInstant(madeAt)],
    [text.say("saved.fact.company"), formatEnterpriseNumber(source.enterpriseNumber ?? "")],
    [text.say("saved.fact.register"), source.apiBase],
    [text.say("saved.fact.environment"), isKey(environment) ? text.say(environment) : source.environment],
  ];
}

/** What was checked and, as plainly, what was not. */
function Scope({ verdict }: { verdict: Verdict }) {
  const { text } = useView();
  return (
    <>
      <h2 class="card-title">{text.say("saved.checked")}</h2>
      <ul class="scope">
        {checkedKeys(verdict).map((key) => (
          <li key={key}>{text.say(key)}</li>
        ))}
      </ul>
      <h2 class="card-title">{text.say("saved.unchecked")}</h2>
      <ul class="scope">
        {uncheckedKeys(verdict).map((key) => (
          <li key={key}>{text.say(key)}</li>
        ))}
      </ul>
    </>
  );
}
