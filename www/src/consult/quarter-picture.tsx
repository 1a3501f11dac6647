import { formatNumber } from "../format.js";
import type { Text } from "../text/text.js";
import { filling, Swatch } from "./pattern.js";
import { Scroller } from "./scroller.js";
import type { Quarter, UnitQuarters } from "./sum.js";
import { memberName, sayCode } from "./words.js";

interface Props {
  path: string;
  unit: UnitQuarters;
  text: Text;
  /** The table behind the picture is shown from the beginning: on paper nothing unfolds. */
  open?: boolean;
}

/** Hours or days by quarter, the parts of each bar by the codes of a member. */
export function QuarterPicture({ path, unit, text, open = false }: Props) {
  const longest = Math.max(...unit.quarters.map(({ total }) => total), 0);
  const title = text.say("consult.picture.quarters", {
    unit: unit.unit === "hours" || unit.unit === "days" ? text.say(`consult.unit.${unit.unit}`) : unit.unit,
    member: memberName(text, path),
  });
  const sayQuarter = (quarter: string) => {
    const [year = "", number = ""] = quarter.split("-");
    return text.say("consult.picture.of_year", { year, number });
  };
  const name = (code: string) =>
    code === "" ? text.say("consult.picture.unsaid") : sayCode(text, path, code);
  return (
    <figure class="picture">
      <figcaption class="strong">{title}</figcaption>
      <ul class="legend">
        {unit.codes.map((code, place) => (
          <li key={code}>
            <Swatch place={place} /> {name(code)}
          </li>
        ))}
      </ul>
      <ul class="bars">
        {unit.quarters.map((quarter) => (
          <li key={quarter.name}>
            <span class="bar-name">{sayQuarter(quarter.name)}</span>
            <Bar quarter={quarter} codes={unit.codes} longest={longest} />
            <span class="bar-value">{formatNumber(quarter.total, text.language)}</span>
          </li>
        ))}
      </ul>
      <details class="behind" open={open}>
        <summary>{text.say("consult.picture.table")}</summary>
        <Scroller label={title}>
          <table>
            <caption class="hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{text.say("consult.picture.quarter")}</th>
                {unit.codes.map((code) => (
                  <th scope="col" key={code}>
                    {name(code)}
                  </th>
                ))}
                <th scope="col">{text.say("consult.picture.total")}</th>
              </tr>
            </thead>
            <tbody>
              {unit.quarters.map((quarter) => (
                <tr key={quarter.name}>
                  <th scope="row">{sayQuarter(quarter.name)}</th>
                  {unit.codes.map((code) => (
                    <td key={code}>{formatNumber(quarter.parts.get(code) ?? 0, text.language)}</td>
                  ))}
                  <td>{formatNumber(quarter.total, text.language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      </details>
    </figure>
  );
}

/** One bar. Its parts stand side by side in the order of the legend, each with its own filling. */
function Bar({ quarter, codes, longest }: { quarter: Quarter; codes: readonly string[]; longest: number }) {
  let before = 0;
  const share = (value: number) => `${longest === 0 ? 0 : (value / longest) * 100}%`;
  return (
    <svg class="bar" width="100%" height="20" aria-hidden="true">
      {codes.map((code, place) => {
        const value = quarter.parts.get(code) ?? 0;
        if (value <= 0) return null;
        const x = before;
        before += value;
        return (
          <rect
            key={code}
            x={share(x)}
            y="1"
            width={share(value)}
            height="18"
            fill={filling(place)}
            class="outline"
          />
        );
      })}
    </svg>
  );
}
