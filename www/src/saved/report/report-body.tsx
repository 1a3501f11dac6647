import type { ComponentChildren } from "preact";
import { Fillings } from "../../consult/pattern.js";
import { formatEnterpriseNumber, formatInstant } from "../../format.js";
import { isKey, type Text } from "../../text/text.js";
import { Completeness } from "../completeness.js";
import { MANIFEST_FILE, type Page, SIGNATURE_FILE, WORKBOOK_FILE } from "../layout.js";
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

/** The first and the last answer, by the server's clock. */
function sayRetrieved(pages: readonly Page[]): string {
  const times = pages.map(({ retrievedAt }) => retrievedAt).sort();
  return [...new Set([times[0] ?? "–", times.at(-1) ?? "–"])].join(" – ");
}

function Where({ text, manifest }: { text: Text; manifest: ReportInput["manifest"] }) {
  const { source, panelVersion, contract } = manifest;
  const facts: [string, ComponentChildren][] = [
    // In time zones that differ, the second is the one that can be compared.
    [text.say("saved.fact.made"), `${formatInstant(manifest.madeAt)} (${manifest.madeAt})`],
    [text.say("consult.detail.retrieved"), sayRetrieved(manifest.pages)],
    [text.say("saved.fact.company"), formatEnterpriseNumber(source.enterpriseNumber ?? "–")],
    [text.say("saved.fact.register"), source.apiBase],
    [
      text.say("saved.fact.environment"),
      named(text, `environment.${source.environment}`, source.environment),
    ],
    [
      text.say("saved.fact.account"),
      `${source.clientId} (${named(text, `role.${source.role}`, source.role)})`,
    ],
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

/** The panel's word for it, and for one it has no word for the thing itself. */
function named(text: Text, key: string, otherwise: string): string {
  return isKey(key) ? text.say(key) : otherwise;
}
