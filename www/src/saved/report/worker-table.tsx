import { Scroller } from "../../consult/scroller.js";
import { sum } from "../../consult/sum.js";
import { sayAmount } from "../../consult/words.js";
import { formatNumber, formatSsin } from "../../format.js";
import type { Text } from "../../text/text.js";
import type { EmployerTally, WorkerTally } from "./tally.js";

/** So many workers have a line in the report; all of them are in the file of workers. */
export const MOST_WORKERS = 5_000;

/** A line for each worker, by national number. */
export function WorkerTable({ text, tally }: { text: Text; tally: EmployerTally }) {
  const workers = [...tally.workers].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, MOST_WORKERS);
  return (
    <Scroller label={text.say("report.workers.title")}>
      <table>
        <caption class="hidden">{text.say("report.workers.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{text.say("consult.member.worker.ssin")}</th>
            <th scope="col" class="number">
              {text.say("consult.kind.trainingRegistration")}
            </th>
            <th scope="col">{text.say("report.workers.followed")}</th>
            <th scope="col" class="number">
              {text.say("consult.kind.trainingRight")}
            </th>
            <th scope="col">{text.say("report.workers.credit")}</th>
          </tr>
        </thead>
        <tbody>
          {workers.map(([ssin, worker]) => (
            <tr key={ssin}>
              <th scope="row" class="whole">
                {formatSsin(ssin, { masked: false }) || "–"}
              </th>
              <td class="number">{worker.counts.trainingRegistration}</td>
              <td>{sayFollowed(text, worker)}</td>
              <td class="number">{worker.counts.trainingRight}</td>
              <td>{sayCredits(text, worker)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function sayFollowed(text: Text, { followed, amounts }: WorkerTally): string {
  const said = [...amounts].map(([unit, values]) => sayAmount(text, { value: sum(values), unit }));
  return followed === 0 ? "–" : [String(followed), ...said].join(" · ");
}

function sayCredits(text: Text, { credits }: WorkerTally): string {
  const years = [...credits].sort((a, b) => (a.year < b.year ? -1 : 1));
  const said = years.map(({ year, used, entitled, unit }) => {
    const of = {
      used: formatNumber(used, text.language),
      entitled: sayAmount(text, { value: entitled, unit }),
    };
    return `${year}: ${text.say("consult.picture.of", of)}`;
  });
  return said.join(" · ") || "–";
}
