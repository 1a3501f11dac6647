import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { chromium } from "@playwright/test";
import { observe, QUIET } from "../machine.js";
import type { Rounds } from "./page.js";

/**
 * How long one row takes to be checked while it is typed, the crossing to the Worker and back included. Run in the root of
 * the repository, when `page.ts` of this folder and `www/src/session/worker.ts` lie bundled in `target/bench/typing` with
 * the Wasm module.
 */

const ROUNDS = 2_000;
const FOLDER = "target/bench/typing";
const { CHROMIUM = "/usr/bin/chromium" } = process.env;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

/** Isolated from other origins a page gets a clock of 5 µs; otherwise it is one of 100 µs. */
const HEADERS = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

declare const rounds: (count: number) => Promise<Rounds>;

const machine = await observe();
writeFileSync(`${FOLDER}/index.html`, '<!doctype html><script type="module" src="page.js"></script>');
const server = createServer((request, response) => {
  const name = path.basename(request.url ?? "") || "index.html";
  const type = TYPES[path.extname(name)];
  if (type === undefined) return response.writeHead(404).end();
  return response
    .writeHead(200, { ...HEADERS, "content-type": type })
    .end(readFileSync(path.join(FOLDER, name)));
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
await page.waitForFunction(() => document.title === "ready");
await page.evaluate((count) => rounds(count), ROUNDS / 10);
const measured = await page.evaluate((count) => rounds(count), ROUNDS);
await browser.close();
server.close();

const at = (samples: readonly number[], share: number) =>
  (samples[Math.floor(samples.length * share)] ?? Number.NaN).toFixed(3);
for (const [name, samples] of Object.entries(measured) as [string, number[]][]) {
  say(
    `${name}: least ${at(samples, 0)} ms, median ${at(samples, 0.5)} ms, 95 % within ${at(samples, 0.95)} ms`,
  );
}
say(
  `${ROUNDS} rounds; the machine was ${Math.round(machine.busy * 100)} % busy, load ${machine.load.toFixed(1)}`,
);
if (machine.busy > QUIET) say("It was not quiet: only the least says something.");

function say(text: string) {
  process.stdout.write(`${text}\n`);
}
