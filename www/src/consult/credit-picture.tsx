import type { ComponentChildren } from "preact";
import { formatNumber } from "../format.js";
import type { Text } from "../text/text.js";
import { filling, Swatch } from "./pattern.js";
import { Scroller } from "./scroller.js";
import type { Credit } from "./sum.js";
import { sayAmount } from "./words.js";

const USED = 1;
const BEYOND = 0;

interface Props {
  /** Those that are drawn. */
  credits: readonly Credit[];
  /** Those whose longest sets the scale of a unit. */
  scale: readonly Credit[];
  /** What a bar is called. */
  name: (credit: Credit) => string;
  title: string;
  text: Text;
  /** The table behind the picture is shown from the beginning: on paper nothing unfolds. */
  open?: boolean;
  /** The way to those that are not drawn. */
  children?: ComponentChildren;
}

/** Per worker and year: what was used, inside of what there was a right to. */
export function CreditPicture({ credits, scale, name, title, text, open = false, children }: Props) {
  const units = [...new Set(scale.map(({ unit }) => unit))];
  return (
    <figure class="picture">
      <figcaption class="strong">{title}</figcaption>
      <ul class="legend">
        <li>
          <svg class="swatch" width="24" height="16" aria-hidden="true">
            <rect x="1" y="1" width="22" height="14" class="frame" />
          </svg>{" "}
          {text.say("consult.member.entitled")}
        </li>
        <li>
          <Swatch place={USED} /> {text.say("consult.member.used")}
        </li>
        <li>
          <Swatch place={BEYOND} /> {text.say("consult.picture.beyond")}
        </li>
      </ul>
      {units.map((unit) => (
        <ul class="bars credits" key={unit}>
          {credits
            .filter((credit) => credit.unit === unit)
            .map((credit, place) => (
              <li key={place}>
                <span class="bar-name">{name(credit)}</span>
                <Bar credit={credit} longest={longestOf(scale, unit)} />
                <span class="bar-value">
                  {text.say("consult.picture.of", {
                    used: formatNumber(credit.used, text.language),
                    entitled: sayAmount(text, { value: credit.entitled, unit }),
                  })}
                </span>
              </li>
            ))}
        </ul>
      ))}
      <details class="behind" open={open}>
        <summary>{text.say("consult.picture.table")}</summary>
        <Scroller label={title}>
          <table>
            <caption class="hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{text.say("consult.picture.worker_year")}</th>
                <th scope="col">{text.say("consult.member.entitled")}</th>
                <th scope="col">{text.say("consult.member.used")}</th>
                <th scope="col">{text.say("consult.member.remaining")}</th>
              </tr>
            </thead>
            <tbody>
              {credits.map((credit, place) => (
                <tr key={place}>
                  <th scope="row">{name(credit)}</th>
                  <td>{sayAmount(text, { value: credit.entitled, unit: credit.unit })}</td>
                  <td>{sayAmount(text, { value: credit.used, unit: credit.unit })}</td>
                  <td>{credit.remaining ? sayAmount(text, credit.remaining) : "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      </details>
      {children}
    </figure>
  );
}

function longestOf(credits: readonly Credit[], unit: string): number {
  const same = credits.filter((credit) => credit.unit === unit);
  return same.reduce((longest, { entitled, used }) => Math.max(longest, entitled, used), 0);
}

/** The frame is the right; what fills it was used; what was used beyond it stands outside, with another filling. */
function Bar({ credit, longest }: { credit: Credit; longest: number }) {
  const { entitled, used } = credit;
  const share = (value: number) => `${longest <= 0 ? 0 : (Math.max(0, value) / longest) * 100}%`;
  const inside = Math.min(used, entitled);
  return (
    <svg class="bar" width="100%" height="20" aria-hidden="true">
      <rect x="0" y="4" width={share(inside)} height="12" fill={filling(USED)} />
      {used > entitled && (
        <rect x={share(entitled)} y="4" width={share(used - entitled)} height="12" fill={filling(BEYOND)} />
      )}
      <rect x="0" y="1" width={share(entitled)} height="18" class="frame" />
    </svg>
  );
}
