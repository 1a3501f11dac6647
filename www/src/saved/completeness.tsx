import { Scroller } from "../consult/scroller.js";
import { KINDS } from "../consult/search.js";
import { formatCount, formatEnterpriseNumber } from "../format.js";
import type { Text } from "../text/text.js";
import { isWhole, type Manifest, type Part } from "./layout.js";
import { completeKey } from "./scope.js";
import { sayFinding, sayQuestion } from "./words.js";

/** Whether it is all there is, question by question. */
export function Completeness({ text, parts }: { text: Text; parts: Manifest["parts"] }) {
  const whole = parts.every(isWhole);
  const [only, second] = new Set(parts.map(({ employer }) => employer));
  // What is not whole comes first: nobody has to look for it.
  const rank = (part: Part) => (isWhole(part) ? KINDS.length : 0) + KINDS.indexOf(part.kind);
  const sorted = [...parts].sort((a, b) => rank(a) - rank(b));
  const number = (value: number) => formatCount(value, text.language);
  return (
    <section class="completeness">
      <h2>{text.say("saved.complete.title")}</h2>
      <p class={whole ? "" : "strong"}>{text.say(completeKey(parts))}</p>
      {second === undefined && (
        <p>
          {text.say("saved.employer")}: <span class="whole">{formatEnterpriseNumber(only ?? "")}</span>
        </p>
      )}
      <Scroller label={text.say("saved.complete.title")}>
        <table>
          <caption class="hidden">{text.say("saved.complete.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{text.say("saved.complete.what")}</th>
              <th scope="col">{text.say("saved.complete.verdict")}</th>
              {second !== undefined && (
                <th scope="col">{text.say("consult.member.employer.enterpriseNumber")}</th>
              )}
              <th scope="col" class="number">
                {text.say("consult.detail.count")}
              </th>
              <th scope="col" class="number">
                {text.say("consult.detail.total")}
              </th>
              <th scope="col" class="number">
                {text.say("saved.complete.workers")}
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((part: Part) => (
              <tr key={`${part.kind} ${part.employer} ${sayQuestion(text, part)}`}>
                <th scope="row">{sayQuestion(text, part)}</th>
                <td>
                  {text.say(isWhole(part) ? "saved.complete.yes" : "saved.complete.no")}
                  {part.findings.map((finding, place) => (
                    <p key={place}>{sayFinding(text, finding)}</p>
                  ))}
                </td>
                {second !== undefined && <td class="whole">{formatEnterpriseNumber(part.employer)}</td>}
                <td class="number">{number(part.records)}</td>
                <td class="number">{part.total === null ? "–" : number(part.total)}</td>
                <td class="number">{number(part.workers)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
