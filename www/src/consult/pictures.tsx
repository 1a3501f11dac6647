import { formatSsin } from "../format.js";
import { useView } from "../view/view.js";
import type { Lookup } from "./consult-state.js";
import { CreditPicture } from "./credit-picture.js";
import { Fillings } from "./pattern.js";
import { QuarterPicture } from "./quarter-picture.js";
import { Pager } from "./record-list.js";
import { byQuarter, type Credit, credits } from "./sum.js";

/** As many credits as are drawn at once. */
const ON_SCREEN = 15;

/** The pictures of what was found. Hours and days are never drawn together. */
export function Pictures({ lookup, revealed }: { lookup: Lookup; revealed: boolean }) {
  const items = lookup.found.map(({ item }) => item);
  return (
    <>
      <Fillings />
      {lookup.search.kind === "trainingCredit" ? (
        <Credits items={items} revealed={revealed} />
      ) : (
        <Quarters items={items} />
      )}
    </>
  );
}

function Credits({ items, revealed }: { items: readonly unknown[]; revealed: boolean }) {
  const { state, text } = useView();
  const { drawn, left } = credits(items);
  const offset = Math.min(state.consult.offset, Math.max(0, drawn.length - 1));
  const name = ({ worker, year }: Credit) => `${formatSsin(worker, { masked: !revealed })} · ${year}`;
  return (
    <>
      <CreditPicture
        credits={drawn.slice(offset, offset + ON_SCREEN)}
        scale={drawn}
        name={name}
        title={text.say("consult.picture.credits")}
        text={text}
      >
        {drawn.length > ON_SCREEN && <Pager offset={offset} count={drawn.length} step={ON_SCREEN} />}
      </CreditPicture>
      <NotDrawn left={left} />
    </>
  );
}

function Quarters({ items }: { items: readonly unknown[] }) {
  const { text } = useView();
  const paths = ["training.nature", "training.status"] as const;
  const drawn = paths.map((path) => ({ path, ...byQuarter(items, path) }));
  const units = drawn[0]?.units.map(({ unit }) => unit) ?? [];
  return (
    <>
      {units.map((unit) =>
        drawn.map(({ path, units: all }) => {
          const one = all.find((other) => other.unit === unit);
          return one && <QuarterPicture key={`${unit} ${path}`} path={path} unit={one} text={text} />;
        }),
      )}
      <NotDrawn left={drawn[0]?.left ?? 0} />
    </>
  );
}

function NotDrawn({ left }: { left: number }) {
  const { text } = useView();
  return left === 0 ? null : <p class="hint">{text.count("consult.picture.left", left)}</p>;
}
