// What the panel saves, the panel opens, the page checks, and the extension has both.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { addresses, DEMO_WORKERS, HELD, records, toSearch } from "../consult/consult-test.js";
import { findings } from "../examine.js";
import { expect, test } from "../page-test.js";
import { begin, take } from "../save/save-test.js";
import { LANGUAGES, say } from "../words.js";
import { showKind } from "./saved-test.js";

// The search, the saving and the looking again, on a machine that has other things to do.
test.setTimeout(180_000);

test("a register that was saved is opened again from the search, and checked by the page", async ({
  panel,
  local,
  company,
  page,
}) => {
  await toSearch(panel, local, company);
  await begin(panel);
  const { file } = await take(panel);
  await panel.button("save.leave").click();
  await panel.at("consult.title");
  await panel.button("saved.open").click();
  await page.getByLabel(panel.say("saved.choose")).setInputFiles(file);
  await expect(page.getByText(panel.say("saved.verdict.signed"), { exact: true })).toBeVisible();
  await expect(page.getByText(panel.say("saved.complete.all"))).toBeVisible();
  await panel.button("saved.look").click();
  await showKind(panel, "trainingRegistration");
  const all = HELD.registrations.length + DEMO_WORKERS;
  await expect(page.getByText(records(panel, all))).toBeVisible();

  await page.goto(`${local.origin}/verify.html`);
  await page.getByLabel(say("en", "verify.choose")).setInputFiles(file);
  await expect(page.getByText(say("en", "saved.verdict.signed"), { exact: true })).toBeVisible();
  await expect(page.getByText(company.name).first()).toBeVisible();
});

test("the reports in it stand alone in a browser, light and dark, narrow, wide and on paper", async ({
  panel,
  local,
  company,
  page,
}) => {
  await toSearch(panel, local, company);
  await begin(panel);
  const { folder } = await take(panel);
  const asked = addresses(page);
  const reports = LANGUAGES.map((language) => pathToFileURL(join(folder, `report.${language}.html`)).href);
  for (const [place, report] of reports.entries()) {
    await page.setViewportSize(place % 2 === 0 ? { width: 1280, height: 800 } : { width: 360, height: 640 });
    await page.goto(report);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      say(LANGUAGES[place] ?? "en", "report.title"),
    );
    await expect(page.locator("figure").first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    await page.emulateMedia({ colorScheme: place < 2 ? "light" : "dark" });
    // The first lines of each table and picture stand for the others, of which there are thousands.
    await page.evaluate(() => {
      for (const line of document.querySelectorAll("tbody tr:nth-child(n+4), .bars li:nth-child(n+4)"))
        line.remove();
    });
    expect(await findings(page)).toEqual([]);
  }
  const paper = await page.pdf({ preferCSSPageSize: true });
  expect(paper.subarray(0, 5).toString()).toBe("%PDF-");
  expect(asked).toEqual(reports);
});
