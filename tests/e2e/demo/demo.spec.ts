// The demo in the static page: no network, six clicks from the first screen to a receipt, in four languages.

import { readFileSync } from "node:fs";
import demo from "../../../www/demo/demo.json" with { type: "json" };
import { examine } from "../examine.js";
import { expect, test } from "../page-test.js";
import type { Panel } from "../panel.js";
import { LANGUAGES } from "../words.js";

test("six clicks lead to the receipt of an accepted registration, and nothing leaves the page", async ({
  page,
  panel,
  local,
}) => {
  const elsewhere: string[] = [];
  const posts: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(`${local.origin}/`)) {
      elsewhere.push(request.url());
    }
    if (request.method() !== "GET") {
      posts.push(request.url());
    }
  });

  await panel.startDemo();
  await expect(page.getByText(panel.say("environment.demo"), { exact: true })).toBeVisible();
  await panel.button("work.example").click();
  await expect(panel.field("field.worker.ssin")).toHaveValue(demo.workers[0] ?? "");
  await panel.button("work.send.demo").click();

  await panel.at("receipt.title");
  const receipt = page.getByRole("article");
  await expect(receipt).toContainText(panel.say("receipt.accepted"));
  await expect(receipt).toContainText(panel.say("receipt.demo"));
  expect(elsewhere).toEqual([]);
  expect(posts).toEqual([]);
});

test("the receipt downloads as JSON that says what was sent and what came of it", async ({ page, panel }) => {
  await submitExample(panel);
  const downloading = page.waitForEvent("download");
  await panel.button("receipt.download").click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.json$/);
  const text = readFileSync(await download.path(), "utf8");
  const receipt = JSON.parse(text);
  expect(receipt).toMatchObject({
    format: "fla-panel.receipt/2",
    environment: "demo",
    clientId: demo.clientId,
    role: "employer",
    certificateSha256: demo.certificateSha256,
    sent: { employer: { enterpriseNumber: demo.enterpriseNumber }, worker: { ssin: demo.workers[0] } },
    outcome: { kind: "accepted", warnings: [] },
  });
  expect(text).not.toMatch(/Bearer|eyJ/);
});

test("the receipt is still there after the page was loaded again", async ({ page, panel }) => {
  await submitExample(panel);
  await page.reload();
  await panel.station("receipts").click();
  await panel.at("receipts.title");
  await expect(page.getByRole("listitem").filter({ hasText: panel.say("receipt.accepted") })).toHaveCount(1);
});

test("the reference of the registration orders trouble, and each kind is told apart", async ({
  page,
  panel,
}) => {
  await panel.startDemo();
  await panel.button("work.example").click();
  for (const [fault, verdict, words] of [
    ["noMandate", "receipt.refused", "problem.missing_permission.text"],
    ["duplicate", "receipt.refused", "problem.duplicate.text"],
    ["refused", "receipt.refused", "problem.business_rules.text"],
    ["dropped", "receipt.unknown", "unknown.noAnswer.text"],
    ["html", "receipt.unknown", "unknown.notUnderstood.text"],
    ["pending", "receipt.unknown", "unknown.pending.text"],
  ] as const) {
    await panel.fillReference(`simulate.${fault}`);
    await panel.button("work.send.demo").click();
    await panel.at("receipt.title");
    await expect(page.getByRole("article")).toContainText(panel.say(verdict));
    await expect(page.getByRole("article")).toContainText(panel.say(words));
    await panel.station("work").click();
    // Nothing of the form is lost.
    await expect(panel.field("field.worker.ssin")).toHaveValue(demo.workers[0] ?? "");
  }
});

test("a wrong client id is refused by the practice server, and a right one connects", async ({ panel }) => {
  await panel.buttonFrom("welcome.demo").click();
  await panel.button("certificate.open").click();
  await panel.button("who.change").click();
  await panel.at("connection.title");
  await panel.field("connection.client").fill("self_service_chaman_100000_somebodyxx");
  await panel.button("connection.connect").click();
  await panel.failsWith("token.invalid_client");
  await panel.field("connection.client").fill(demo.clientId);
  await panel.button("connection.connect").click();
  await panel.openForm();
});

test("as representative it sends for a customer, and not for itself", async ({ page, panel }) => {
  await panel.buttonFrom("welcome.demo").click();
  await panel.button("certificate.open").click();
  await panel.button("who.change").click();
  await panel.choice("connection.role", "connection.role.representative").check();
  await panel.button("connection.connect").click();
  await panel.openForm();
  await panel.button("work.example").click();
  await expect(panel.field("field.employer.enterpriseNumber")).toHaveValue(
    demo.representative.customers[0] ?? "",
  );
  await panel.button("work.send.demo").click();
  await expect(page.getByRole("article")).toContainText(panel.say("receipt.accepted"));
  await panel.station("work").click();
  // What was accepted cannot go twice by one press: the worker is asked for again.
  await expect(panel.field("field.worker.ssin")).toHaveValue("");
  await panel.field("field.worker.ssin").fill(demo.workers[0] ?? "");
  await panel.field("field.employer.enterpriseNumber").fill(demo.enterpriseNumber);
  await panel.field("field.worker.ssin").fill(demo.workers[1] ?? "");
  await panel.button("work.send.demo").click();
  await expect(page.getByRole("article")).toContainText(panel.say("problem.missing_permission.text"));
});

/** The longest languages in the narrow side panel, the others in the wide page. */
const WIDTHS = { en: 1280, fr: 360, nl: 1280, de: 360 };

for (const language of LANGUAGES) {
  test(`every screen in ${language}, light and dark, is free of findings of axe`, async ({ page, panel }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width: WIDTHS[language], height: 800 });
    await panel.speak(language);
    await examine(page, "welcome");
    await panel.buttonFrom("welcome.own").click();
    await panel.at("certificate.title");
    await examine(page, "certificate");
    await panel.button("certificate.back").click();
    await panel.buttonFrom("welcome.demo").click();
    await panel.at("certificate.demo.title");
    await examine(page, "demo certificate");
    await panel.button("certificate.open").click();
    await panel.at("who.title");
    await examine(page, "who");
    await panel.button("who.change").click();
    await panel.at("connection.title");
    await panel.field("connection.client").fill("somebody else");
    await panel.button("connection.connect").click();
    await panel.failsWith("token.invalid_client");
    await examine(page, "connection refused");
    await panel.field("connection.client").fill(demo.clientId);
    await panel.button("connection.connect").click();
    await panel.at("work.doors.title");
    await examine(page, "doors");
    await panel.openForm();
    await examine(page, "empty form");
    await panel.button("work.send.demo").click();
    await expect(page.getByRole("heading", { level: 2 }).last()).toBeVisible();
    await examine(page, "form with findings");
    await panel.button("work.example").click();
    await panel.button("work.send.demo").click();
    await panel.at("receipt.title");
    await examine(page, "receipt");
    await panel.button("receipt.to_list").click();
    await panel.at("receipts.title");
    await examine(page, "receipts");
    await panel.button("frame.lock").click();
    await panel.at("welcome.title");
    await examine(page, "locked");
  });
}

async function submitExample(panel: Panel): Promise<void> {
  await panel.startDemo();
  await panel.button("work.example").click();
  await panel.button("work.send.demo").click();
  await panel.at("receipt.title");
}
