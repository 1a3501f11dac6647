import type { RegisterKind } from "#core";
import { amountAt, textAt } from "../../consult/record.js";
import { Scroller } from "../../consult/scroller.js";
import { KINDS } from "../../consult/search.js";
import { memberName, sayAmount, sayCode, sayPeriod } from "../../consult/words.js";
import { formatDate, formatSsin } from "../../format.js";
import type { Text } from "../../text/text.js";

/** A column: what it is called, and what stands in it. */
type Column = readonly [name: string, say: (item: unknown) => string];

/** Every record, when they are few. What a record has besides is in the files beside the report. */
export function RecordTables({ text, listed }: { text: Text; listed: Record<RegisterKind, unknown[]> }) {
  return (
    <>
      {KINDS.filter((kind) => listed[kind].length > 0).map((kind) => (
        <section key={kind}>
          <h3>{text.say(`consult.kind.${kind}`)}</h3>
          <Scroller label={text.say(`consult.kind.${kind}`)}>
            <table>
              <caption class="hidden">{text.say(`consult.kind.${kind}`)}</caption>
              <thead>
                <tr>
                  {columns(text, kind).map(([name]) => (
                    <th scope="col" key={name}>
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {listed[kind].map((item, place) => (
                  <tr key={place}>
                    {columns(text, kind).map(([name, say]) => (
                      <td key={name} class={name === memberName(text, "worker.ssin") ? "whole" : undefined}>
                        {say(item) || "–"}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroller>
        </section>
      ))}
    </>
  );
}

function columns(text: Text, kind: RegisterKind): readonly Column[] {
  const name = (path: string) => memberName(text, path);
  const amount = (path: string): Column => [
    name(path),
    (item) => {
      const found = amountAt(item, path);
      return found ? sayAmount(text, found) : "";
    },
  ];
  const code = (path: string): Column => [name(path), (item) => sayCode(text, path, textAt(item, path))];
  const worker: Column = [
    name("worker.ssin"),
    (item) => formatSsin(textAt(item, "worker.ssin"), { masked: false }),
  ];
  const year: Column = [name("year"), (item) => textAt(item, "year")];
  switch (kind) {
    case "trainingRegistration":
      return [
        worker,
        [name("training.name"), (item) => textAt(item, "training.name")],
        [text.say("report.period"), sayDays],
        amount("training.duration"),
        code("training.status"),
        code("training.nature"),
      ];
    case "trainingRight":
      return [worker, year, code("kind"), amount("amount"), amount("carriedOver")];
    case "trainingCredit":
      return [
        worker,
        year,
        amount("entitled"),
        amount("used"),
        amount("remaining"),
        [name("asOf"), (item) => formatDate(textAt(item, "asOf"))],
      ];
  }
}

function sayDays(item: unknown): string {
  return sayPeriod(textAt(item, "training.period.startDate"), textAt(item, "training.period.endDate"));
}
