// Every part of the guide in four languages, light and dark, narrow and wide: axe finds nothing, nothing sticks out.
import AxeBuilder from "@axe-core/playwright";
import type { Page, TestInfo } from "@playwright/test";
import { expect, test } from "../page-test.js";
import type { Panel } from "../panel.js";
import { LANGUAGES, type Language } from "../words.js";
import { Guide } from "./guide-test.js";

/** The longest languages in the narrow side panel, the others in the wide page. */
const SIZES = {
  en: { width: 1280, height: 800 },
  fr: { width: 360, height: 640 },
  nl: { width: 1280, height: 800 },
  de: { width: 360, height: 640 },
};

for (const language of LANGUAGES) {
  test(`the question and the steps in ${language} are free of findings of axe`, async ({
    page,
    panel,
  }, testInfo) => {
    test.setTimeout(150_000);
    const guide = await openIn(language, page, panel);
    await examine(page, testInfo, "question");
    await guide.answer("representative");
    const follows = page.getByRole("button", { name: guide.say("follows.title"), exact: true });
    await follows.click();
    await examine(page, testInfo, "plan");
    await follows.click();
    for (const step of ["access", "account"]) {
      await guide.unfold(step);
      await examine(page, testInfo, step);
    }
  });

  test(`the other parts in ${language} are free of findings of axe`, async ({ page, panel }, testInfo) => {
    test.setTimeout(150_000);
    const guide = await openIn(language, page, panel);
    for (const part of ["developer", "glossary", "sources"] as const) {
      await guide.part(part).click();
      await examine(page, testInfo, part);
    }
  });
}

async function openIn(language: Language, page: Page, panel: Panel): Promise<Guide> {
  await page.setViewportSize(SIZES[language]);
  await panel.speak(language);
  const guide = new Guide(panel);
  await guide.openFromStart();
  return guide;
}

/** Both schemes; a picture of each for a person to look at, beside the results of the run. */
async function examine(page: Page, testInfo: TestInfo, screen: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${screen}, ${colorScheme}: ${id} at ${nodes[0]?.html}`);
    expect(found).toEqual([]);
    await page.screenshot({ path: testInfo.outputPath(`${screen}-${colorScheme}.png`), fullPage: true });
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide, `${screen} is wider than the window`).toBe(false);
}
