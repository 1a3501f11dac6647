import type { ComponentChildren } from "preact";
import { Fillings } from "../../consult/pattern.js";
import { KINDS } from "../../consult/search.js";
import { formatCount, formatEnterpriseNumber, formatInstant } from "../../format.js";
import type { Text } from "../../text/text.js";
import { MANIFEST_FILE, type Manifest, type Part, SIGNATURE_FILE, WORKBOOK_FILE } from "../layout.js";
import { isWhole, sayFinding, sayQuestion } from "../words.js";
import { EmployerPart } from "./employer-part.js";
import type { ReportInput } from "./report.js";

/** What can be read of a saved register without any program but a browser. */
export function ReportBody({ text, input }: { text: Text; input: ReportInput }) {
  const { manifest, tally } = input;
  return (
    <main>
      <Fillings />
      <h1>{text.say("report.title")}</h1>
      <p>{text.say("report.lead", { date: formatInstant(manifest.madeAt) })}</p>
      <div class="notice">
        <p class="strong">{text.say("report.personal.title")}</p>
        <p>{text.say("report.personal")}</p>
      </div>
      <Where text={text} manifest={manifest} />
      <Completeness text={text} parts={manifest.parts} />
      {[...tally.employers].map(([employer, of]) => (
        <EmployerPart key={employer} text={text} employer={employer} tally={of} />
      ))}
      <footer>
        <h2>{text.say("report.check.title")}</h2>
        <p>{text.say("report.check", { manifest: MANIFEST_FILE, signature: SIGNATURE_FILE })}</p>
        <p>{text.say("report.more", { workbook: WORKBOOK_FILE })}</p>
        <p class="hint">{text.say("frame.modelled")}</p>
      </footer>
    </main>
  );
}

function Where({ text, manifest }: { text: Text; manifest: ReportInput["manifest"] }) {
  const { source, panelVersion, contract } = manifest;
  const facts: [string, ComponentChildren][] = [
    [text.say("saved.fact.made"), formatInstant(manifest.madeAt)],
    [text.say("saved.fact.company"), formatEnterpriseNumber(source.enterpriseNumber ?? "–")],
    [text.say("saved.fact.register"), source.apiBase],
    [text.say("saved.fact.environment"), source.environment],
    [text.say("saved.fact.account"), `${source.clientId} (${source.role})`],
    [text.say("saved.fact.thumbprint"), source.thumbprint],
    [text.say("saved.fact.program"), `FLA Panel ${panelVersion}, contract ${contract.version}`],
  ];
  return (
    <dl>
      {facts.map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}

/** Whether it is all there is, question by question. */
function Completeness({ text, parts }: { text: Text; parts: Manifest["parts"] }) {
  const whole = parts.every(isWhole);
  const sorted = [...parts].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  const number = (value: number) => formatCount(value, text.language);
  return (
    <section>
      <h2>{text.say("saved.complete.title")}</h2>
      <p class={whole ? "" : "strong"}>{text.say(whole ? "saved.complete.all" : "saved.complete.not")}</p>
      <div class="wide">
        <table>
          <caption class="hidden">{text.say("saved.complete.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{text.say("saved.complete.what")}</th>
              <th scope="col">{text.say("consult.member.employer.enterpriseNumber")}</th>
              <th scope="col" class="number">
                {text.say("consult.detail.count")}
              </th>
              <th scope="col" class="number">
                {text.say("consult.detail.total")}
              </th>
              <th scope="col" class="number">
                {text.say("saved.complete.workers")}
              </th>
              <th scope="col">{text.say("saved.complete.verdict")}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((part: Part) => (
              <tr key={`${part.kind} ${part.employer} ${sayQuestion(text, part)}`}>
                <th scope="row">{sayQuestion(text, part)}</th>
                <td class="whole">{formatEnterpriseNumber(part.employer)}</td>
                <td class="number">{number(part.records)}</td>
                <td class="number">{part.total === null ? "–" : number(part.total)}</td>
                <td class="number">{number(part.workers)}</td>
                <td>
                  {text.say(part.complete ? "saved.complete.yes" : "saved.complete.no")}
                  {part.findings.map((finding, place) => (
                    <p key={place}>{sayFinding(text, finding)}</p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
