import { useState } from "preact/hooks";
import type { CertificateView, IdentityView } from "#core";
import { TERMS_DAYS, type TermDays } from "../remembered.js";
import { rememberFile, rememberKey } from "../steps/remember.js";
import { Choices } from "../view/choices.js";
import { FailureBox, useFailure } from "../view/failure-box.js";
import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";

/** Whether there is anything to remember: a real certificate whose key can sign today and is not kept already. */
export function isRememberable(identity: IdentityView, now: number): boolean {
  const [certificate] = identity.certificates;
  if (!identity.usable || identity.keptUntil != null || !certificate) return false;
  return Date.parse(certificate.notBefore) <= now && now < Date.parse(certificate.notAfter);
}

/** The offer to remember the open certificate: folded, off, and nothing chosen beforehand that needs no password. */
export function Remember({ certificate, sealed }: { certificate: CertificateView; sealed: boolean }) {
  const { panel, state, text } = useView();
  const [way, setWay] = useState<"file" | "key">(sealed ? "file" : "key");
  const [days, setDays] = useState<TermDays>(TERMS_DAYS[0]);
  const remember = () => void (way === "file" ? rememberFile(panel) : rememberKey(panel, days));
  const ways = (["file", "key"] as const)
    .filter((one) => one === "key" || sealed)
    .map((value) => ({
      value,
      label: text.say(`remember.way.${value}`),
      text: text.say(`remember.way.${value}.text`),
    }));
  return (
    <details class="details">
      <summary>{text.say("remember.title")}</summary>
      <div class="remember">
        <p>{text.say("remember.intro")}</p>
        <Choices name="way" legend={text.say("remember.way")} value={way} options={ways} onChoose={setWay} />
        {!sealed && <p class="hint">{text.say("remember.bare")}</p>}
        {way === "key" && (
          <Choices
            name="term"
            legend={text.say("remember.term")}
            hint={text.say("remember.term.hint", { date: certificate.notAfter })}
            value={String(days)}
            options={TERMS_DAYS.map((term) => ({
              value: String(term),
              label: text.say(`remember.term.${term}`),
            }))}
            onChoose={(value) => setDays(TERMS_DAYS.find((term) => String(term) === value) ?? TERMS_DAYS[0])}
          />
        )}
        <button type="button" aria-disabled={state.busy !== null} onClick={remember}>
          {text.say(way === "file" ? "remember.file" : "remember.key")}
        </button>
        <p class="hint">{text.say("remember.clears")}</p>
      </div>
    </details>
  );
}

/** What there is to say about remembering, wherever its button stands. */
export function RememberRemarks() {
  const { state, text } = useView();
  const { list, evictable } = state.remembered;
  return (
    <>
      <FailureBox failure={useFailure("remembering")} />
      {evictable && list.length > 0 && (
        <Notice tone="calm">
          <p>{text.say("remembered.evictable")}</p>
        </Notice>
      )}
    </>
  );
}
