// The screens of looking up in four languages, light and dark, narrow and wide: axe finds nothing, nothing sticks out.

import type { Page } from "@playwright/test";
import { examine } from "../examine.js";
import { expect, test } from "../page-test.js";
import type { Panel } from "../panel.js";
import { LANGUAGES, type Language } from "../words.js";
import { LOOKUP, lookUp, toDemoSearch, toSearch } from "./consult-test.js";

const SIZES = { en: [1280, 800], fr: [360, 640], nl: [1280, 800], de: [360, 640] } as const;

for (const language of LANGUAGES) {
  test(`the search and trainings in ${language} are free of findings of axe`, async ({ page, panel }) => {
    test.setTimeout(240_000);
    await speak(page, panel, language);
    await toDemoSearch(panel);
    await examine(page, "search");
    await panel.field("consult.when").selectOption("period");
    await panel.field("field.training.status").selectOption("other");
    await panel.field("field.worker.ssin").fill("12345678901");
    await panel.button("consult.look_up").click();
    await expect(panel.field("field.worker.ssin")).toHaveAttribute("aria-invalid", "true");
    await examine(page, "search-finding");
    await panel.field("field.worker.ssin").fill("");
    await panel.field("field.training.status").selectOption("any");
    await panel.field("consult.when").selectOption("all");
    await lookUp(panel, "trainingRegistration");
    await expect(panel.button("consult.another")).toBeVisible({ timeout: LOOKUP });
    await examine(page, "list");
    await page.locator(".row-open").nth(4).click();
    await page.getByText(panel.say("frame.details"), { exact: true }).click();
    await examine(page, "record");
    await panel.button("frame.back").click();
    await panel.button("consult.show.pictures").click();
    await page.getByText(panel.say("consult.picture.table")).first().click();
    await examine(page, "pictures");
  });

  test(`credits and rights in ${language} are free of findings of axe`, async ({ page, panel }) => {
    test.setTimeout(240_000);
    await speak(page, panel, language);
    await toDemoSearch(panel);
    await lookUp(panel, "trainingCredit");
    await expect(panel.button("consult.another")).toBeVisible({ timeout: LOOKUP });
    await examine(page, "credits");
    await panel.button("consult.show.pictures").click();
    await page.getByText(panel.say("consult.picture.table")).first().click();
    await examine(page, "credit-pictures");
    await panel.button("consult.another").click();
    await lookUp(panel, "trainingRight", "2025");
    await page.getByText(panel.say("frame.details"), { exact: true }).click();
    await examine(page, "rights");
  });
}

test("what failed midway, in the narrow panel", async ({ page, panel, local, company }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await toSearch(panel, local, company);
  local.simulator.order({ fault: "serviceUnavailable", at: "api", when: "next", after: 2, seconds: 3600 });
  await lookUp(panel, "trainingRegistration");
  await expect(page.getByRole("alert")).toBeVisible();
  await examine(page, "failed");
});

async function speak(page: Page, panel: Panel, language: Language): Promise<void> {
  const [width, height] = SIZES[language];
  await page.setViewportSize({ width, height });
  await panel.speak(language);
}
