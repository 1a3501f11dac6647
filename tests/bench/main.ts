import { writeFileSync } from "node:fs";
import { startBrowser } from "./browser.js";
import { checks } from "./checks.js";
import type { KeyFile } from "./contender.js";
import { ITERATIONS, Workshop } from "./files.js";
import { observe, QUIET } from "./machine.js";
import { type Job, measure, type Timing } from "./measure.js";
import { LISTS } from "./node.js";
import { publish, versionOf } from "./readme.js";
import { type Report, type Row, toMarkdown } from "./report.js";
import { sizes } from "./sizes.js";

/** Run by `cargo xtask bench` in the root of the repository, after everything has been built. */

const FOLDER = "target/bench";

const PEERS = ["pkijs", "node-forge", "jose", "jsrsasign"];

const machine = await observe();
say(`Machine: ${Math.round(machine.busy * 100)} % busy, load ${machine.load.toFixed(2)}`);
if (machine.busy > QUIET) say("It is not quiet. The ratios will be unfair to whoever uses both cores.");

const workshop = new Workshop(`${FOLDER}/files`);
const work = jobs(workshop);
const browser = await startBrowser(`${FOLDER}/www`);
const chromium = await all("Chromium", (job, file) => browser.measure(job, file));
await browser.close();
const node = await all("Node", (job, file) => measure(job, LISTS, file));

const versions: Record<string, string> = { Chromium: browser.version, Node: process.versions.node };
for (const name of PEERS) versions[name] = versionOf(name);
const report: Report = { machine, versions, chromium, node, checks: checks(), sizes: await sizes() };
writeFileSync(`${FOLDER}/report.json`, `${JSON.stringify(report, null, 2)}\n`);
publish("bench", toMarkdown(report));

/** The rows, in order: the short ones first, so that every contender's code is warm for the long ones. */
function jobs(workshop: Workshop): [Job, string, KeyFile][] {
  const pbes2 = ITERATIONS.map((iterations) => workshop.pbes2(2048, iterations));
  const opened = [...pbes2, workshop.legacy(2_048), workshop.nss()];
  const signed = [2048, 3072, 4096].map((bits) => [bits, workshop.pbes2(bits, 2_048)] as const);
  return [
    ...opened.map((file): [Job, string, KeyFile] => ["open", file.title, file]),
    ...signed.map(([bits, file]): [Job, string, KeyFile] => ["sign", `signature, RSA-${bits}`, file]),
    ...signed
      .slice(0, 1)
      .map(([, file]): [Job, string, KeyFile] => ["assert", "client assertion, RSA-2048", file]),
  ];
}

async function all(engine: string, measure: (job: Job, file: KeyFile) => Promise<Timing[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [job, title, file] of work) {
    const timings = await measure(job, file);
    rows.push({ job, title, timings });
    say(`${engine}, ${job}, ${title}: ${timings.map(inWords).join("; ")}`);
  }
  return rows;
}

function inWords(timing: Timing): string {
  return `${timing.name} ${"cannot" in timing ? `cannot (${timing.cannot})` : `${timing.median.toFixed(2)} ms`}`;
}

function say(text: string) {
  process.stdout.write(`${text}\n`);
}
