import type { Asserted } from "#core";
import { KNOWN } from "#known";
import { formatInstant } from "../format.js";
import { isKey } from "../text/text.js";
import { Facts } from "../view/facts.js";
import { useView } from "../view/view.js";

interface AssertionProps {
  asserted: Asserted | null;
  /** Nobody signed it: it only shows what one looks like. */
  example?: boolean;
}

/** What was signed last, decoded: each member of the JOSE header and each claim, with what it means. */
export function AssertionFacts({ asserted, example = false }: AssertionProps) {
  const { text } = useView();
  if (!asserted) return <p class="hint">{text.say("expert.assertion.none")}</p>;
  const header: Record<string, string> = JSON.parse(KNOWN.assertion.header);
  return (
    <>
      {!example && <p class="hint">{text.say("expert.assertion.about")}</p>}
      <p class="technical-title">{text.say("expert.header")}</p>
      <Glossed part="header" members={header} />
      <p class="technical-title">{text.say("expert.claims")}</p>
      <Glossed part="claim" members={{ ...asserted.claims }} />
    </>
  );
}

interface Props {
  part: "header" | "claim";
  members: Readonly<Record<string, string | number>>;
}

function Glossed({ part, members }: Props) {
  const { text } = useView();
  const gloss = (name: string) => {
    const key = `expert.${part}.${name}`;
    return isKey(key) && <span class="gloss">{text.say(key)}</span>;
  };
  return (
    <Facts
      facts={Object.entries(members).map(([name, value]) => [
        name,
        <>
          {readable(value)}
          {gloss(name)}
        </>,
      ])}
    />
  );
}

/** Instants also as people read them. */
function readable(value: string | number): string {
  return typeof value === "number"
    ? `${value} (${formatInstant(new Date(value * 1000).toISOString())})`
    : value;
}
