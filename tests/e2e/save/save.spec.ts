// Saving everything: one file that is complete, that other programs read, and in which a changed byte is found.
import demo from "../../../www/demo/demo.json" with { type: "json" };
import { DEMO_WORKERS, HELD, toSearch } from "../consult/consult-test.js";
import { expect, test } from "../page-test.js";
import { Panel } from "../panel.js";
import { begin, fetched, take } from "./save-test.js";

test("one click fetches everything, and the file is complete, signed, and read by other programs", async ({
  panel,
  local,
  company,
}) => {
  await toSearch(panel, local, company);
  await begin(panel);
  const saved = await take(panel);
  expect(saved.rawRecords("training-registrations")).toHaveLength(HELD.registrations.length + DEMO_WORKERS);
  expect(saved.changed()).toEqual([]);
  await saved.verify();
  expect(saved.verifyByReadme()).toBe("Verified OK");
});

test("what the register refuses or counts differently is told on the screen and in the file", async ({
  panel,
  local,
  company,
  page,
}) => {
  await toSearch(panel, local, company);
  local.simulator.order({ fault: "totalMismatch", at: "api", when: "always" });
  await begin(panel);
  const saved = await take(panel);
  await expect(page.getByText(panel.say("save.incomplete"))).toBeVisible();
  const total = HELD.registrations.length + DEMO_WORKERS;
  const [first] = saved.manifest.parts;
  expect(first?.findings).toEqual([{ code: "totalMismatch", params: { total: total + 3, records: total } }]);
  expect(saved.text("README.txt")).toContain(panel.say("save.readme.open.other", { count: 7 }));
  expect(saved.changed()).toEqual([]);
});

test("a keyboard is enough, and nothing of what was fetched stays once the file is there", async ({
  panel,
  local,
  company,
  page,
}) => {
  await toSearch(panel, local, company);
  await panel.buttonFrom("save.title").press("Enter");
  await panel.at("save.title");
  const button = panel.button("save.file");
  await button.waitFor();
  const stores = () =>
    page.evaluate(async () => {
      const opening = indexedDB.open("fla-panel");
      const database = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      const counted = ["saves", "savedPages"].map(
        (name) =>
          new Promise<number>((resolve) => {
            const count = database.transaction(name).objectStore(name).count();
            count.onsuccess = () => resolve(count.result);
          }),
      );
      const counts = await Promise.all(counted);
      database.close();
      return counts;
    });
  expect((await stores())[1]).toBeGreaterThan(10);
  await Promise.all([page.waitForEvent("download"), button.press("Enter")]);
  await expect(page.getByText(panel.say("save.handed_over"))).toBeVisible();
  expect(await stores()).toEqual([0, 0]);
  await panel.button("save.leave").press("Enter");
  await panel.at("consult.title");
});

test("a second window does not save the same at the same time", async ({
  panel,
  local,
  company,
  context,
}) => {
  await toSearch(panel, local, company);
  local.simulator.order({ fault: "slow", at: "api", when: "next", after: 9, seconds: 600 });
  await begin(panel);
  await fetched(panel, 200);
  const other = new Panel(await context.newPage());
  await other.page.goto(local.origin);
  await toSearch(other, local, company);
  await begin(other);
  await other.button("save.go_on").click();
  await other.failsWith("save.in_use");
});

test("a representative chooses whose records are saved", async ({ panel, page }) => {
  await panel.buttonFrom("welcome.demo").click();
  await panel.at("certificate.demo.title");
  await panel.button("certificate.open").click();
  await panel.at("who.title");
  await panel.button("who.change").click();
  await panel.choice("connection.role", "connection.role.representative").check();
  await panel.button("connection.connect").click();
  await panel.at("work.doors.title");
  await panel.buttonFrom("work.door.consult").click();
  await panel.at("consult.title");
  await begin(panel);
  await panel.button("save.whose.none").click();
  await expect(panel.button("save.begin.customers.other", { count: 0 })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await page.getByRole("checkbox").first().check();
  await page.getByRole("checkbox").nth(1).check();
  await panel.button("save.begin.customers.other", { count: 2 }).click();
  const saved = await take(panel);
  expect(saved.file).toMatch(/fla-customers-/);
  const employers = new Set(saved.manifest.parts.map(({ employer }) => employer));
  expect([...employers].every((employer) => demo.representative.customers.includes(employer))).toBe(true);
  expect(employers.size).toBe(2);
  await saved.verify();
});
