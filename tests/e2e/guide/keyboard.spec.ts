// The whole way through the guide without a mouse.
import { Keyboard } from "../form/keyboard.js";
import { expect, test } from "../page-test.js";
import { Guide } from "./guide-test.js";

test("somebody without a mouse chooses a situation, takes steps, looks a word up and comes back", async ({
  page,
  panel,
}) => {
  const guide = new Guide(panel);
  const keyboard = new Keyboard(page);
  await keyboard.tabTo(panel.say("guide.nothing_yet"));
  await keyboard.press("Enter");
  await panel.at("guide.title");
  await expect(panel.heading("guide.title")).toBeFocused();
  await keyboard.tabTo(panel.say("connection.role.employer"));
  // Arrows choose among the situations; the second question appears with its first answer.
  await keyboard.press("Space");
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowDown");
  await keyboard.tabTo(panel.say("situation.groupOwn"));
  await keyboard.press("ArrowDown");
  await keyboard.tabTo(guide.say("situation.show"));
  await keyboard.press("Enter");
  await expect(page.locator(".guide-steps > li")).toHaveCount(8);
  await keyboard.isSomewhere();

  await keyboard.tabTo(guide.say("step.begin.first"));
  await keyboard.press("Enter");
  // The step that was unfolded has the focus; what is under it comes next.
  await expect(guide.step("employer").getByRole("button").first()).toBeFocused();
  await keyboard.tabTo(guide.say("step.tick"));
  await keyboard.press("Enter");
  await expect(guide.step("portal").getByRole("button").first()).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.locator("#step-portal")).toBeHidden();

  await page.keyboard.press("Shift+Tab");
  await keyboard.isSomewhere();
  for (let presses = 0; presses < 40 && !(await keyboard.isOn(guide.say("part.glossary"))); presses += 1) {
    await page.keyboard.press("Shift+Tab");
  }
  await keyboard.press("Enter");
  await keyboard.tabTo(guide.say("glossary.search"));
  await keyboard.type("mahis");
  await expect(page.getByText(guide.say("term.mahis"))).toBeVisible();
  await keyboard.tabTo(panel.say("frame.back"));
  await keyboard.press("Enter");
  await panel.at("welcome.title");
  await expect(panel.heading("welcome.title")).toBeFocused();
});
