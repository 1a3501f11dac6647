// What waits for a server can be given up: connecting, and sending, of which the outcome may then be unknown.

import type { Local } from "../../servers/local.js";
import type { CompanyFile } from "../certificate.js";
import { expect, test } from "../page-test.js";
import type { Panel } from "../panel.js";

/** Seconds for which an answer is held: longer than any test, and than the panel would wait. */
const HELD = 120;

test("connecting that is given up leaves the account as it was, and can be begun again", async ({
  page,
  panel,
  local,
  company,
}) => {
  await prepare(panel, local, company);
  local.simulator.order({ fault: "slow", at: "token", when: "next", seconds: HELD });
  const failed = page.waitForEvent("requestfailed");
  await panel.button("connection.connect").click();
  await panel.button("frame.cancel").click();
  expect((await failed).url()).toBe(local.tokenEndpoint);
  await expect(panel.button("connection.connect")).toBeFocused();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(panel.field("connection.client")).toHaveValue(company.client.clientId);

  await panel.button("connection.connect").click();
  await panel.openForm();
});

test("a registration that is given up after it left is unknown, on its receipt and in the journal", async ({
  page,
  panel,
  local,
  company,
}) => {
  await prepare(panel, local, company);
  await panel.button("connection.connect").click();
  await panel.openForm();
  await panel.fillForm(company.client.employers[0] ?? "");
  local.simulator.order({ fault: "slow", at: "api", when: "next", seconds: HELD });
  const leaving = page.waitForRequest((request) => request.url().startsWith(local.apiBase));
  await panel.button("work.send").click();
  await leaving;
  await panel.button("frame.cancel").click();
  await panel.at("receipt.title");
  const receipt = page.getByRole("article");
  await expect(receipt).toContainText(panel.say("receipt.unknown"));
  await expect(receipt).toContainText(panel.say("unknown.cancelled.text"));
  await expect(receipt).toContainText(panel.say("unknown.next"));

  await page.reload();
  await panel.station("receipts").click();
  await page.getByRole("main").getByRole("listitem").getByRole("button").first().click();
  await expect(page.getByRole("article")).toContainText(panel.say("unknown.cancelled.text"));
});

test("in the demo the practice server is left alone too, and the next registration is accepted", async ({
  page,
  panel,
}) => {
  await panel.startDemo();
  await panel.button("work.example").click();
  await panel.fillReference("simulate.slow");
  await panel.button("work.send.demo").click();
  await panel.button("frame.cancel").click();
  await panel.at("receipt.title");
  await expect(page.getByRole("article")).toContainText(panel.say("unknown.cancelled.text"));
  await panel.station("work").click();
  await panel.fillReference("another");
  await panel.button("work.send.demo").click();
  await panel.at("receipt.title");
  await expect(page.getByRole("article")).toContainText(panel.say("receipt.accepted"));
});

/** Own certificate open, the account filled in. */
async function prepare(panel: Panel, local: Local, company: CompanyFile): Promise<void> {
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await panel.station("connection").click();
  await panel.choice("connection.environment", "environment.local").check();
  await panel.field("connection.client").fill(company.client.clientId);
  await panel.field("connection.token").fill(local.tokenEndpoint);
  await panel.field("connection.api").fill(local.apiBase);
}
