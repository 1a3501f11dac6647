// Every screen of a file in four languages, light and dark: axe finds nothing, nothing sticks out.

import { examine } from "../examine.js";
import { LANGUAGES } from "../words.js";
import { csv, DOTTED, headings, Import, row, test } from "./import-test.js";

/** The longest languages in the narrow side panel, the others in the wide page. */
const WIDTHS = { en: 1280, fr: 360, nl: 1280, de: 360 };

for (const language of LANGUAGES) {
  test(`the screens in ${language} are free of findings of axe`, async ({ panel, page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width: WIDTHS[language], height: 800 });
    await panel.speak(language);
    const rows = new Import(panel, page);
    await rows.open();
    await examine(page, "source");
    const odd = headings(language).with(8, "Situation XYZ");
    const wrong = { "worker.ssin": DOTTED, "training.name": "", "training.status": "?" };
    await rows.choose("rows.csv", csv([odd, row(0), row(1, wrong), row(2)]));
    await panel.at("import.mapping.title");
    await examine(page, "columns");
    await page.getByLabel("Situation XYZ").selectOption("training.status");
    await panel.button("import.check.other", { rows: 3 }).click();
    await panel.at("import.rows.title");
    await rows.show("errors");
    await examine(page, "rows");
    await rows.show("warnings");
    await examine(page, "no rows");
  });
}
