import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import { companyFile } from "../../e2e/certificate.js";
import type { Company } from "../../sending/window.js";
import { observe } from "../machine.js";
import { median, publish, versionOf } from "../readme.js";
import { newman } from "./newman.js";
import type { contenders as Contenders, Sent } from "./page.js";
import { type SendingReport, type SendingRow, toMarkdown } from "./report.js";

/** Run by `cargo xtask bench sending` in the root of the repository: 2,000 registrations to a server on this machine. */

const ROWS = 2_000;
const ROUNDS = 5;
const CONCURRENCY = [2, 6] as const;
const FOLDER = "target/bench/sending";
const WWW = `${FOLDER}/www`;
const { CHROMIUM = "/usr/bin/chromium" } = process.env;

declare const contenders: typeof Contenders;

const machine = await observe();
const scratch = mkdtempSync(path.join(tmpdir(), "fla-sending-"));
const company = companyFile(scratch);
copyFileSync(company.path, `${WWW}/company.pfx`);
writeFileSync(`${WWW}/index.html`, '<!doctype html><script type="module" src="page.js"></script>');
const server = spawn(process.execPath, [`${FOLDER}/server.mjs`, WWW], {
  stdio: ["ignore", "pipe", "inherit"],
});
const [line] = (await once(server.stdout, "data")) as [Buffer];
const origin = line.toString().trim();
const about: Company = {
  origin,
  tokenEndpoint: `${origin}/REST/oauth/v5/token`,
  apiBase: `${origin}/REST/federalLearningAccount/v1`,
  clientId: company.client.clientId,
  enterpriseNumber: company.client.employers[0] ?? "",
  password: company.password,
};

// A profile on the disk: what a private window keeps in memory would flatter the journal.
const context = await chromium.launchPersistentContext(path.join(scratch, "profile"), {
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
const page = await context.newPage();
await page.goto(origin);
await page.waitForFunction(() => document.title === "ready");
await page.evaluate((about) => contenders.connect(about), about);

const time = (samples: readonly Sent[]) => median(samples.map(({ milliseconds }) => milliseconds));
const rows: SendingRow[] = [];
for (const concurrency of CONCURRENCY) {
  const samples: Record<"ours" | "bare", Sent[]> = { ours: [], bare: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of ["bare", "ours"] as const) {
      const sent = await page.evaluate(
        ([name, rows, concurrency, about]) => contenders[name](rows, concurrency, about),
        [name, ROWS, concurrency, about] as const,
      );
      await check();
      samples[name].push(sent);
      say(
        `${concurrency} at a time, ${name}: ${Math.round(sent.milliseconds)} ms, longest task ${sent.longestTask}`,
      );
    }
  }
  const longestTask = Math.max(...samples.ours.map((sent) => sent.longestTask));
  rows.push({ concurrency, ours: time(samples.ours), bare: time(samples.bare), longestTask });
}
const chromiumVersion = context.browser()?.version() ?? "";
await context.close();
const newmans = await newman(ROWS, about);
await check();
server.kill();
rmSync(scratch, { recursive: true });
const versions = { Chromium: chromiumVersion, Node: process.versions.node, Newman: versionOf("newman") };
const report: SendingReport = { machine, registrations: ROWS, rows, newman: newmans, versions };
publish("bench-sending", toMarkdown(report));

/** All of them arrived, or the figures are worth nothing. */
async function check(): Promise<void> {
  const arrived = Number(await (await fetch(`${origin}/count`)).text());
  if (arrived !== ROWS) throw new Error(`${arrived} of ${ROWS} arrived`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
