// The screens of looking up in four languages, light and dark, narrow and wide: axe finds nothing, nothing sticks out.
import AxeBuilder from "@axe-core/playwright";
import type { Page, TestInfo } from "@playwright/test";
import { expect, test } from "../page-test.js";
import type { Panel } from "../panel.js";
import { LANGUAGES, type Language } from "../words.js";
import { LOOKUP, lookUp, toDemoSearch, toSearch } from "./consult-test.js";

const SIZES = { en: [1280, 800], fr: [360, 640], nl: [1280, 800], de: [360, 640] } as const;

for (const language of LANGUAGES) {
  test(`the search and trainings in ${language} are free of findings of axe`, async ({
    page,
    panel,
  }, testInfo) => {
    test.setTimeout(240_000);
    await speak(page, panel, language);
    await toDemoSearch(panel);
    await look(page, testInfo, "search");
    await panel.field("consult.when").selectOption("period");
    await panel.field("field.training.status").selectOption("other");
    await panel.field("field.worker.ssin").fill("12345678901");
    await panel.button("consult.look_up").click();
    await expect(panel.field("field.worker.ssin")).toHaveAttribute("aria-invalid", "true");
    await look(page, testInfo, "search-finding");
    await panel.field("field.worker.ssin").fill("");
    await panel.field("field.training.status").selectOption("any");
    await panel.field("consult.when").selectOption("all");
    await lookUp(panel, "trainingRegistration");
    await expect(panel.button("consult.another")).toBeVisible({ timeout: LOOKUP });
    await look(page, testInfo, "list");
    await page.locator(".row-open").nth(4).click();
    await page.getByText(panel.say("frame.details"), { exact: true }).click();
    await look(page, testInfo, "record");
    await panel.button("frame.back").click();
    await panel.button("consult.show.pictures").click();
    await page.getByText(panel.say("consult.picture.table")).first().click();
    await look(page, testInfo, "pictures");
  });

  test(`credits and rights in ${language} are free of findings of axe`, async ({ page, panel }, testInfo) => {
    test.setTimeout(240_000);
    await speak(page, panel, language);
    await toDemoSearch(panel);
    await lookUp(panel, "trainingCredit");
    await expect(panel.button("consult.another")).toBeVisible({ timeout: LOOKUP });
    await look(page, testInfo, "credits");
    await panel.button("consult.show.pictures").click();
    await page.getByText(panel.say("consult.picture.table")).first().click();
    await look(page, testInfo, "credit-pictures");
    await panel.button("consult.another").click();
    await lookUp(panel, "trainingRight", "2025");
    await page.getByText(panel.say("frame.details"), { exact: true }).click();
    await look(page, testInfo, "rights");
  });
}

test("what failed midway, in the narrow panel", async ({ page, panel, local, company }, testInfo) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await toSearch(panel, local, company);
  local.simulator.order({ fault: "serviceUnavailable", at: "api", when: "next", after: 2 });
  await lookUp(panel, "trainingRegistration");
  await expect(page.getByRole("alert")).toBeVisible();
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
