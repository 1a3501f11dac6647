// The screens of a saving in four languages, light and dark, narrow and wide: axe finds nothing, nothing sticks out.
import { toSearch } from "../consult/consult-test.js";
import { examine } from "../examine.js";
import { expect, test } from "../page-test.js";
import { LANGUAGES } from "../words.js";
import { begin, SAVING } from "./save-test.js";

const SIZES = { en: [1280, 800], fr: [360, 640], nl: [1280, 800], de: [360, 640] } as const;

for (const language of LANGUAGES) {
  test(`a saving in ${language} is free of findings of axe`, async ({ page, panel, local, company }) => {
    test.setTimeout(240_000);
    const [width, height] = SIZES[language];
    await page.setViewportSize({ width, height });
    await toSearch(panel, local, company);
    await panel.speak(language);
    await examine(page, "search");
    // After the first page of each question and three more, no page comes.
    local.simulator.order({ fault: "slow", at: "api", when: "next", after: 10, seconds: 600 });
    await begin(panel);
    await expect(page.locator(".save-kinds td").first()).toContainText("400");
    await examine(page, "under way");
    await panel.button("save.pause").click();
    await expect(panel.button("save.go_on")).toBeVisible();
    await examine(page, "paused");
    local.simulator.order({ fault: "insufficientScope", at: "api", when: "next" });
    await panel.button("save.go_on").click();
    await expect(page.getByRole("alert")).toContainText(panel.say("save.failed"));
    await examine(page, "failed");
    local.simulator.order({ fault: "noMandate", at: "api", when: "next", after: 1 });
    await panel.button("save.go_on").click();
    await panel.button("save.file").waitFor({ timeout: SAVING });
    await expect(page.getByText(panel.say("save.incomplete"))).toBeVisible();
    await examine(page, "incomplete");
    await panel.button("save.try_again").click();
    await expect(page.getByText(panel.say("save.complete"), { exact: true })).toBeVisible({
      timeout: SAVING,
    });
    await examine(page, "complete");
    await panel.button("save.file").click();
    await examine(page, "handed over");
  });
}
