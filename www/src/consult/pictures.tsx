import { useView } from "../view/view.js";
import type { Lookup } from "./consult-state.js";
import { CreditPicture } from "./credit-picture.js";
import { Fillings } from "./pattern.js";
import { QuarterPicture } from "./quarter-picture.js";
import { byQuarter, credits } from "./sum.js";

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
  const { drawn, left } = credits(items);
  return (
    <>
      <CreditPicture credits={drawn} revealed={revealed} />
      <NotDrawn left={left} />
    </>
  );
}

function Quarters({ items }: { items: readonly unknown[] }) {
  const paths = ["training.nature", "training.status"] as const;
  const drawn = paths.map((path) => ({ path, ...byQuarter(items, path) }));
  const units = drawn[0]?.units.map(({ unit }) => unit) ?? [];
  return (
    <>
      {units.map((unit) =>
        drawn.map(({ path, units: all }) => {
          const one = all.find((other) => other.unit === unit);
          return one && <QuarterPicture key={`${unit} ${path}`} path={path} unit={one} />;
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
