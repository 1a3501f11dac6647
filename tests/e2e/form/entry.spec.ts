// What is entered by hand: several workers, the same again, templates, and work that survives the panel's closing.
import type { Page } from "@playwright/test";
import { expect, test } from "../page-test.js";
import type { Panel } from "../panel.js";
import { bytesOf, everyStore } from "../stored.js";
import { addWorkers, MISTYPED, WORKERS } from "./form-test.js";

test("a column of numbers becomes a list: each once, masked, with its own finding", async ({
  page,
  panel,
}) => {
  await panel.startDemo();
  await addWorkers(panel, ["INSZ", WORKERS[0], "90.40.00-024.12", WORKERS[0], MISTYPED]);
  const rows = page.locator(".workers li");
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText("85.40.00-•••.••");
  await expect(rows.nth(2)).toContainText(panel.say("finding.ssin.check_digits"));
  await expect(page.getByText(panel.say("work.workers.known.one", { count: 1 }))).toBeVisible();
  await expect(panel.button("work.send.several.demo", { count: 3 })).toBeVisible();
  await panel.button("work.workers.show").click();
  await expect(rows.nth(1)).toContainText("90.40.00-024.12");
  // One number that is pasted is that of one worker.
  await panel.button("work.workers.clear").click();
  await addWorkers(panel, [WORKERS[1]]);
  await expect(rows).toHaveCount(0);
});

test("three workers are three registrations, sent as one batch", async ({ page, panel }) => {
  await panel.startDemo();
  await panel.button("work.example").click();
  await panel.field("field.worker.ssin").fill("");
  await addWorkers(panel, WORKERS);
  await panel.button("work.send.several.demo", { count: 3 }).click();
  await panel.at("batches.title");
  await expect(page.getByText(panel.say("batches.all_accepted"))).toBeVisible();
  await panel.button("frame.back").click();
  await panel.at("work.title");
  // The training stays for others; nobody is in the list any more.
  await expect(panel.field("field.training.name")).toHaveValue(panel.say("work.example.name"));
  await expect(page.locator(".workers li")).toHaveCount(0);
  await expect(panel.field("field.worker.ssin")).toHaveValue("");
});

test("what was filled in for a training waits while a right is entered", async ({ panel }) => {
  await panel.startDemo();
  await panel.field("field.training.name").fill("First aid at work");
  await panel.field("field.worker.ssin").fill(WORKERS[0]);
  await panel.choice("work.kind", "work.kind.trainingRight").check();
  await expect(panel.field("field.worker.ssin")).toHaveValue(WORKERS[0]);
  await panel.field("field.year").fill("2025");
  await expect(panel.button("work.send.right.demo.one", { count: 1 })).toBeVisible();
  await panel.choice("work.kind", "work.kind.trainingRegistration").check();
  await expect(panel.field("field.training.name")).toHaveValue("First aid at work");
  await panel.choice("work.kind", "work.kind.trainingRight").check();
  await expect(panel.field("field.year")).toHaveValue("2025");
});

test("what is being filled in survives the closing of the panel, for the same certificate alone", async ({
  page,
  panel,
  company,
}) => {
  await panel.startDemo();
  await panel.field("field.training.name").fill("First aid at work");
  await addWorkers(panel, [WORKERS[0], WORKERS[1]]);
  await expect.poll(() => recordsIn(page, "parked")).toBe(1);
  await expect.poll(() => stored(page)).toContain(WORKERS[1]);
  await page.reload();
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await panel.station("work").click();
  await panel.openForm();
  await expect(panel.field("field.training.name")).toHaveValue("");
  await page.reload();
  await panel.startDemo();
  await expect(panel.field("field.training.name")).toHaveValue("First aid at work");
  await expect(page.locator(".workers li")).toHaveCount(2);
  await expect(
    page.getByText(panel.say("work.aside", { when: new Date().toLocaleDateString("en-GB") }).slice(0, -1)),
  ).toBeVisible();
  await panel.button("work.aside.discard").click();
  await expect(panel.field("field.training.name")).toHaveValue("");
  await expect.poll(() => recordsIn(page, "parked")).toBe(0);
});

test("a second panel with the same certificate begins anew, and writes over nothing", async ({
  page,
  panel,
  context,
  local,
}) => {
  await panel.startDemo();
  await panel.field("field.training.name").fill("First aid at work");
  await expect.poll(() => stored(page)).toContain("First aid at work");
  const second = await context.newPage();
  await second.goto(local.origin);
  const other = new (panel.constructor as typeof Panel)(second);
  await other.startDemo();
  await expect(other.field("field.training.name")).toHaveValue("");
  await other.field("field.training.name").fill("Fire safety");
  await other.button("frame.lock").click();
  expect(await stored(page)).toContain("First aid at work");
  expect(await stored(page)).not.toContain("Fire safety");
});

test("no number of a worker stays in storage after the sending, unless the user keeps it", async ({
  page,
  panel,
}) => {
  await panel.startDemo();
  await panel.button("work.example").click();
  await panel.button("work.send.demo").click();
  await panel.at("receipt.title");
  await panel.button("again.same").click();
  await panel.at("work.title");
  await expect(panel.field("field.worker.ssin")).toBeFocused();
  await expect(panel.field("field.training.name")).toHaveValue(panel.say("work.example.name"));
  await expect.poll(() => storedBesidesReceipts(page)).not.toContain(WORKERS[0]);
  expect(await recordsIn(page, "recent")).toBe(0);

  // Offered, masked, while the panel is open.
  await panel.field("field.worker.ssin").press("ArrowDown");
  const option = page.getByRole("listbox").getByRole("option");
  await expect(option).toContainText("85.40.00-•••.••");
  await panel.field("field.worker.ssin").press("ArrowDown");
  await panel.field("field.worker.ssin").press("Enter");
  await expect(panel.field("field.worker.ssin")).toHaveValue(WORKERS[0]);
  await panel.field("field.worker.ssin").fill("");

  await openAgain(page, panel);
  const keep = page.getByLabel(panel.say("again.recent.keep"));
  await keep.check();
  await expect.poll(() => recordsIn(page, "recent")).toBe(1);
  await panel.button("frame.lock").click();
  await panel.startDemo();
  await openAgain(page, panel);
  await expect(keep).toBeChecked();
  await panel
    .button("again.forget", {
      workers: panel.say("again.forget.workers.one", { count: 1 }),
      entries: panel.say("again.forget.entries.one", { count: 1 }),
    })
    .click();
  await expect.poll(() => storedBesidesReceipts(page)).not.toContain(WORKERS[0]);
});

test("a template brings back a training, for this session or as long as it is kept", async ({
  page,
  panel,
}) => {
  await panel.startDemo();
  await panel.button("work.example").click();
  await openAgain(page, panel);
  await panel.field("again.save.name").fill("Today");
  await panel.field("again.save.name").press("Enter");
  await panel.field("again.save.name").fill("Always");
  await page.getByLabel(panel.say("again.save.keep")).check();
  await panel.button("again.save.do").click();
  await expect.poll(() => recordsIn(page, "templates")).toBe(1);
  await panel.button("work.clear").click();
  await panel.button("again.use.what", { name: "Today" }).click();
  await expect(panel.field("field.training.name")).toHaveValue(panel.say("work.example.name"));
  // Without the worker, who is asked for.
  await expect(panel.field("field.worker.ssin")).toHaveValue("");
  await expect(panel.field("field.worker.ssin")).toBeFocused();
  await panel.button("work.clear").click();
  await expect.poll(() => recordsIn(page, "parked")).toBe(0);
  await panel.button("frame.lock").click();
  await panel.startDemo();
  await openAgain(page, panel);
  await expect(panel.button("again.use.what", { name: "Always" })).toBeVisible();
  await expect(panel.button("again.use.what", { name: "Today" })).toHaveCount(0);
  await panel.button("again.template.remove.what", { name: "Always" }).click();
  await expect.poll(() => recordsIn(page, "templates")).toBe(0);
});

async function openAgain(page: Page, panel: Panel): Promise<void> {
  await page
    .locator("details.again:not([open]) > summary")
    .filter({ hasText: panel.say("again.title") })
    .click();
}

async function recordsIn(page: Page, name: string): Promise<number> {
  return (await everyStore(page)).find(({ store }) => store === name)?.records ?? 0;
}

async function stored(page: Page): Promise<string> {
  return bytesOf(await everyStore(page)).toString();
}

/** Receipts hold what was sent; nothing else may. */
async function storedBesidesReceipts(page: Page): Promise<string> {
  const stores = await everyStore(page);
  return bytesOf(stores.filter(({ store }) => store !== "receipts")).toString();
}
