import { formatCount, formatDate, formatEnterpriseNumber, formatHex, formatInstant } from "../../format.js";
import type { Words } from "../../text/words.js";
import { isWhole, KIND_NAMES, type Part } from "../layout.js";
import { checkedKeys, completeKey, MOST_CHANGES, TONES, uncheckedKeys } from "../scope.js";
import type { SavedKey } from "../tables.js";
import type { Verdict } from "../verify.js";
import { type Child, element, facts, table } from "./element.js";

const SIGNS = { good: "✓", warning: "!", error: "×" } as const;

/** Everything a check says: the verdict first, then of what, by whom, and what nobody checked. */
export function drawVerdict(words: Words<SavedKey>, name: string, verdict: Verdict): HTMLElement[] {
  const { manifest, changes, signer } = verdict;
  const { source } = manifest;
  const count = formatCount(manifest.files.length, words.language);
  const list = (keys: readonly SavedKey[]) =>
    element("ul", {}, ...keys.map((key) => element("li", {}, words.say(key))));
  const named = changes
    .slice(0, MOST_CHANGES)
    .map(({ file, how }) => words.say(`saved.changed.${how}`, { file }));
  if (changes.length > MOST_CHANGES) {
    named.push(words.count("saved.changed.more", changes.length - MOST_CHANGES));
  }
  return [
    notice(
      TONES[verdict.verdict],
      words.say(`saved.verdict.${verdict.verdict}`),
      words.say(`saved.verdict.${verdict.verdict}.text`, { count }),
      named.length === 0 ? null : element("ul", {}, ...named.map((line) => element("li", {}, line))),
    ),
    facts([
      [words.say("verify.file"), name],
      [words.say("saved.fact.signer"), signer?.subject],
      [words.say("saved.fact.issuer"), signer?.issuer],
      [words.say("saved.fact.valid"), signer && sayValidity(words, signer)],
      [words.say("saved.fact.serial"), signer?.serial],
      [words.say("saved.fact.thumbprint"), signer && formatHex(signer.thumbprint)],
      [words.say("saved.fact.made"), formatInstant(manifest.madeAt)],
      [words.say("saved.fact.company"), formatEnterpriseNumber(source.enterpriseNumber ?? "")],
      [words.say("saved.fact.register"), source.apiBase],
      [words.say("saved.fact.environment"), source.environment],
      [words.say("saved.fact.account"), `${source.clientId} (${source.role})`],
      [words.say("saved.fact.program"), `FLA Panel ${manifest.panelVersion}`],
    ]),
    element("h2", {}, words.say("saved.checked")),
    list(checkedKeys(verdict)),
    element("h2", {}, words.say("saved.unchecked")),
    list(uncheckedKeys(verdict)),
    element("h2", {}, words.say("saved.complete.title")),
    element("p", {}, words.say(completeKey(manifest.parts))),
    drawParts(words, manifest.parts),
    drawFiles(words, verdict),
  ];
}

/** A remark whose sign and words say what its colour says. */
export function notice(tone: keyof typeof SIGNS, title: string, ...children: readonly Child[]): HTMLElement {
  const told = children.map((child) => (typeof child === "string" ? element("p", {}, child) : child));
  return element(
    "div",
    { class: `notice ${tone}` },
    element("span", { class: "sign", "aria-hidden": "true" }, SIGNS[tone]),
    element("div", {}, element("p", { class: "strong" }, title), ...told),
  );
}

function sayValidity(
  words: Words<SavedKey>,
  { notBefore, notAfter }: NonNullable<Verdict["signer"]>,
): string {
  return words.say("saved.fact.valid.text", { from: formatDate(notBefore), to: formatDate(notAfter) });
}

/** Whether it is all there is; kinds are called as the files of the ZIP are. */
function drawParts(words: Words<SavedKey>, parts: readonly Part[]): HTMLElement {
  const count = (value: number | null) => (value === null ? "–" : formatCount(value, words.language));
  return table(
    words.say("saved.complete.title"),
    [
      words.say("saved.complete.what"),
      words.say("saved.employer"),
      words.say("saved.records"),
      words.say("saved.complete.workers"),
      words.say("saved.complete.verdict"),
    ],
    parts.map((part) => [
      [KIND_NAMES[part.kind], part.query.year].filter(Boolean).join(" "),
      formatEnterpriseNumber(part.employer),
      `${count(part.records)} / ${count(part.total)}`,
      count(part.workers),
      [
        words.say(isWhole(part) ? "saved.complete.yes" : "saved.complete.no"),
        ...part.findings.map(({ code, params }) => {
          const key = `saved.finding.${code}`;
          return words.has(key) ? words.say(key, params) : words.say("saved.finding", { code });
        }),
      ].join(". "),
    ]),
  );
}

function drawFiles(words: Words<SavedKey>, { manifest, changes }: Verdict): HTMLElement {
  const wrong = new Set(changes.map(({ file }) => file));
  return element(
    "details",
    {},
    element("summary", {}, words.say("verify.digests")),
    table(
      words.say("verify.digests"),
      [words.say("verify.file"), words.say("verify.bytes"), "SHA-256"],
      manifest.files.map(({ name, bytes, sha256 }) => [
        `${wrong.has(name) ? "× " : ""}${name}`,
        formatCount(bytes, words.language),
        element("code", {}, sha256),
      ]),
    ),
  );
}
