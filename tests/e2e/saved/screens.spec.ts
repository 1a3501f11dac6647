// The screens of a saved file in four languages, light and dark, narrow and wide: axe finds nothing, nothing sticks out.
import AxeBuilder from "@axe-core/playwright";
import type { Page, TestInfo } from "@playwright/test";
import { README_FILE } from "../../../www/src/saved/layout.js";
import { expect, test } from "../page-test.js";
import type { Panel } from "../panel.js";
import { LANGUAGES, type Language } from "../words.js";
import { openSaved, savedFile, showKind, zipFile } from "./saved-test.js";

const SIZES = { en: [1280, 800], fr: [360, 640], nl: [1280, 800], de: [360, 640] } as const;

for (const language of LANGUAGES) {
  test(`a saved file in ${language} is free of findings of axe`, async ({
    page,
    panel,
    company,
  }, testInfo) => {
    test.setTimeout(240_000);
    await speak(page, panel, language);
    const saved = savedFile(testInfo, company, { workers: 30 });
    await look(page, testInfo, "welcome");
    await panel.button("saved.open").click();
    await look(page, testInfo, "choose");
    await panel.button("frame.back").click();
    await openSaved(panel, saved.path, "signed");
    await look(page, testInfo, "signed");
    await panel.button("saved.look").click();
    await panel.at("saved.search.title");
    await look(page, testInfo, "search");
    await showKind(panel, "trainingCredit");
    await look(page, testInfo, "list");
    await panel.button("consult.show.pictures").click();
    await look(page, testInfo, "pictures");
  });
}

test("a changed file and one that is none, in the narrow panel", async ({
  page,
  panel,
  company,
}, testInfo) => {
  await speak(page, panel, "de");
  const { files } = savedFile(testInfo, company);
  await openSaved(panel, zipFile(testInfo, { ...files, [README_FILE]: new Uint8Array([1]) }), "changed");
  await look(page, testInfo, "changed");
  await panel.button("saved.choose.other").click();
  await page.getByLabel(panel.say("saved.choose")).setInputFiles(company.path);
  await panel.failsWith("saved.not_saved");
  await look(page, testInfo, "failed");
});

async function speak(page: Page, panel: Panel, language: Language): Promise<void> {
  const [width, height] = SIZES[language];
  await page.setViewportSize({ width, height });
  await panel.speak(language);
}

async function look(page: Page, testInfo: TestInfo, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${name}, ${colorScheme}: ${id} at ${nodes[0]?.html}`)).toEqual(
      [],
    );
    await page.screenshot({ path: testInfo.outputPath(`${name}-${colorScheme}.png`), fullPage: true });
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide, `${name} is wider than the window`).toBe(false);
}
