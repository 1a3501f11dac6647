// The form without a mouse: from the first screen to the receipt, in less than a minute, and the focus is never lost.
import { expect, test } from "../page-test.js";
import { MISTYPED, WORKERS } from "./form-test.js";
import { Keyboard } from "./keyboard.js";

test("a registration is entered and sent by keyboard alone, in under a minute", async ({ page, panel }) => {
  const way = new Keyboard(page);
  await way.tabTo(panel.say("welcome.demo"));
  await way.press("Enter");
  await panel.at("certificate.demo.title");
  await way.tabTo(panel.say("certificate.open"));
  await way.press("Enter");
  await panel.at("who.title");
  await way.tabTo(panel.say("who.connect", { role: panel.say("role.employer") }));
  await way.press("Enter");
  await panel.at("work.doors.title");
  await way.tabTo(panel.say("work.door.registration"));
  await way.press("Enter");
  await panel.at("work.title");

  const entry = new Keyboard(page);
  await entry.tabTo(panel.say("field.worker.ssin"));
  await entry.type(WORKERS[0]);
  await entry.tabTo(panel.say("field.training.name"));
  await entry.type("First aid at work");
  await entry.tabTo(panel.say("field.training.nature"));
  await entry.press("Space");
  await entry.tabTo(panel.say("field.training.period.startDate"));
  await entry.type("131025");
  await entry.tabTo(panel.say("field.training.period.endDate"));
  await expect(panel.field("field.training.period.startDate")).toHaveValue("13/10/2025");
  // An arrow begins with the first day, another one goes on from there.
  await entry.press("ArrowUp");
  await entry.press("ArrowUp");
  await expect(panel.field("field.training.period.endDate")).toHaveValue("14/10/2025");
  await entry.tabTo(panel.say("field.training.duration.value"));
  await entry.type("7,5");
  await entry.tabTo(panel.say("field.training.status"));
  await entry.press("Space");
  await entry.press("ArrowRight");
  await expect(panel.choice("field.training.status", "field.training.status.followed")).toBeChecked();
  await entry.tabTo(panel.say("field.training.countsForTrainingRight"));
  await entry.press("Space");
  await entry.press("Control+Enter");
  await panel.at("receipt.title");
  await expect(page.getByRole("article")).toContainText(panel.say("receipt.accepted"));
  // One choice is one more thought for each of the three questions.
  entry.thoughts += 3;
  expect(entry.seconds).toBeLessThan(60);
  test.info().annotations.push({
    type: "entered in",
    description: `${entry.keys} keys, ${entry.seconds.toFixed(0)} s by the keystroke-level model`,
  });
});

test("what is wrong is told when the field is left, and the summary leads to it", async ({ page, panel }) => {
  const keyboard = new Keyboard(page);
  const wrong = page.getByText(panel.say("finding.ssin.check_digits"));
  const summary = page.locator(".summary");
  await panel.startDemo();
  await keyboard.tabTo(panel.say("field.worker.ssin"));
  await keyboard.type(MISTYPED);
  await expect(page.locator(".finding")).toHaveCount(0);
  await keyboard.press("Tab");
  await expect(wrong.first()).toBeVisible();
  await expect(summary).toContainText(panel.say("work.summary.errors.one", { count: 1 }));
  await keyboard.press("Shift+Tab");
  await keyboard.press("Backspace");
  await expect(wrong).toHaveCount(0);

  await keyboard.press("Control+Enter");
  await expect(summary).toBeFocused();
  await keyboard.press("Tab");
  expect(await keyboard.isOn(panel.say("field.worker.ssin"))).toBe(true);
  await keyboard.press("Enter");
  await expect(panel.field("field.worker.ssin")).toBeFocused();
});

test("a list of workers is made, corrected and emptied without losing the focus", async ({ page, panel }) => {
  const keyboard = new Keyboard(page);
  const field = page.locator("#field-worker-ssin");
  const rows = page.locator(".workers li");
  await panel.startDemo();
  await keyboard.tabTo(panel.say("field.worker.ssin"));
  await keyboard.type(WORKERS[0]);
  await keyboard.tabTo(panel.say("work.workers.another"));
  await keyboard.press("Enter");
  await expect(field).toBeFocused();
  // From now on Enter adds; the same number twice is told.
  await keyboard.type(MISTYPED);
  await keyboard.press("Enter");
  await keyboard.type(WORKERS[0]);
  await keyboard.press("Enter");
  await expect(rows).toHaveCount(2);
  await expect(page.getByText(panel.say("work.workers.known.one", { count: 1 }))).toBeVisible();
  await expect(rows.nth(1)).toContainText(panel.say("finding.ssin.check_digits"));
  await expect(page.locator(".workers")).not.toContainText("033");

  await keyboard.tabTo(panel.say("work.workers.edit.which", { number: 2 }));
  await keyboard.press("Enter");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(MISTYPED);
  await keyboard.press("Backspace");
  await keyboard.type("2");
  await keyboard.tabTo(panel.say("work.workers.remove.which", { number: 1 }));
  await keyboard.press("Enter");
  await expect(rows).toHaveCount(0);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(WORKERS[0]);
});

test("nothing that comes and goes takes the focus with it", async ({ page, panel }) => {
  const keyboard = new Keyboard(page);
  await panel.startDemo();
  await panel.field("field.training.period.startDate").fill("14/10/2025");
  await panel.field("field.training.period.endDate").fill("13/10/2025");
  await keyboard.press("Tab");
  await keyboard.tabTo(panel.say("work.swap"));
  await keyboard.press("Enter");
  await keyboard.isSomewhere();
  await expect(panel.field("field.training.period.startDate")).toHaveValue("13/10/2025");
  await panel.button("work.clear").focus();
  await keyboard.press("Enter");
  await keyboard.isSomewhere();
  await keyboard.press("Enter");
  await keyboard.isSomewhere();
  await expect(panel.field("field.training.period.startDate")).toHaveValue("13/10/2025");
});
