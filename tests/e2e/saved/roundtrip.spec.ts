// What the panel saves, the panel opens, the page checks, and the extension has both.

import { DEMO_WORKERS, HELD, records, toSearch } from "../consult/consult-test.js";
import { expect, test } from "../page-test.js";
import { begin, take } from "../save/save-test.js";
import { say } from "../words.js";
import { showKind } from "./saved-test.js";

test("a register that was saved is opened again from the search, and checked by the page", async ({
  panel,
  local,
  company,
  page,
}) => {
  test.setTimeout(180_000);
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
