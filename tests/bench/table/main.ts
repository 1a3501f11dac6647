import { readFileSync, writeFileSync } from "node:fs";
import { observe } from "../machine.js";
import { conditions, markdown, median, publish, versionOf } from "../readme.js";
import { serve } from "../served.js";
import { csv, ROWS, rows, xlsx } from "./files.js";
import type { contenders as Contenders, Outcome } from "./page.js";
import type { rounds as Rounds } from "./typing.js";

/**
 * Run by `cargo xtask bench table` in the root of the repository: 100,000 rows, from the bytes of a file to findings, and one
 * row while it is typed.
 */

const FOLDER = "target/bench/table";
const ROUNDS = 5;
const KEYS = 2_000;
const PEERS = [
  ["rows.csv", "PapaParse and ajv"],
  ["rows.xlsx", "SheetJS and ajv"],
] as const;

const page = (script: string) => `<!doctype html><script type="module" src="${script}"></script>`;

declare const contenders: typeof Contenders;
declare const rounds: typeof Rounds;

const machine = await observe();
const table = rows();
writeFileSync(`${FOLDER}/rows.csv`, csv(table));
writeFileSync(`${FOLDER}/rows.xlsx`, xlsx(table));

const files = await serve(FOLDER, page("page.js"));
const lines: string[][] = [];
for (const [name, peer] of PEERS) {
  const samples: Record<"ours" | "peers", number[]> = { ours: [], peers: [] };
  // The first round also compiles the code, and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [ours, peers] = [await run("ours", name), await run("peers", name)];
    if (ours.rows !== ROWS || peers.rows !== ROWS || ours.wrong !== peers.wrong) {
      throw new Error(`not the same: ${JSON.stringify({ ours, peers })}`);
    }
    if (round === 0) continue;
    samples.ours.push(ours.milliseconds);
    samples.peers.push(peers.milliseconds);
  }
  const [ours, peers] = [median(samples.ours), median(samples.peers)];
  const size = (readFileSync(`${FOLDER}/${name}`).length / 1e6).toFixed(1);
  const format = name.endsWith("csv") ? "CSV" : "XLSX";
  lines.push([
    `${format}, ${size} MB`,
    `${ours.toFixed(0)} ms`,
    `${peer} ${peers.toFixed(0)} ms`,
    `${(ours / peers).toFixed(2)}×`,
  ]);
}
await files.close();

const typing = await serve(FOLDER, page("typing.js"));
await typing.page.evaluate((count) => rounds(count), KEYS / 10);
const { checked, echoed } = await typing.page.evaluate((count) => rounds(count), KEYS);
await typing.close();

const at = (samples: readonly number[], share: number) =>
  (samples[Math.floor(samples.length * share)] ?? Number.NaN).toFixed(2);
const versions = {
  Chromium: files.version,
  papaparse: versionOf("papaparse"),
  xlsx: versionOf("xlsx"),
  ajv: versionOf("ajv"),
};
publish(
  "bench-table",
  `${conditions(machine, versions)}

${markdown([`${ROWS.toLocaleString("en")} rows, from the file to findings`, "FLA Panel", "peers", "time, of the peers"], lines)}
${markdown(
  ["One row checked while it is typed", "median", "95 % within"],
  [
    ["to the Worker and back, checks included", `${at(checked, 0.5)} ms`, `${at(checked, 0.95)} ms`],
    ["a bare message to a Worker and back", `${at(echoed, 0.5)} ms`, `${at(echoed, 0.95)} ms`],
  ],
)}`,
);

function run(who: keyof typeof Contenders, name: string): Promise<Outcome> {
  return files.page.evaluate(([who, name]) => contenders[who](name), [who, name] as const);
}
