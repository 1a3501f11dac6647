// A large register is saved although pages fail, the token ends and the panel is closed twice; the file has all of it.
import type { Page } from "@playwright/test";
import { DEMO_CLIENTS } from "../../../www/src/simulator/demo.js";
import { Register } from "../../../www/src/simulator/register.js";
import { type Local, startLocal } from "../../servers/local.js";
import { toSearch } from "../consult/consult-test.js";
import { test as base, expect } from "../page-test.js";
import { Panel } from "../panel.js";
import { LARGE, LARGE_COUNTS, LARGE_PAGE, order } from "./large.js";
import { begin, fetched, take } from "./save-test.js";

const test = base.extend({
  local: async ({ company }, use) => {
    const register = new Register({ population: () => LARGE });
    // A connection for each request: on one that was used before, Chromium asks a second time by itself when it breaks.
    const clients = [...DEMO_CLIENTS, company.client];
    const local = await startLocal({ www: "dist/www", clients, keepAlive: false, register });
    await use(local);
    await local.close();
  },
});

test.setTimeout(180_000);

test("20,000 records are saved over faults, an expired token and two closed panels", async ({
  panel,
  local,
  company,
  context,
}) => {
  expect(Object.values(LARGE_COUNTS).reduce((sum, count) => sum + count)).toBeGreaterThan(20_000);
  const again = async (before: Page): Promise<Panel> => {
    await before.close();
    const next = new Panel(await context.newPage());
    await next.page.goto(local.origin);
    await toSearch(next, local, company);
    await expect(next.buttonFrom("save.title")).toContainText(next.say("save.door.kept"));
    await begin(next);
    return next;
  };
  await toSearch(panel, local, company);

  // A page whose answer is lost is asked for again by itself.
  order(local.simulator, "dropped", 20);
  await begin(panel);
  await fetched(panel, 3_000);
  stall(local, 30);
  await fetched(panel, 5_000);
  const second = await again(panel.page);

  // A token that ends is renewed; a page of a web filter in between is asked for again.
  order(local.simulator, "expiredToken", 10);
  await second.button("save.go_on").click();
  await fetched(second, 8_000);
  order(local.simulator, "html", 10);
  await fetched(second, 10_000);
  stall(local, 20);
  await fetched(second, 12_000);
  const third = await again(second.page);

  // What would meet every question stops it, and the user goes on.
  order(local.simulator, "insufficientScope", 10);
  await third.button("save.go_on").click();
  await expect(third.page.getByRole("alert")).toContainText(third.say("save.failed"));
  await third.button("save.go_on").click();
  const saved = await take(third);

  await expect(third.page.getByText(third.say("save.handed_over"))).toBeVisible();
  await saved.assertWhole(LARGE_COUNTS);

  // A changed byte is found, in a file and in the manifest.
  saved.flip(LARGE_PAGE);
  expect(saved.changed()).toEqual([LARGE_PAGE]);
  saved.flip("manifest.json");
  await expect(saved.verify()).rejects.toThrow(/signature verification failed/);
});

/** From then on no page comes: the panel can be closed in the middle. */
function stall({ simulator }: Local, after: number) {
  simulator.order({ fault: "slow", at: "api", when: "next", after, seconds: 600 });
}
