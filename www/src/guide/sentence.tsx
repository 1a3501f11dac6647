import { KNOWN } from "#known";
import { formsFor, type InsetId, insetOf, isInset, meaningOf } from "./portal.js";
import { useWords } from "./use-words.js";
import { type GuideKey, isGuideKey } from "./words.js";

interface Props {
  say: GuideKey;
  values?: Readonly<Record<string, string | number>>;
}

/** A sentence of the guide. Labels, paths and addresses of the portal stand in it as the portal has them. */
export function Sentence({ say, values = {} }: Props) {
  const words = useWords();
  const told = words.say(say, { clientIdExample: KNOWN.clientIdExample, ...values });
  // What is left between braces is an inset; the odd parts are their names.
  return (
    <>
      {told
        .split(/\{(\w+)\}/)
        .map((part, index) => (index % 2 === 1 && isInset(part) ? <Inset key={index} id={part} /> : part))}
    </>
  );
}

/** Something of the portal in its own words, each marked with its language, and what it means to the reader. */
export function Inset({ id }: { id: InsetId }) {
  const words = useWords();
  const inset = insetOf(id);
  const key = meaningOf(id);
  const meaning = isGuideKey(key) ? words.say(key) : "";
  if (inset.kind === "link") return <PortalLink id={id} words={inset.words} meaning={meaning} />;
  if (inset.kind === "path") return <PortalPath words={inset.words} meaning={meaning} />;
  const known = Object.entries(inset.words);
  const explained = known.some(([language]) => language === words.language);
  return (
    <span class="portal">
      {known.map(([language, label], index) => (
        <span key={language}>
          {index > 0 && " / "}
          <b lang={language}>{label}</b> <Tag language={language} />
        </span>
      ))}
      {!explained && <span class="hint"> ({meaning})</span>}
    </span>
  );
}

/** The language something of the portal is in. */
function Tag({ language }: { language: string }) {
  return <span class="tongue">{language.toUpperCase()}</span>;
}

function PortalPath({
  words,
  meaning,
}: {
  words: Parameters<typeof formsFor<readonly string[]>>[0];
  meaning: string;
}) {
  const { language } = useWords();
  const forms = formsFor(words, language);
  return (
    <span class="portal-path">
      {forms.map(([tongue, labels]) => (
        <span key={tongue} class="portal">
          <b lang={tongue}>{["www.socialsecurity.be", ...labels].join(" → ")}</b> <Tag language={tongue} />
        </span>
      ))}
      {forms[0]?.[0] !== language && <span class="hint">({meaning})</span>}
    </span>
  );
}

interface LinkProps {
  id: InsetId;
  words: Parameters<typeof formsFor<string>>[0];
  meaning: string;
}

function PortalLink({ id, words, meaning }: LinkProps) {
  const told = useWords();
  const forms = formsFor(words, told.language);
  const alone = Object.keys(words).length === 1 && forms[0]?.[0] !== told.language;
  return (
    <span class="portal-link">
      {forms.map(([tongue, url], index) => (
        <span key={`${id}${tongue}`}>
          {index > 0 && ", "}
          <a href={url} hreflang={tongue} target="_blank" rel="noreferrer">
            {meaning} <Tag language={tongue} />
          </a>
          <span class="print-only"> {url}</span>
        </span>
      ))}
      {alone && <span class="hint"> ({told.say("link.only")})</span>}
    </span>
  );
}
