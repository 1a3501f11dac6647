// "Check my connection": for each cause that is brought about, what a person is told.

import type { Locator } from "@playwright/test";
import { DEMO_CLIENTS } from "../../../www/src/simulator/demo.js";
import type { FaultOrder } from "../../../www/src/simulator/fault.js";
import type { Local } from "../../servers/local.js";
import { type CompanyFile, companyFile } from "../certificate.js";
import { findings } from "../examine.js";
import { expect, test } from "../page-test.js";
import type { Panel } from "../panel.js";

test("a connection that works passes every rung that applies", async ({ page, panel, local, company }) => {
  await prepare(panel, local, company);
  await check(panel, company.client.employers[0]);
  await expect(result(panel)).toHaveText(panel.say("diagnosis.result.good"));
  await expect(page.locator(".rung.passed")).toHaveCount(13);
  await expect(rung(panel, "mandate")).toContainText(panel.say("diagnosis.verdict.notTried"));
  expect(await findings(page)).toEqual([]);
});

test("without an employer the rights are not looked at, and it says so", async ({
  panel,
  local,
  company,
}) => {
  await prepare(panel, local, company);
  await check(panel);
  await expect(rung(panel, "api")).toHaveClass(/passed/);
  await expect(rung(panel, "authorisation")).toContainText(panel.say("diagnosis.verdict.notTried"));
});

test.describe("causes brought about at the server", () => {
  const token = (fault: FaultOrder["fault"]): FaultOrder => ({ fault, at: "token", when: "always" });
  const api = (fault: FaultOrder["fault"]): FaultOrder => ({ fault, at: "api", when: "always" });
  for (const [order, stops, ...causes] of [
    [token("invalid_client"), "token", "certificate_not_registered", "client_id_wrong", "account_not_active"],
    [token("invalid_scope"), "token", "authorisation_not_ticked", "other_quality", "register_closed"],
    [token("scopeDropped"), "scope", "authorisation_not_ticked", "other_quality", "register_closed"],
    [token("invalid_request"), "token", "origin_refused", "support"],
    [token("tooManyRequests"), "token", "too_fast"],
    [token("serviceUnavailable"), "token", "maintenance"],
    [token("html"), "token", "proxy", "maintenance"],
    [token("dropped"), "token", "proxy", "wrong_api_address", "page_not_extension"],
    [api("serviceUnavailable"), "api", "maintenance"],
    [api("insufficientScope"), "authorisation", "authorisation_not_ticked", "other_quality"],
    [api("noMandate"), "authorisation", "other_employer", "other_quality", "register_closed"],
    [api("expiredToken"), "authorisation", "other_environment", "wrong_api_address", "support"],
    [api("tooManyRequests"), "authorisation", "too_fast"],
  ] as [FaultOrder, string, ...string[]][]) {
    test(`${order.fault} of the ${order.at}: ${stops}, ${causes[0]}`, async ({ panel, local, company }) => {
      await prepare(panel, local, company);
      local.simulator.order(order);
      await check(panel, company.client.employers[0]);
      await stopsAt(panel, stops, causes);
    });
  }
});

test("a certificate that is not the registered one is the first suspect", async ({
  panel,
  local,
  company,
}, info) => {
  const another = companyFile(info.outputPath("another"));
  await prepare(panel, local, { ...another, client: company.client });
  await check(panel);
  await stopsAt(panel, "token", ["certificate_not_registered", "client_id_wrong", "account_not_active"]);
  await expect(rung(panel, "certificate")).toContainText(/[0-9a-f]{64}/);
});

test("a representative is told that one employer gave no mandate, and that another did", async ({
  panel,
}) => {
  const [mandated = ""] = DEMO_CLIENTS.find(({ quality }) => quality === "provider")?.employers ?? [];
  await panel.buttonFrom("welcome.demo").click();
  await panel.button("certificate.open").click();
  await panel.at("who.title");
  await panel.station("connection").click();
  await panel.choice("connection.role", "connection.role.representative").check();
  await check(panel, "0202.239.951");
  await stopsAt(panel, "mandate", ["no_mandate", "other_employer"]);
  const lacking = panel.say("mandate.lacking", { customer: "0202.239.951" });
  await expect(panel.page.getByText(lacking)).toBeVisible();
  await expect(panel.page.getByRole("link", { name: panel.say("mahis.link") })).toBeVisible();
  await panel.field("diagnosis.employer").fill(mandated);
  await panel.button("diagnosis.again").click();
  await expect(result(panel)).toHaveText(panel.say("diagnosis.result.good"));
  await expect(rung(panel, "mandate")).toContainText(panel.say("diagnosis.mandate.passed"));
});

test("an account used in a quality it was not made in gets no token", async ({ panel, local, company }) => {
  await prepare(panel, local, company);
  await panel.choice("connection.role", "connection.role.representative").check();
  await check(panel);
  await stopsAt(panel, "token", ["authorisation_not_ticked", "other_quality", "register_closed"]);
});

test("what is wrong on this side is all told, and nothing is sent", async ({ page, panel, local }, info) => {
  const file = companyFile(info.outputPath("expired"), { from: "20220101000000Z", to: "20240101000000Z" });
  await prepare(panel, local, file);
  await panel.field("connection.client").fill("");
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.url()));
  await check(panel);
  await expect(rung(panel, "validity")).toHaveClass(/failed/);
  await expect(rung(panel, "client_id")).toHaveClass(/failed/);
  await expect(rung(panel, "network")).toContainText(panel.say("diagnosis.verdict.notTried"));
  expect(sent).toEqual([]);
});

for (const minutes of [-1440, -2, 2, 1440]) {
  test.describe(`a computer ${Math.abs(minutes)} minutes ${minutes < 0 ? "ahead" : "behind"}`, () => {
    test.use({ ahead: minutes * 60_000 });

    test("connects all the same", async ({ panel, local, company }) => {
      await prepare(panel, local, company);
      await panel.button("connection.connect").click();
      await panel.openForm();
    });

    test("is told that its clock is off", async ({ panel, local, company }) => {
      await prepare(panel, local, company);
      await check(panel);
      await expect(result(panel)).toHaveText(panel.say("diagnosis.result.attention"));
      await expect(rung(panel, "clock")).toContainText(panel.say("cause.clock_off.text"));
      await expect(rung(panel, "token")).toHaveClass(/passed/);
    });
  });
}

test("after a refusal the check is one click away, and leads back to the account", async ({
  page,
  panel,
  local,
  company,
}) => {
  await prepare(panel, local, company);
  await panel.field("connection.client").fill("self_service_chaman_999999_zzzzzzzzzz");
  await panel.button("connection.connect").click();
  await panel.failsWith("token.invalid_client");
  await panel.button("diagnosis.why").click();
  await stopsAt(panel, "token", ["certificate_not_registered", "client_id_wrong", "account_not_active"]);
  expect(await findings(page)).toEqual([]);
  await panel.button("diagnosis.back").click();
  await expect(panel.field("connection.client")).toHaveValue("self_service_chaman_999999_zzzzzzzzzz");
});

/** Own certificate open and the account filled in. */
async function prepare(panel: Panel, local: Local, company: CompanyFile): Promise<void> {
  await panel.openOwn(company.path, company.password);
  await expect(panel.heading("who.title").or(panel.heading("who.title.none"))).toBeVisible();
  await panel.fillAccount(local, company.client.clientId);
}

/** Has the connection checked to the end, about an employer or about nobody. */
async function check(panel: Panel, employer = ""): Promise<void> {
  await panel.button("diagnosis.start").click();
  await panel.at("diagnosis.title");
  await ended(panel);
  await panel.field("diagnosis.employer").fill(employer);
  await panel.button("diagnosis.again").click();
  await ended(panel);
}

function ended(panel: Panel): Promise<void> {
  return expect(result(panel)).toBeVisible();
}

/** What the whole came to, in one sentence. */
function result(panel: Panel): Locator {
  return panel.page.getByRole("status").getByRole("paragraph").first();
}

function rung(panel: Panel, name: string): Locator {
  return panel.page.locator(".ladder > li").filter({ hasText: panel.say(`diagnosis.${name}`) });
}

async function stopsAt(panel: Panel, name: string, causes: readonly string[]): Promise<void> {
  const said = panel.say("diagnosis.result.failed", { rung: panel.say(`diagnosis.${name}`) });
  await expect(result(panel)).toHaveText(said);
  await expect(panel.page.locator(".rung.failed")).toHaveCount(1);
  await expect(panel.page.getByRole("status").getByRole("listitem")).toContainText(
    causes.map((cause) => `${panel.say(`cause.${cause}.text`)} ${panel.say(`cause.${cause}.next`)}`),
  );
}
