import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { DEMO_CLIENTS } from "../../www/src/simulator/demo.js";
import { type Local, startLocal } from "../servers/local.js";
import { type CompanyFile, companyFile } from "./certificate.js";
import { Panel } from "./panel.js";
import { type Complaints, watch } from "./watch.js";

export { expect };

interface WorkerFixtures {
  /** A company with a certificate file of its own, registered at the local simulator. */
  company: CompanyFile;
}

interface Options {
  /** Whether a connection to the simulator serves more than one request. */
  keepAlive: boolean;
  /** Milliseconds the simulator's clock is ahead of the browser's. */
  ahead: number;
}

interface Fixtures {
  local: Local;
  /** Fails the test at its end when the browser complained. */
  complaints: Complaints;
  /** The panel in the static page, at its first screen. */
  panel: Panel;
}

/** Tests of the static page, as built, served by the local simulator's own server. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  keepAlive: [true, { option: true }],
  ahead: [0, { option: true }],
  company: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "fla-company-"));
      await use(companyFile(folder));
      rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
  local: async ({ company, keepAlive, ahead }, use) => {
    const clients = [...DEMO_CLIENTS, company.client];
    const local = await startLocal({ www: "dist/www", clients, keepAlive, ahead });
    await use(local);
    await local.close();
  },
  complaints: [
    async ({ context }, use) => {
      const complaints = watch(context);
      await use(complaints);
      expect(complaints).toEqual({ policy: [], errors: [] });
    },
    { auto: true },
  ],
  panel: async ({ page, local, complaints: _ }, use) => {
    await page.goto(local.origin);
    const panel = new Panel(page);
    await panel.at("welcome.title");
    await use(panel);
  },
});
