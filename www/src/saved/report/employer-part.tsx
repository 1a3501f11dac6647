import { CreditPicture } from "../../consult/credit-picture.js";
import { QuarterPicture } from "../../consult/quarter-picture.js";
import { KINDS } from "../../consult/search.js";
import { type Credit, sum } from "../../consult/sum.js";
import { formatCount, formatEnterpriseNumber, formatSsin } from "../../format.js";
import type { Text } from "../../text/text.js";
import { RecordTables } from "./record-tables.js";
import { type EmployerTally, MOST_LISTED, sumOf } from "./tally.js";
import { MOST_WORKERS, WorkerTable } from "./worker-table.js";

/** Up to so many credits are drawn one by one; beyond, only their sums are. */
export const MOST_DRAWN = 300;

interface Props {
  text: Text;
  employer: string;
  tally: EmployerTally;
}

/** What there is of one employer: pictures, a line for each worker, and every record when they are few. */
export function EmployerPart({ text, employer, tally }: Props) {
  const number = (value: number) => formatCount(value, text.language);
  return (
    <section>
      <h2 class="employer">{formatEnterpriseNumber(employer)}</h2>
      <ul class="plain">
        {KINDS.map((kind) => (
          <li key={kind}>
            {text.say(`consult.kind.${kind}`)} ·{" "}
            {text.count("consult.records", tally.counts[kind], { count: number(tally.counts[kind]) })}
          </li>
        ))}
        <li>{text.count("consult.workers", tally.workers.size, { count: number(tally.workers.size) })}</li>
      </ul>
      <Quarters text={text} tally={tally} />
      <Credits text={text} tally={tally} />
      <h3>{text.say("report.workers.title")}</h3>
      {tally.workers.size > MOST_WORKERS && (
        <p>{text.say("report.workers.some", { shown: number(MOST_WORKERS), file: "data/workers.csv" })}</p>
      )}
      <WorkerTable text={text} tally={tally} />
      {tally.listed ? (
        <RecordTables text={text} listed={tally.listed} />
      ) : (
        <p>
          {text.say("report.listed.not", {
            count: number(sumOf(tally.counts)),
            most: number(MOST_LISTED),
            file: "register.xlsx",
          })}
        </p>
      )}
    </section>
  );
}

function Quarters({ text, tally }: Omit<Props, "employer">) {
  const drawn = tally.quarters.map((sums) => ({ path: sums.path, ...sums.drawn() }));
  const units = drawn[0]?.units.map(({ unit }) => unit) ?? [];
  const left = drawn[0]?.left ?? 0;
  return (
    <>
      {units.map((unit) =>
        drawn.map(({ path, units: all }) => {
          const one = all.find((other) => other.unit === unit);
          return one && <QuarterPicture key={`${unit} ${path}`} path={path} unit={one} text={text} open />;
        }),
      )}
      {left > 0 && <p class="hint">{text.count("consult.picture.left", left)}</p>}
    </>
  );
}

/** What was used of all rights together, year by year, and per worker when that can be drawn on paper. */
function Credits({ text, tally }: Omit<Props, "employer">) {
  const all = [...tally.workers.values()].flatMap(({ credits }) => credits);
  if (all.length === 0) return null;
  const years = byYear(all);
  const perWorker = [...all].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const name = ({ worker, year }: Credit) => `${formatSsin(worker, { masked: false })} · ${year}`;
  return (
    <>
      <CreditPicture
        credits={years}
        scale={years}
        name={({ year }) => year}
        title={text.say("report.credits.years")}
        text={text}
        open
      />
      {all.length <= MOST_DRAWN ? (
        <CreditPicture
          credits={perWorker}
          scale={perWorker}
          name={name}
          title={text.say("consult.picture.credits")}
          text={text}
          open
        />
      ) : (
        <p class="hint">{text.say("report.credits.many", { most: MOST_DRAWN })}</p>
      )}
      {tally.creditsLeft > 0 && <p class="hint">{text.count("consult.picture.left", tally.creditsLeft)}</p>}
    </>
  );
}

function keyOf({ worker, year }: Credit): string {
  return `${worker} ${year}`;
}

/** The sums of all workers, by year and unit. */
function byYear(credits: readonly Credit[]): readonly Credit[] {
  const keys = [...new Set(credits.map(({ year, unit }) => `${year} ${unit}`))].sort();
  return keys.map((key) => {
    const same = credits.filter(({ year, unit }) => `${year} ${unit}` === key);
    const [{ year, unit } = { year: "", unit: "" }] = same;
    const remaining = same.flatMap((credit) =>
      credit.remaining?.unit === unit ? [credit.remaining.value] : [],
    );
    return {
      worker: "",
      year,
      unit,
      entitled: sum(same.map(({ entitled }) => entitled)),
      used: sum(same.map(({ used }) => used)),
      // A sum of some of them would be taken for that of all.
      remaining: remaining.length === same.length ? { value: sum(remaining), unit } : null,
      carriedOver: null,
    };
  });
}
