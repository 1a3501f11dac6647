// The comparison in four languages, light and dark, narrow and wide: axe finds nothing, nothing sticks out.
import { examine } from "../examine.js";
import { expect, test } from "../page-test.js";
import { LANGUAGES } from "../words.js";
import { expectCount, FETCHING, REGISTERED, sort, toRows, UNREGISTERED } from "./compare-test.js";

const SIZES = { en: [1280, 800], fr: [360, 640], nl: [360, 640], de: [1280, 800] } as const;

for (const language of LANGUAGES) {
  test(`the comparison in ${language} is free of findings of axe`, async ({
    page,
    panel,
    local,
    company,
  }) => {
    test.setTimeout(180_000);
    const [width, height] = SIZES[language];
    await page.setViewportSize({ width, height });
    await panel.speak(language);
    const [first = {}, second = {}, third = {}, ...rest] = REGISTERED;
    const own = [
      { ...first, "training.status": "planned", "training.duration.value": "3,5" },
      { ...second, reference: "", "training.name": "Another name" },
      third,
      { ...third, reference: "" },
      ...rest.slice(4),
      ...UNREGISTERED,
      { ...third, "employer.enterpriseNumber": "0202239951", reference: "" },
    ];
    await toRows(panel, local, company, own);
    await examine(page, "rows");
    local.simulator.order({ fault: "serviceUnavailable", at: "api", when: "next", after: 2, seconds: 300 });
    await panel.button("compare.register").click();
    const [waits = ""] = panel.say("busy.held_up").split("{until}");
    await expect(page.locator(".waiting")).toContainText(waits);
    await examine(page, "waiting");
    await panel.button("frame.cancel").click();
    local.simulator.order({ fault: "insufficientScope", at: "api", when: "next" });
    await panel.button("compare.go_on").click();
    await expect(page.getByRole("alert")).toBeVisible({ timeout: FETCHING });
    await examine(page, "failed");
    await panel.button("compare.go_on").click();
    await expectCount(panel, "missing", UNREGISTERED.length);
    await examine(page, "all");
    for (const verdict of ["different", "doubtful"] as const) {
      await sort(panel, verdict).click();
      await page.locator(".outcome summary").first().click();
      await examine(page, verdict);
    }
  });
}
