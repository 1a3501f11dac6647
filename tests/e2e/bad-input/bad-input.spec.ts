// Whatever goes wrong has a code, a sentence, a next action, and leaves the form as it was.
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import type { Fault } from "../../../www/src/simulator/fault.js";
import type { Local } from "../../servers/local.js";
import { type CompanyFile, companyFile } from "../certificate.js";
import { expect, test } from "../page-test.js";
import type { Panel } from "../panel.js";

test.describe("a certificate file", () => {
  test("with a wrong password stays chosen, the field has the focus, and the right password opens it", async ({
    page,
    panel,
    company,
  }) => {
    await panel.openOwn(company.path, "not the password");
    await panel.failsWith("identity.password");
    await expect(page.getByText("company.pfx")).toBeVisible();
    await panel.giveOwnPassword("nor this");
    await expect(panel.password).toBeFocused();
    await panel.giveOwnPassword(company.password);
    await panel.at("who.title");
    await expect(page.getByText(company.name).first()).toBeVisible();
  });

  const picture = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  for (const [what, content, code] of [
    ["that is a text", () => "Dear Sir or Madam", "identity.not_a_keystore"],
    ["that is a picture", () => picture, "identity.not_a_keystore"],
    ["that is empty", () => "", "identity.not_a_keystore"],
    ["that was cut off", ({ path }: CompanyFile) => readFileSync(path).subarray(0, -100), "identity.damaged"],
  ] as const) {
    test(`${what} is refused as ${code}, and another one opens`, async ({ panel, company }, testInfo) => {
      const path = testInfo.outputPath("bad.pfx");
      writeFileSync(path, content(company));
      await panel.openOwn(path, company.password);
      await panel.failsWith(code);
      await panel.button("certificate.other").click();
      await panel.chooseFile(company.path);
      await panel.giveOwnPassword(company.password);
      await panel.at("who.title");
    });
  }

  test("of more than 1 MiB is refused before it is read", async ({ panel }, testInfo) => {
    const path = testInfo.outputPath("large.pfx");
    writeFileSync(path, randomBytes(1024 * 1024 + 1));
    await panel.buttonFrom("welcome.own").click();
    await panel.chooseFile(path);
    await panel.failsWith("identity.limit");
  });

  test("with an EC key is shown, and said to be of no use here", async ({ page, panel }, testInfo) => {
    const file = companyFile(testInfo.outputPath("ec"), { key: "ec" });
    await panel.openOwn(file.path, file.password);
    await panel.at("who.title.none");
    await expect(page.getByText(panel.say("who.unusable.next"))).toBeVisible();
  });

  test("that has expired is shown with its date, and signs nothing", async ({
    page,
    panel,
    local,
  }, testInfo) => {
    const file = companyFile(testInfo.outputPath("expired"), {
      from: "20220101000000Z",
      to: "20240101000000Z",
    });
    await panel.openOwn(file.path, file.password);
    await expect(page.getByText(panel.say("who.expired", { date: "01/01/2024" }))).toBeVisible();
    await panel.fillAccount(local, file.client.clientId);
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.url()));
    await panel.button("connection.connect").click();
    await expect(page.getByRole("alert")).toContainText(panel.say("error.identity.expired.next"));
    await expect(page.getByRole("alert")).toContainText("identity.expired");
    expect(sent).toEqual([]);
  });
});

test("an empty client id is asked for", async ({ panel, local, company }) => {
  await panel.openOwn(company.path, company.password);
  await panel.fillAccount(local, "");
  await panel.button("connection.connect").click();
  await panel.failsWith("assertion.client_id");
});

test.describe("a token that is not given", () => {
  for (const [fault, code] of [
    ["invalid_request", "token.invalid_request"],
    ["invalid_client", "token.invalid_client"],
    ["invalid_grant", "token.invalid_grant"],
    ["unauthorized_client", "token.unauthorized_client"],
    ["unsupported_grant_type", "token.unsupported_grant_type"],
    ["invalid_scope", "token.invalid_scope"],
    ["scopeDropped", "token.scope_missing"],
    ["tooManyRequests", "token.rate_limited"],
    ["serviceUnavailable", "token.unavailable"],
    ["html", "token.not_oauth"],
    ["empty", "token.not_oauth"],
    ["dropped", "network.unreachable"],
  ] as const satisfies [Fault, string][]) {
    test(`${fault}: ${code}, and the form is as it was`, async ({ panel, local, company }) => {
      await prepare(panel, local, company);
      local.simulator.order({ fault, at: "token", when: "next" });
      await panel.button("connection.connect").click();
      await panel.failsWith(code);
      await formIsAsItWas(panel);
      // The next attempt succeeds: the failure left nothing behind.
      await panel.station("connection").click();
      await panel.button("connection.connect").click();
      await panel.openForm();
      await formIsAsItWas(panel);
    });
  }

  test("because the computer is offline: network.offline", async ({ panel, local, company, context }) => {
    await prepare(panel, local, company);
    await context.setOffline(true);
    await panel.button("connection.connect").click();
    await panel.failsWith("network.offline");
    await formIsAsItWas(panel);
  });

  test("in time: network.timeout after 30 seconds", async ({ panel, local, company, page }) => {
    test.setTimeout(60_000);
    await prepare(panel, local, company);
    local.simulator.order({ fault: "slow", at: "token", when: "next", seconds: 45 });
    await panel.button("connection.connect").click();
    await expect(page.getByText(panel.say("busy.connecting.long"))).toBeVisible();
    await expect(page.getByRole("alert")).toContainText(
      panel.say("error.network.timeout.text", { seconds: 30 }),
      {
        timeout: 35_000,
      },
    );
    await formIsAsItWas(panel);
  });
});

test.describe("a registration that is not taken", () => {
  for (const [fault, words] of [
    ["noMandate", "problem.missing_permission.text"],
    ["issues", "problem.bad_request.text"],
    ["refused", "problem.business_rules.text"],
    ["tooManyRequests", "problem.too_many_requests.text"],
    ["serviceUnavailable", "problem.service_unavailable.text"],
  ] as const satisfies [Fault, string][]) {
    test(`${fault}: refused, and the form is as it was`, async ({ panel, local, company, page }) => {
      await prepare(panel, local, company);
      await panel.button("connection.connect").click();
      await panel.openForm();
      local.simulator.order({ fault, at: "api", when: "next" });
      await panel.button("work.send").click();
      await panel.at("receipt.title");
      await expect(page.getByRole("article")).toContainText(panel.say("receipt.refused"));
      await expect(page.getByRole("article")).toContainText(panel.say(words));
      await formIsAsItWas(panel);
    });
  }

  for (const [fault, words] of [
    // The browser itself sends a request again when a connection breaks that it had used before: the register then
    // sees the same reference twice.
    ["dropped", "unknown.alreadyRegistered.text"],
    ["duplicate", "unknown.alreadyRegistered.text"],
    ["html", "unknown.notUnderstood.text"],
    ["empty", "unknown.notUnderstood.text"],
    ["serverError", "unknown.serverError.text"],
    ["pending", "unknown.pending.text"],
  ] as const satisfies [Fault, string][]) {
    test(`${fault}: the outcome is called unknown`, async ({ panel, local, company, page }) => {
      await prepare(panel, local, company);
      await panel.button("connection.connect").click();
      await panel.openForm();
      local.simulator.order({ fault, at: "api", when: "next" });
      await panel.button("work.send").click();
      await panel.at("receipt.title");
      await expect(page.getByRole("article")).toContainText(panel.say("receipt.unknown"));
      await expect(page.getByRole("article")).toContainText(panel.say(words));
      await formIsAsItWas(panel);
    });
  }
});

test("what failed before the registration left says that nothing was sent, and leaves no receipt", async ({
  panel,
  local,
  company,
  page,
  context,
}) => {
  await prepare(panel, local, company);
  await panel.button("connection.connect").click();
  await panel.openForm();
  await context.setOffline(true);
  await panel.button("work.send").click();
  const box = await panel.failsWith("network.offline");
  await expect(box.getByRole("paragraph").first()).toHaveText(panel.say("work.not_sent"));
  await formIsAsItWas(panel);
  await panel.station("receipts").click();
  await expect(page.getByText(panel.say("receipts.empty"))).toBeVisible();
});

test("a finding that appears when a field is left does not move the target of the press that leaves it", async ({
  panel,
  page,
}) => {
  await panel.startDemo();
  await panel.field("field.worker.ssin").fill("85400003393");
  const target = panel.choice("field.training.nature", "field.training.nature.formal");
  await target.hover();
  await page.mouse.down();
  // Far longer than the check takes: two drawings of the page.
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  await page.mouse.up();
  await expect(target).toBeChecked();
  await expect(page.getByText(panel.say("finding.ssin.check_digits")).first()).toBeVisible();
});

test.describe("a connection of its own for each request", () => {
  test.use({ keepAlive: false });

  test("dropped: no answer came, and the outcome is called unknown", async ({
    panel,
    local,
    company,
    page,
  }) => {
    await prepare(panel, local, company);
    await panel.button("connection.connect").click();
    await panel.openForm();
    local.simulator.order({ fault: "dropped", at: "api", when: "next" });
    await panel.button("work.send").click();
    await panel.at("receipt.title");
    await expect(page.getByRole("article")).toContainText(panel.say("unknown.noAnswer.text"));
    await formIsAsItWas(panel);
  });
});

const WORKER = "85400003392";
const NAME = "Werken op hoogte – één dag";

/** Own certificate open, the form filled in, the account filled in, not yet connected. */
async function prepare(panel: Panel, local: Local, company: CompanyFile): Promise<void> {
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await panel.station("work").click();
  await panel.openForm();
  await panel.field("field.employer.enterpriseNumber").fill(company.client.employers[0] ?? "");
  await panel.field("field.worker.ssin").fill(WORKER);
  await panel.field("field.training.name").fill(NAME);
  await panel.choice("field.training.nature", "field.training.nature.formal").check();
  await panel.page
    .getByLabel(panel.say("field.training.period.startDate"), { exact: true })
    .fill("13/10/2025");
  await panel.page.getByLabel(panel.say("field.training.period.endDate"), { exact: true }).fill("14/10/2025");
  await panel.page.getByLabel(panel.say("field.training.duration.value"), { exact: true }).fill("7.5");
  await panel.choice("field.training.status", "field.training.status.followed").check();
  await panel.choice("field.training.countsForTrainingRight", "field.yes").check();
  await panel.fillAccount(local, company.client.clientId);
}

async function formIsAsItWas(panel: Panel): Promise<void> {
  await panel.station("work").click();
  await panel.openForm();
  await expect(panel.field("field.worker.ssin")).toHaveValue(WORKER);
  await expect(panel.field("field.training.name")).toHaveValue(NAME);
  await expect(panel.choice("field.training.nature", "field.training.nature.formal")).toBeChecked();
  await expect(panel.choice("field.training.countsForTrainingRight", "field.yes")).toBeChecked();
}
