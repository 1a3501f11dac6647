// What a saving becomes at its edges: nobody answers any more, or there is nothing.
import { DEMO_CLIENTS } from "../../../www/src/simulator/demo.js";
import { populate } from "../../../www/src/simulator/population.js";
import { Register } from "../../../www/src/simulator/register.js";
import { startLocal } from "../../servers/local.js";
import { toSearch } from "../consult/consult-test.js";
import { test as base, expect } from "../page-test.js";
import { begin, take } from "./save-test.js";

base(
  "what is here becomes a signed file, when the register answers no more",
  async ({ panel, local, company, page }) => {
    await toSearch(panel, local, company);
    // After the first page of each question and two more.
    local.simulator.order({ fault: "insufficientScope", at: "api", when: "always", after: 9 });
    await begin(panel);
    await expect(page.getByRole("alert")).toContainText(panel.say("save.failed"));
    await panel.button("save.as_is").click();
    await panel.button("save.file").waitFor();
    await expect(panel.button("save.anew")).toHaveCount(0);
    const saved = await take(panel);
    await expect(page.getByText(panel.say("save.incomplete"))).toBeVisible();
    const [first, second] = saved.manifest.parts;
    expect([first?.records, first?.complete, first?.findings[0]?.code]).toEqual([300, false, "notReached"]);
    expect([second?.pages, second?.findings[0]?.code]).toEqual([0, "notReached"]);
    expect(saved.changed()).toEqual([]);
    await saved.verify();
    // Only now that the file is there: the register may give less.
    await expect(panel.button("save.anew")).toBeVisible();
  },
);

const test = base.extend({
  local: async ({ company }, use) => {
    const register = new Register({ population: () => populate([]) });
    const clients = [...DEMO_CLIENTS, company.client];
    const local = await startLocal({ www: "dist/www", clients, register });
    await use(local);
    await local.close();
  },
});

test("of a register that holds nothing this is said, and is what the file says", async ({
  panel,
  local,
  company,
  page,
}) => {
  await toSearch(panel, local, company);
  await begin(panel);
  const saved = await take(panel);
  await expect(page.getByText(panel.say("save.empty"))).toBeVisible();
  await expect(page.getByText(panel.say("save.complete"), { exact: true })).toHaveCount(0);
  expect(saved.manifest.parts.map(({ records, complete }) => [records, complete])).toEqual(
    Array.from({ length: 7 }, () => [0, true]),
  );
});
