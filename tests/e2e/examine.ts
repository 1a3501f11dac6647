import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";

const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

/** With `SCREENSHOTS=1` every screen that is examined is left as a picture beside the results of the run. */
const { SCREENSHOTS } = process.env;

declare const axe: { run(options: RunOptions): Promise<AxeResults> } | undefined;

/**
 * A screen in light and dark: axe finds nothing, nothing sticks out of the window. In dark only what depends on colours
 * is looked at again.
 */
export async function examine(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const options: RunOptions = colorScheme === "dark" ? { runOnly: ["color-contrast"] } : {};
    expect(await findings(page, options), `${screen}, ${colorScheme}`).toEqual([]);
    if (!SCREENSHOTS) continue;
    const path = test.info().outputPath(`${screen}-${colorScheme}.png`);
    await page.screenshot({ path, fullPage: true });
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide, `${screen} is wider than the window`).toBe(false);
}

/** What axe finds on the screen as it is: each rule, and the first place that breaks it. */
export async function findings(page: Page, options: RunOptions = {}): Promise<string[]> {
  if (await page.evaluate(() => typeof axe === "undefined")) await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(
    (options) => {
      if (!axe) throw new Error("axe is not there");
      return axe.run(options);
    },
    { ...options, resultTypes: ["violations"] } satisfies RunOptions,
  );
  expect(passes.length).toBeGreaterThan(0);
  return violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.html}`);
}
