// The screens of a saved file in four languages, light and dark, narrow and wide: axe finds nothing, nothing sticks out.
import type { Page } from "@playwright/test";
import { README_FILE } from "../../../www/src/saved/layout.js";
import { examine } from "../examine.js";
import { test } from "../page-test.js";
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
    await examine(page, "welcome");
    await panel.button("saved.open").click();
    await examine(page, "choose");
    await panel.button("frame.back").click();
    await openSaved(panel, saved.path, "signed");
    await examine(page, "signed");
    await panel.button("saved.look").click();
    await panel.at("saved.search.title");
    await examine(page, "search");
    await showKind(panel, "trainingCredit");
    await examine(page, "list");
    await panel.button("consult.show.pictures").click();
    await examine(page, "pictures");
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
  await examine(page, "changed");
  await panel.button("saved.choose.other").click();
  await page.getByLabel(panel.say("saved.choose")).setInputFiles(company.path);
  await panel.failsWith("saved.not_saved");
  await examine(page, "failed");
});

async function speak(page: Page, panel: Panel, language: Language): Promise<void> {
  const [width, height] = SIZES[language];
  await page.setViewportSize({ width, height });
  await panel.speak(language);
}
