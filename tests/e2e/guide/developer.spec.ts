// The part of the guide for the developer: the account's own values, a real assertion, programs to copy.
import { expect, test } from "../page-test.js";
import { Guide } from "./guide-test.js";

const PROGRAMS = ["Java", "Python", "C#", "PHP", "curl"];

test("without an account the values of production stand there, with an example of a client id", async ({
  page,
  panel,
}) => {
  const guide = new Guide(panel);
  await guide.openFromStart();
  await guide.part("developer").click();
  await expect(page.getByText(guide.say("dev.parameters.none"))).toBeVisible();
  await expect(page.getByText(guide.say("dev.assertion.example"))).toBeVisible();
  const facts = page.locator(".facts").first();
  await expect(facts).toContainText("client_credentials");
  await expect(facts).toContainText("scope:sigedis:gestion:careerpro-federal-learning-account:employer");
  await expect(facts).toContainText("https://services.socialsecurity.be/REST/oauth/v5/token");
  await guide.part("plan").click();
  await guide.answer("representative");
  await guide.part("developer").click();
  await expect(facts).toContainText("careerpro-federal-learning-account:provider");
});

test("with a connection the account's values stand there, and the assertion that was sent", async ({
  page,
  panel,
  local,
  company,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const guide = new Guide(panel);
  await panel.openOwn(company.path, company.password);
  await panel.fillAccount(local, company.client.clientId);
  await panel.button("connection.connect").click();
  await panel.openForm();
  await guide.openFromMenu();
  await guide.part("developer").click();
  await expect(page.getByText(guide.say("dev.assertion.real"))).toBeVisible();
  await expect(page.locator(".facts").first()).toContainText(company.client.clientId);
  for (const name of PROGRAMS) {
    await page.getByLabel(guide.say("dev.code.choose")).selectOption({ label: name });
    const program = page.locator(".program-text");
    await expect(program).toContainText(company.client.clientId);
    await expect(program).toContainText(local.tokenEndpoint);
    await expect(program).not.toContainText(company.password);
    await panel.button("frame.copy.what", { what: name }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await program.textContent());
  }
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    guide.button("dev.code.save", { file: "fla-token.sh" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("fla-token.sh");
});
