// The lock: by itself after the minutes chosen, by key, and what it leaves.
import type { Page } from "@playwright/test";
import type { Panel } from "../panel.js";
import { connectLocally, expect, open, test } from "./accounts-test.js";

test.beforeEach(async ({ page, panel, companies }) => {
  await page.clock.install({ time: "2026-11-22T12:00:00Z" });
  await page.reload();
  await panel.at("welcome.title");
  await panel.buttonFrom("welcome.own").click();
  await open(panel, companies.alpha);
  await connectLocally(panel, companies.alpha, "Alpha");
  await panel.fillTraining();
});

test("nobody there for fifteen minutes: locked; the form waits for the same certificate", async ({
  page,
  panel,
  companies,
}) => {
  await expect(minutes(page)).toHaveText(panel.say("frame.lock.left", { count: 15 }));
  await page.clock.runFor("10:00");
  await expect(minutes(page)).toHaveText(panel.say("frame.lock.left", { count: 5 }));
  // A sign of life begins the minutes anew.
  await page.mouse.move(100, 100);
  await expect(minutes(page)).toHaveText(panel.say("frame.lock.left", { count: 15 }));
  await page.clock.runFor("14:50");
  await expect(panel.heading("work.title")).toBeVisible();
  await page.clock.runFor("00:15");
  await panel.at("welcome.title");
  await expect(page.getByText(panel.say("welcome.locked.timer"))).toBeVisible();
  await expect(page.getByText(panel.say("welcome.locked.parked", { days: 14 }))).toBeVisible();
  await expect.poll(() => page.workers().length).toBe(0);

  await panel.buttonFrom("welcome.own").click();
  // Another company's certificate shows nothing of it.
  await open(panel, companies.beta);
  await panel.station("work").click();
  await panel.openForm();
  await expect(panel.field("field.training.name")).toHaveValue("");
  await panel.button("frame.lock").click();
  await panel.buttonFrom("welcome.own").click();
  await open(panel, companies.alpha);
  await panel.station("work").click();
  await expect(panel.field("field.training.name")).toHaveValue("First aid at work");
});

test("a computer that slept is locked when it wakes", async ({ page, panel }) => {
  // The time passes and no timer ticks: setSystemTime moves the clock alone.
  await page.clock.setSystemTime("2026-11-22T20:00:00Z");
  await page.mouse.move(50, 50);
  await panel.at("welcome.title");
});

test("the minutes are the user's choice; zero is never", async ({ page, panel }) => {
  await setMinutes(page, panel, "1");
  await expect(minutes(page)).toHaveText(panel.say("frame.lock.left", { count: 1 }));
  await setMinutes(page, panel, "0");
  await expect(minutes(page)).toHaveCount(0);
  await page.clock.runFor("02:00:00");
  await expect(panel.heading("work.title")).toBeVisible();
  await setMinutes(page, panel, "61");
  await expect(page.getByLabel(panel.say("frame.lock.minutes"))).toHaveValue("0");
});

test("the keys lock at once", async ({ page, panel }) => {
  await page.keyboard.press("Control+Shift+L");
  await panel.at("welcome.title");
  // The grace the Worker has to end by itself.
  await page.clock.runFor(1000);
  await expect.poll(() => page.workers().length).toBe(0);
});

test("closing the panel locks it, for browsers that keep a closed page for a way back", async ({
  page,
  panel,
}) => {
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await panel.at("welcome.title");
});

function minutes(page: Page) {
  return page.locator(".lock .minutes");
}

async function setMinutes(page: Page, panel: Panel, value: string): Promise<void> {
  const field = page.getByLabel(panel.say("frame.lock.minutes"));
  if (!(await field.isVisible())) await page.locator("details.menu > summary").click();
  await field.fill(value);
  await field.blur();
}
