import { test as base, expect } from "@playwright/test";
import { type Local, startLocal } from "../servers/local.js";
import { Panel } from "./panel.js";
import { type Complaints, watch } from "./watch.js";

export { expect };

interface Fixtures {
  /** Fails the test at its end when the browser complained. */
  complaints: Complaints;
  /** The panel in the static page, at its first screen. */
  panel: Panel;
}

interface WorkerFixtures {
  local: Local;
}

/** Tests of the static page, as built, served by the local simulator's own server. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  local: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
    async ({}, use) => {
      const local = await startLocal({ www: "dist/www" });
      await use(local);
      await local.close();
    },
    { scope: "worker" },
  ],
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
