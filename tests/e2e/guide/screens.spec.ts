// Every part of the guide in four languages, light and dark, narrow and wide: axe finds nothing, nothing sticks out.

import type { Page } from "@playwright/test";
import { examine } from "../examine.js";
import { test } from "../page-test.js";
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
  test(`the question and the steps in ${language} are free of findings of axe`, async ({ page, panel }) => {
    test.setTimeout(150_000);
    const guide = await openIn(language, page, panel);
    await examine(page, "question");
    await guide.answer("representative");
    const follows = page.getByRole("button", { name: guide.say("follows.title"), exact: true });
    await follows.click();
    await examine(page, "plan");
    await follows.click();
    for (const step of ["access", "account"]) {
      await guide.unfold(step);
      await examine(page, step);
    }
  });

  test(`the other parts in ${language} are free of findings of axe`, async ({ page, panel }) => {
    test.setTimeout(150_000);
    const guide = await openIn(language, page, panel);
    for (const part of ["developer", "glossary", "sources"] as const) {
      await guide.part(part).click();
      await examine(page, part);
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
