// Every state of the form in four languages, light and dark, narrow and wide: axe finds nothing, nothing sticks out.

import { examine } from "../examine.js";
import { expect, test } from "../page-test.js";
import { LANGUAGES } from "../words.js";
import { addWorkers, MISTYPED, WORKERS } from "./form-test.js";

/** Each language in one width, so that each width meets a long and a short language. */
const WIDTHS = { en: 360, fr: 1280, nl: 1280, de: 360 };

for (const language of LANGUAGES) {
  test(`the form in ${language} is free of findings of axe`, async ({ page, panel }) => {
    test.setTimeout(300_000);
    await page.setViewportSize({ width: WIDTHS[language], height: 800 });
    await panel.speak(language);
    const look = (screen: string) => examine(page, screen);
    await panel.startDemo();
    await look("empty");
    await panel.field("field.worker.ssin").fill(WORKERS[0]);
    await panel.field("field.training.period.startDate").fill("1310");
    await addWorkers(panel, [WORKERS[1], MISTYPED, WORKERS[1]]);
    await look("several-workers");
    await page.getByText(panel.say("again.title"), { exact: true }).click();
    await page.getByText(panel.say("keys.title"), { exact: true }).click();
    await look("templates-none");
    await panel.field("again.save.name").fill("VCA");
    await panel.button("again.save.do").click();
    await panel.button("work.send.several.demo", { count: 3 }).click();
    await look("findings");
    await panel.choice("work.kind", "work.kind.trainingRight").check();
    await panel.choice("field.kind", "field.kind.sectoral").check();
    await page.getByText(panel.say("work.section.more"), { exact: true }).click();
    await look("right");
    await panel.choice("work.kind", "work.kind.trainingRegistration").check();
    await panel.button("work.workers.clear").click();
    await panel.button("work.example").click();
    await panel.button("work.send.demo").click();
    await panel.at("receipt.title");
    await panel.button("again.same").click();
    await panel.field("field.worker.ssin").press("ArrowDown");
    await look("suggestions");
    await panel.field("field.worker.ssin").press("Enter");
    await page.reload();
    await panel.startDemo();
    await expect(panel.button("work.aside.discard")).toBeVisible();
    await look("put-aside");
  });
}
