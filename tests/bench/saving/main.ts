import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { companyFile } from "../../e2e/certificate.js";
import type { Company } from "../../sending/window.js";
import { observe } from "../machine.js";
import { median, publish } from "../readme.js";
import { type Browser, browserVersion, openBrowser } from "./browser.js";
import { growth } from "./memory.js";
import { give } from "./orders.js";
import type { Saved } from "./page.js";
import { type SavingReport, type SavingRow, toMarkdown } from "./report.js";

/** Run by `cargo xtask bench saving` in the root of the repository: a register on this machine is saved. */

/** How long the register takes for an answer, in milliseconds: none at all, one next door, and a quick one far away. */
const PACES = [0, 10, 50] as const;
const RECORDS = 20_000;
const MANY = 200_000;
const ROUNDS = 3;
const FOLDER = "target/bench/saving";
const WWW = `${FOLDER}/www`;
const CONTENDERS = ["bare", "ours"] as const;
type Contender = (typeof CONTENDERS)[number];

const machine = await observe();
const scratch = mkdtempSync(path.join(tmpdir(), "fla-saving-"));
const company = companyFile(scratch);
copyFileSync(company.path, `${WWW}/company.pfx`);
writeFileSync(`${WWW}/index.html`, '<!doctype html><script type="module" src="page.js"></script>');

const rows: SavingRow[] = [];
await withRegister(RECORDS, async ({ save, pace }) => {
  for (const milliseconds of PACES) {
    await pace(milliseconds);
    const samples: Record<Contender, number[]> = { ours: [], bare: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of CONTENDERS) samples[name].push((await save(name)).milliseconds);
    }
    rows.push({ pace: milliseconds, ours: median(samples.ours), bare: median(samples.bare) });
  }
});
// Each in a browser of its own: what one left behind would be lent to the other.
const memory: Record<Contender, number> = { ours: 0, bare: 0 };
let size = 0;
for (const name of CONTENDERS) {
  await withRegister(MANY, async ({ save, browser }) => {
    const [saved, grown] = await growth(browser.id, () => save(name));
    memory[name] = grown;
    size = Math.max(size, saved.bytes);
  });
}
rmSync(scratch, { recursive: true });
const report: SavingReport = {
  ...{ machine, records: RECORDS, rows, many: MANY, memory, size },
  versions: { Chromium: browserVersion(), Node: process.versions.node },
};
publish("bench-saving", toMarkdown(report));

interface Registered {
  readonly browser: Browser;
  save(name: Contender): Promise<Saved>;
  pace(milliseconds: number): Promise<unknown>;
}

/** A register with so many records and a browser that is connected to it. */
async function withRegister(records: number, work: (registered: Registered) => Promise<void>): Promise<void> {
  const server = spawn(process.execPath, [`${FOLDER}/server.mjs`, WWW, String(records)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(server.stdout, "data")) as [Buffer];
  const origin = line.toString().trim();
  const argument: Company = {
    origin,
    tokenEndpoint: `${origin}/REST/oauth/v5/token`,
    apiBase: `${origin}/REST/federalLearningAccount/v1`,
    clientId: company.client.clientId,
    enterpriseNumber: company.client.employers[0] ?? "",
    password: company.password,
  };
  const browser = openBrowser(mkdtempSync(path.join(scratch, "profile-")), origin);
  await give(origin, { name: "connect", argument });
  await work({
    browser,
    async save(name) {
      const saved = await give<Saved>(origin, { name, argument });
      // All of them, or the figures are worth nothing.
      if (saved.records !== records) throw new Error(`${saved.records} of ${records}`);
      process.stdout.write(`${records}, ${name}: ${Math.round(saved.milliseconds)} ms\n`);
      return saved;
    },
    pace: (milliseconds) => fetch(`${origin}/pace?milliseconds=${milliseconds}`),
  });
  await browser.close();
  server.kill();
}
