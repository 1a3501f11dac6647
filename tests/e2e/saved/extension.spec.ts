// In the extension too: a saved file is opened, and the page that checks one is there.
import { expect, test } from "../extension-test.js";
import { openSaved, savedFile } from "./saved-test.js";

test("a saved file is opened in the extension, and checked in its page", async ({
  panel,
  company,
  context,
}, testInfo) => {
  const { path } = savedFile(testInfo, company);
  await openSaved(panel, path, "signed");
  const [page] = await Promise.all([
    context.waitForEvent("page"),
    panel.page.getByRole("link", { name: panel.say("saved.page") }).click(),
  ]);
  expect(new URL(page.url()).protocol).toBe("chrome-extension:");
  await page.getByLabel(panel.say("verify.choose")).setInputFiles(path);
  await expect(page.getByText(panel.say("saved.verdict.signed"), { exact: true })).toBeVisible();
});
