// The expert view in four languages, light and dark: axe finds nothing, nothing sticks out.
import { examine } from "../examine.js";
import { expect, test } from "../page-test.js";
import { LANGUAGES } from "../words.js";
import { connectAndUnfold, unfold } from "./expert-test.js";

/** The longest languages in the narrow side panel, the others in the wide page. */
const WIDTHS = { en: 1280, fr: 1280, nl: 360, de: 360 };

for (const language of LANGUAGES) {
  test(`the expert view in ${language} is free of findings of axe`, async ({
    page,
    panel,
    local,
    company,
  }) => {
    test.setTimeout(90_000);
    await page.setViewportSize({ width: WIDTHS[language], height: 640 });
    await panel.speak(language);
    await connectAndUnfold(panel, local, company);
    for (const name of ["assertion", "request", "copies", "token", "trace", "support"])
      await unfold(panel, name);
    await page.getByLabel(panel.say("expert.signed.understood")).check();
    await page.getByLabel(panel.say("expert.token.understood")).check();
    await panel.button("expert.support.make").click();
    await expect(panel.button("expert.support.download")).toBeVisible();
    await examine(page, "expert");
  });
}
