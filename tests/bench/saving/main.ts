import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import { companyFile } from "../../e2e/certificate.js";
import type { Company } from "../../sending/window.js";
import { observe } from "../machine.js";
import { median, publish } from "../readme.js";
import { growth } from "./memory.js";
import type { contenders as Contenders, Saved } from "./page.js";
import { type SavingReport, type SavingRow, toMarkdown } from "./report.js";

/** Run by `cargo xtask bench saving` in the root of the repository: a register on this machine is saved. */

/** How long the register takes for an answer, in milliseconds: none at all, and a quick one far away. */
const PACES = [0, 50] as const;
const RECORDS = 20_000;
const MANY = 200_000;
const ROUNDS = 3;
const FOLDER = "target/bench/saving";
const WWW = `${FOLDER}/www`;
const { CHROMIUM = "/usr/bin/chromium" } = process.env;

declare const contenders: typeof Contenders;

const machine = await observe();
const scratch = mkdtempSync(path.join(tmpdir(), "fla-saving-"));
const company = companyFile(scratch);
copyFileSync(company.path, `${WWW}/company.pfx`);
writeFileSync(`${WWW}/index.html`, '<!doctype html><script type="module" src="page.js"></script>');

const rows: SavingRow[] = [];
let version = "";
await withRegister(RECORDS, async (save, pace) => {
  for (const milliseconds of PACES) {
    await pace(milliseconds);
    const samples: Record<"ours" | "bare", number[]> = { ours: [], bare: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of ["bare", "ours"] as const) samples[name].push((await save(name)).milliseconds);
    }
    rows.push({ pace: milliseconds, ours: median(samples.ours), bare: median(samples.bare) });
  }
});
let memory = 0;
let size = 0;
await withRegister(MANY, async (save) => {
  const [saved, grown] = await growth(profileOf(MANY), () => save("ours"));
  [memory, size] = [grown, saved.bytes];
});
rmSync(scratch, { recursive: true });
const report: SavingReport = {
  ...{ machine, records: RECORDS, rows, many: MANY, memory, size },
  versions: { Chromium: version, Node: process.versions.node },
};
publish("bench-saving", toMarkdown(report));

type Save = (name: "ours" | "bare") => Promise<Saved>;

/** A profile on the disk: what a private window keeps in memory would flatter the pages kept. */
function profileOf(records: number): string {
  return path.join(scratch, `profile-${records}`);
}

/** A register with so many records and a browser that is connected to it. */
async function withRegister(
  records: number,
  work: (save: Save, pace: (milliseconds: number) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const server = spawn(process.execPath, [`${FOLDER}/server.mjs`, WWW, String(records)], {
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
  const context = await chromium.launchPersistentContext(profileOf(records), {
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
  version = context.browser()?.version() ?? "";
  const page = await context.newPage();
  await page.goto(origin);
  await page.waitForFunction(() => document.title === "ready");
  await page.evaluate((about) => contenders.connect(about), about);
  await work(
    async (name) => {
      const saved = await page.evaluate(([name, about]) => contenders[name](about), [name, about] as const);
      // All of them, or the figures are worth nothing.
      if (saved.records !== records) throw new Error(`${saved.records} of ${records}`);
      process.stdout.write(`${records}, ${name}: ${Math.round(saved.milliseconds)} ms\n`);
      return saved;
    },
    (milliseconds) => fetch(`${origin}/pace?milliseconds=${milliseconds}`),
  );
  await context.close();
  server.kill();
}
