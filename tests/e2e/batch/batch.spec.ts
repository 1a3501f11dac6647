// A batch on its screen: what goes, what came of it, what can be done about it, its file and its end.
import { readFileSync } from "node:fs";
import { read, utils } from "xlsx";
import { examine } from "../examine.js";
import { addWorkers, WORKERS } from "../form/form-test.js";
import { expect, test } from "../page-test.js";
import type { Panel } from "../panel.js";
import { LANGUAGES } from "../words.js";

/** Sends one registration for each of the practice company's workers. */
async function sendThree(panel: Panel): Promise<void> {
  await panel.startDemo();
  await panel.button("work.example").click();
  await panel.field("field.worker.ssin").fill("");
  await addWorkers(panel, WORKERS);
  await panel.button("work.send.several.demo", { count: WORKERS.length }).click();
  await panel.at("batches.title");
}

test("a batch is told by state, found again among the receipts, and searched", async ({ page, panel }) => {
  await sendThree(panel);
  await expect(page.getByText(panel.say("batches.all_accepted"))).toBeVisible();
  const entries = page.locator(".entry-list > li");
  await expect(entries).toHaveCount(3);
  await expect(page.locator(".counts li")).toHaveText([`${panel.say("batches.state.accepted")} 3`]);
  await panel.field("batches.search").fill(WORKERS[1]);
  await expect(entries).toHaveCount(1);
  await entries.locator("summary").click();
  await expect(entries.locator("pre")).toContainText('"name"');
  await expect(entries.locator("pre")).not.toContainText(WORKERS[1]);
  await panel.station("receipts").click();
  await panel.at("receipts.title");
  await page.getByRole("button", { name: panel.say("batches.accepted_of", { done: 3, total: 3 }) }).click();
  await panel.at("batches.title");
});

test("the file of a batch has every entry with its receipt", async ({ page, panel }) => {
  await sendThree(panel);
  await expect(page.getByText(panel.say("batches.all_accepted"))).toBeVisible();
  const csv = page.waitForEvent("download");
  await panel.button("receipts.export.csv").click();
  const lines = readFileSync(await (await csv).path(), "utf8")
    .trimEnd()
    .split("\r\n");
  expect(lines).toHaveLength(4);
  for (const ssin of WORKERS) expect(lines.filter((line) => line.includes(`"${ssin}"`))).toHaveLength(1);
  const xlsx = page.waitForEvent("download");
  await panel.button("receipts.export.xlsx").click();
  const book = read(readFileSync(await (await xlsx).path()), { type: "buffer" });
  const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ""] ?? {}, { header: 1 });
  expect(rows).toHaveLength(4);
  for (const ssin of WORKERS) expect(rows.filter((cells) => cells.includes(ssin))).toHaveLength(1);
  const json = page.waitForEvent("download");
  await panel.button("receipts.export.json").click();
  const { batch, entries } = JSON.parse(readFileSync(await (await json).path(), "utf8"));
  expect([batch.total, entries.length]).toEqual([3, 3]);
  expect(new Set(entries.map((entry: { reference: string }) => entry.reference)).size).toBe(3);
});

test("a batch is deleted only after the user has said so twice", async ({ page, panel }) => {
  await sendThree(panel);
  await expect(page.getByText(panel.say("batches.all_accepted"))).toBeVisible();
  await panel.button("batches.delete").click();
  const gone = panel.button("receipts.delete.other", { count: 3 });
  await expect(gone).toBeDisabled();
  await page.getByLabel(panel.say("receipts.delete.understood")).check();
  await gone.click();
  await panel.station("receipts").click();
  await panel.at("receipts.title");
  await expect(page.getByText(panel.say("receipts.empty"))).toBeVisible();
});

test("deleting all receipts takes the batches along, and says so", async ({ page, panel }) => {
  await sendThree(panel);
  await expect(page.getByText(panel.say("batches.all_accepted"))).toBeVisible();
  await panel.station("receipts").click();
  await panel.at("receipts.title");
  await panel.button("receipts.delete.other", { count: 3 }).click();
  await expect(page.getByText(panel.say("receipts.delete.batches"))).toBeVisible();
  await page.getByLabel(panel.say("receipts.delete.understood")).check();
  await panel.button("receipts.delete.other", { count: 3 }).click();
  await expect(page.getByText(panel.say("batches.list"), { exact: true })).toHaveCount(0);
  await page.reload();
  await panel.startDemo();
  await panel.station("receipts").click();
  await expect(page.getByText(panel.say("receipts.empty"))).toBeVisible();
  await expect(page.getByText(panel.say("batches.list"), { exact: true })).toHaveCount(0);
});

for (const language of LANGUAGES) {
  test(`the screen of a batch in ${language} is free of findings of axe`, async ({ page, panel }) => {
    await page.setViewportSize({ width: language === "de" ? 360 : 1280, height: 800 });
    await panel.speak(language);
    await sendThree(panel);
    await expect(page.getByText(panel.say("batches.all_accepted"))).toBeVisible();
    await page.locator(".entry-list summary").first().click();
    await examine(page, "batch");
  });
}
