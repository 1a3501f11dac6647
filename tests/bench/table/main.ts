import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { chromium } from "@playwright/test";
import { observe } from "../machine.js";
import { csv, ROWS, rows, xlsx } from "./files.js";
import type { contenders as Contenders, Outcome } from "./page.js";

/** Run by `cargo xtask bench table` in the root of the repository: 100,000 rows, from the bytes of a file to findings. */

const FOLDER = "target/bench/table";
const ROUNDS = 5;
const { CHROMIUM = "/usr/bin/chromium" } = process.env;
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

declare const contenders: typeof Contenders;

const machine = await observe();
say(`Machine: ${Math.round(machine.busy * 100)} % busy, load ${machine.load.toFixed(2)}`);
const table = rows();
writeFileSync(`${FOLDER}/rows.csv`, csv(table));
writeFileSync(`${FOLDER}/rows.xlsx`, xlsx(table));
writeFileSync(`${FOLDER}/index.html`, '<!doctype html><script type="module" src="page.js"></script>');

const server = createServer((request, response) => {
  const name = path.basename(request.url ?? "") || "index.html";
  try {
    const body = readFileSync(path.join(FOLDER, name));
    response
      .writeHead(200, { "content-type": TYPES[path.extname(name)] ?? "application/octet-stream" })
      .end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
await page.waitForFunction(() => document.title === "ready");

for (const [name, peer] of [
  ["rows.csv", "PapaParse and ajv"],
  ["rows.xlsx", "SheetJS and ajv"],
] as const) {
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
  say(
    `${name}, ${size} MB: ours ${ours.toFixed(0)} ms, ${peer} ${peers.toFixed(0)} ms, ratio ${(ours / peers).toFixed(2)}`,
  );
  for (const [who, all] of Object.entries(samples))
    say(`   ${who} ${all.map((one) => one.toFixed(0)).join(" ")}`);
}
await browser.close();
server.close();

function run(who: keyof typeof Contenders, name: string): Promise<Outcome> {
  return page.evaluate(([who, name]) => contenders[who](name), [who, name] as const);
}

function median(samples: readonly number[]): number {
  return samples.toSorted((a, b) => a - b)[samples.length >> 1] ?? Number.NaN;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
