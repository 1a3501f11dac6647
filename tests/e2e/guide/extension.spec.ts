// The same guide in the extension: no breach of its policy, progress in the extension's own storage.
import { expect, test } from "../extension-test.js";
import { Guide } from "./guide-test.js";

test("the extension has the guide, keeps its progress and ticks what the portal grants", async ({
  panel,
  company,
}) => {
  test.setTimeout(60_000);
  const { page } = panel;
  const guide = new Guide(panel);
  await guide.openFromStart();
  await guide.answer("employer");
  await guide.button("step.begin.first").click();
  await guide.button("step.tick").click();
  for (const part of ["developer", "glossary", "sources", "plan"] as const) await guide.part(part).click();
  await page.reload();
  await panel.at("welcome.title");
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await guide.openFromMenu();
  await expect(guide.step("employer")).toContainText(/done on/);
  await expect(guide.step("certificate")).toContainText(/checked by the panel on/);
});
