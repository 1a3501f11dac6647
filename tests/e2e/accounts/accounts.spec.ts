// Several accounts with a certificate each: switching, marking what does not fit, export, import.
import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { Panel } from "../panel.js";
import { connectLocally, expect, open, openInstead, test } from "./accounts-test.js";

test("two accounts with two certificates: each certificate brings its account, and a wrong one is marked", async ({
  page,
  panel,
  companies,
}) => {
  const { alpha, beta } = companies;
  await panel.buttonFrom("welcome.own").click();
  await open(panel, alpha);
  await connectLocally(panel, alpha, "Account Alpha");
  await switcher(page).click();
  await panel.button("accounts.add").click();
  await panel.at("connection.title");
  await expect(panel.field("connection.client")).toHaveValue("");
  await openInstead(panel, beta);
  await connectLocally(panel, beta, "Account Beta");

  // The certificate brings its account.
  await openInstead(panel, alpha);
  await expect(switcher(page)).toContainText("Account Alpha");

  // The other account is marked, with the reason, where it is chosen and where it is used.
  await switcher(page).click();
  const other = page.getByRole("button", { name: /Account Beta/ });
  await expect(other).toContainText(panel.say("accounts.other_certificate"));
  await other.click();
  await expect(switcher(page)).toContainText("Account Beta");
  const notice = page.locator(".notice").filter({ hasText: panel.say("accounts.other_certificate") });
  await expect(notice).toContainText("Beta (fictitious)");
  await expect(notice).toContainText("Alpha (fictitious)");

  // The server refuses that account with this certificate; one click, and the account belongs to it.
  await panel.station("connection").click();
  await panel.button("connection.connect").click();
  await panel.failsWith("token.invalid_client");
  await panel.button("accounts.adopt").click();
  await expect(panel.button("accounts.adopt")).toHaveCount(0);

  // All of it is still there the next time.
  await page.reload();
  await panel.buttonFrom("welcome.own").click();
  await expect(switcher(page)).toContainText("Account Beta");
});

test("exported, deleted, brought back, deleted again and imported", async ({
  page,
  panel,
  companies,
}, testInfo) => {
  const { alpha } = companies;
  await panel.buttonFrom("welcome.own").click();
  await open(panel, alpha);
  await connectLocally(panel, alpha, "Account Alpha");
  await switcher(page).click();
  await panel.button("accounts.manage").click();
  await panel.at("accounts.title");
  await page
    .getByRole("button", { name: panel.say("accounts.duplicate.what", { name: "Account Alpha" }) })
    .click();
  await expect(cards(page)).toHaveCount(2);

  const downloading = page.waitForEvent("download");
  await panel.button("accounts.export").click();
  const file = await (await downloading).path();
  const text = readFileSync(file, "utf8");
  expect(text).not.toContain(alpha.password);
  expect(text).not.toMatch(/eyJ|PRIVATE KEY|Bearer/);
  expect(JSON.parse(text)).toMatchObject({
    format: "fla-panel.accounts/1",
    accounts: [{ name: "Account Alpha", account: { clientId: alpha.client.clientId } }, {}],
  });

  const remove = page.getByRole("button", {
    name: panel.say("accounts.remove.what", { name: "Account Alpha" }),
    exact: true,
  });
  await remove.click();
  await expect(cards(page)).toHaveCount(1);
  await panel.button("work.undo").click();
  await expect(cards(page)).toHaveCount(2);
  await remove.click();
  await page
    .getByRole("button", { name: panel.say("accounts.remove.what", { name: "Account Alpha (copy)" }) })
    .click();
  await expect(page.getByRole("main").getByText(panel.say("accounts.none"))).toBeVisible();

  // The copy differs from the original in its name alone: the same account is not taken twice.
  const input = page.getByLabel(panel.say("accounts.import"));
  await input.setInputFiles(file);
  await expect(page.getByText(panel.say("accounts.imported.one", { count: 1 }))).toBeVisible();
  await expect(page.getByText(`Account Alpha (copy): ${panel.say("accounts.refused.known")}`)).toBeVisible();
  await expect(cards(page)).toHaveCount(1);

  const evil = testInfo.outputPath("evil.json");
  const given = JSON.parse(text);
  given.accounts = [
    {
      name: "Evil",
      account: {
        ...given.accounts[0].account,
        environment: "custom",
        tokenEndpoint: "https://services.socialsecurity.be.example.org/t",
      },
    },
  ];
  writeFileSync(evil, JSON.stringify(given));
  await input.setInputFiles(evil);
  await expect(page.getByText(`Evil: ${panel.say("accounts.refused.address")}`)).toBeVisible();
  writeFileSync(evil, "not an export");
  await input.setInputFiles(evil);
  await panel.failsWith("accounts.json");
});

test("the single account of an earlier version is there, in its place among the accounts", async ({
  page,
  panel,
}) => {
  await page.evaluate(() =>
    localStorage.setItem(
      "account",
      JSON.stringify({
        clientId: "self_service_chaman_100000_abcdefghij",
        role: "representative",
        environment: "production",
        apiBase: "https://services.socialsecurity.be/REST/example/v1",
        sendScope: true,
      }),
    ),
  );
  await page.reload();
  await panel.buttonFrom("welcome.own").click();
  await expect(switcher(page)).toContainText("self_service_chaman_100000_abcdefghij");
  await expect(switcher(page)).toContainText(panel.say("role.representative"));
  expect(await page.evaluate(() => localStorage.getItem("account"))).toBe("null");
});

test("paste damage is repaired when the field is left, and said; a sender number is recognised", async ({
  page,
  panel,
  companies,
}) => {
  await atConnection(panel, companies.alpha);
  const field = panel.field("connection.client");
  await field.fill("Client ID: “Self_service_chaman_100000_ABCDEFGHIJ” ");
  await field.blur();
  await expect(field).toHaveValue("self_service_chaman_100000_abcdefghij");
  const what = ["label", "quotes", "blanks", "capitals"].map((one) =>
    panel.say(`connection.client.repair.${one}`),
  );
  for (const one of what) await expect(page.getByText(one, { exact: false }).first()).toBeVisible();
  await field.fill("100000");
  await expect(page.getByText(panel.say("connection.client.senderNumber"))).toBeVisible();
  await field.fill("something else");
  await expect(page.getByText(panel.say("connection.client.shape"))).toBeVisible();
});

test("who are you: each answer chooses the role and the scope, and says why", async ({
  page,
  panel,
  companies,
}) => {
  await atConnection(panel, companies.alpha);
  const scope = (last: string) => page.getByText(`careerpro-federal-learning-account:${last}`).first();
  await expect(scope("employer")).toBeVisible();
  await panel.choice("connection.role", "connection.role.group").check();
  await expect(panel.choice("connection.situation.group", "situation.groupOwn")).toBeChecked();
  await expect(scope("employer")).toBeVisible();
  await panel.choice("connection.situation.group", "situation.groupMandate").check();
  await expect(scope("provider")).toBeVisible();
  await expect(page.getByRole("link", { name: panel.say("mahis.link") })).toHaveAttribute("hreflang", "nl");
  await panel.choice("connection.role", "connection.role.supplier").check();
  await expect(panel.choice("connection.situation.supplier", "situation.supplierAutonomous")).toBeChecked();
  await expect(scope("employer")).toBeVisible();
});

test("environments: simulation takes production's token, custom asks for both addresses, the audience is an expert's", async ({
  page,
  panel,
  companies,
}) => {
  await atConnection(panel, companies.alpha);
  await panel.choice("connection.environment", "environment.simulation").check();
  await expect(page.getByText(panel.say("environment.simulation.about"))).toBeVisible();
  await panel.field("connection.api").fill("https://services-acpt.socialsecurity.be/REST/example/v1");
  const belongs = panel.say("connection.api.belongs", { environment: panel.say("environment.acceptance") });
  await expect(page.getByText(belongs)).toBeVisible();
  await panel.choice("connection.environment", "environment.custom").check();
  await panel.field("connection.token").fill("https://example.org/token");
  await panel.field("connection.api").fill("https://services.socialsecurity.be/REST/example/v1");
  await panel.field("connection.client").fill(companies.alpha.client.clientId);
  await panel.button("connection.connect").click();
  await panel.failsWith("environment.url", { url: "https://example.org/token" });

  await panel.field("connection.token").fill("https://services.socialsecurity.be/REST/oauth/v5/token");
  await page.locator("form details.details > summary").first().click();
  await panel.field("connection.audience").fill("https://example.org/");
  await expect(
    page.getByText(panel.say("error.environment.audience.text", { url: "https://example.org/" })),
  ).toBeVisible();
  await panel.field("connection.audience").fill("https://oauth.socialsecurity.be");
  await expect(page.getByText(panel.say("connection.audience.own"))).toBeVisible();
});

test("one click tries without a scope, sends one request, and says what it proves", async ({
  page,
  panel,
  local,
  companies,
}) => {
  await atConnection(panel, companies.alpha);
  await panel.choice("connection.environment", "environment.local").check();
  await panel.field("connection.client").fill(companies.alpha.client.clientId);
  await panel.choice("connection.role", "connection.role.representative").check();
  await panel.button("connection.connect").click();
  await panel.failsWith("token.invalid_scope");
  const sent: string[] = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
  await panel.button("connection.attempt").first().click();
  await expect(page.getByText(panel.say("connection.attempt.granted"))).toBeVisible();
  expect(sent).toEqual([local.tokenEndpoint]);
  // The server grants the scope of the other capacity: the account was made in that one.
  await panel.button("connection.attempt.switch", { role: panel.say("role.employer") }).click();
  await expect(panel.choice("connection.role", "connection.role.employer")).toBeChecked();
  await panel.button("connection.connect").click();
  await panel.openForm();
});

function switcher(page: Page) {
  return page.locator(".switcher > summary");
}

function cards(page: Page) {
  return page.locator(".cards > li");
}

async function atConnection(panel: Panel, company: Parameters<typeof open>[1]): Promise<void> {
  await panel.buttonFrom("welcome.own").click();
  await open(panel, company);
  await panel.station("connection").click();
  await panel.at("connection.title");
}
