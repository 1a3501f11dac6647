// Looking up: everything registered is found over all its pages, whatever happens on the way, and nothing of it is lost.
import demo from "../../../www/demo/demo.json" with { type: "json" };
import { ssinOfNobody } from "../../../www/src/simulator/population.js";
import { expect, test } from "../page-test.js";
import {
  addresses,
  DEMO_WORKERS,
  expectAll,
  HELD,
  lookUp,
  records,
  toDemoSearch,
  toSearch,
} from "./consult-test.js";

// Lookups of many pages, on a machine that has other things to do.
test.setTimeout(90_000);

const ALL = HELD.registrations.length + DEMO_WORKERS;

/** A number as the panel writes it in English. */
const shown = (count: number) => count.toLocaleString("en-GB");

test("the first door is looking up, and finds every training over all pages", async ({
  panel,
  local,
  company,
}) => {
  await toSearch(panel, local, company);
  await lookUp(panel, "trainingRegistration");
  await expectAll(panel, ALL);
  await expect(panel.page.getByRole("listitem").filter({ hasText: "Safety at work" }).first()).toBeVisible();
});

test("a worker is looked up without the number in any address, and it is masked until one asks", async ({
  panel,
  local,
  company,
  page,
}) => {
  const ssin = ssinOfNobody(3, 1);
  const asked = addresses(page);
  await toSearch(panel, local, company);
  const written = `${ssin.slice(0, 2)}.${ssin.slice(2, 4)}.${ssin.slice(4, 6)}-${ssin.slice(6, 9)}.${ssin.slice(9)}`;
  await panel.field("field.worker.ssin").fill(written);
  await lookUp(panel, "trainingCredit");
  await expectAll(panel, 3);
  await expect(page.getByText(written)).toHaveCount(0);
  await panel.button("consult.reveal").click();
  await expect(page.getByText(written).first()).toBeVisible();
  expect(asked.filter((url) => url.includes("/query")).length).toBeGreaterThan(2);
  expect(asked.filter((url) => url.includes(ssin) || url.includes(written))).toEqual([]);
});

test("trainings are found by period and status, also by a code nobody knows", async ({
  panel,
  local,
  company,
  page,
}) => {
  const inFirstHalf = ({ training }: (typeof HELD)["registrations"][number]["record"]) =>
    training.period.startDate <= "2024-06-30" && training.period.endDate >= "2024-01-01";
  await toSearch(panel, local, company);
  await panel.field("consult.when").selectOption("period");
  await panel.field("consult.from").fill("1/1/2024");
  await panel.field("consult.to").fill("30/6/2024");
  await panel.field("field.training.status").selectOption("followed");
  await lookUp(panel, "trainingRegistration");
  const expected = HELD.registrations.filter(
    ({ record }) => inFirstHalf(record) && record.training.status === "followed",
  );
  await expectAll(panel, expected.length);

  await panel.button("consult.another").click();
  await panel.field("consult.when").selectOption("all");
  await panel.field("field.training.status").selectOption("other");
  await panel.field("consult.code").fill("reserved");
  await lookUp(panel, "trainingRegistration");
  await expectAll(
    panel,
    HELD.registrations.filter(({ record }) => record.training.status === "reserved").length,
  );
  await expect(page.locator("code", { hasText: /^reserved$/ }).first()).toBeVisible();
});

test("rights are listed with their kinds, and narrowed to one", async ({ panel, local, company, page }) => {
  await toSearch(panel, local, company);
  await lookUp(panel, "trainingRight", "2025");
  const held = HELD.rights.filter(({ record }) => record.year === 2025);
  await expectAll(panel, held.length + DEMO_WORKERS);
  await panel.field("consult.member.kind").selectOption({ label: panel.say("consult.right.sectoral") });
  const sectoral = held.filter(({ record }) => record.kind === "sectoral").length;
  await expect(
    page.getByRole("listitem").filter({ hasText: panel.say("consult.right.sectoral") }),
  ).toHaveCount(Math.min(sectoral, 25));
});

test("a record shows everything in it, members nobody knows as well", async ({
  panel,
  local,
  company,
  page,
}) => {
  await toSearch(panel, local, company);
  local.simulator.order({ fault: "unknownMembers", at: "api", when: "next" });
  await lookUp(panel, "trainingRegistration", "2024");
  await page.locator(".row-open").first().click();
  await expect(page.getByRole("heading", { name: panel.say("consult.others") })).toBeVisible();
  await expect(page.getByText('{"score":4,"remarks":["ok"]}')).toBeVisible();
  await page.getByText(panel.say("frame.details"), { exact: true }).click();
  await expect(page.getByText(/"ssin": "\d{6}•••••"/)).toBeVisible();
  await panel.button("frame.back").click();
  await panel.at("consult.kind.trainingRegistration");
});

for (const fault of ["serviceUnavailable", "insufficientScope"] as const) {
  test(`a page that fails midway (${fault}): what came is shown, and the rest is fetched on a click`, async ({
    panel,
    local,
    company,
    page,
  }) => {
    await toSearch(panel, local, company);
    // Longer than the panel waits without being asked.
    local.simulator.order({ fault, at: "api", when: "next", after: 2, seconds: 3600 });
    await lookUp(panel, "trainingRegistration");
    await expect(page.getByRole("alert")).toContainText(panel.say("consult.partial.failed"));
    await expect(
      page.getByText(panel.say("consult.partial", { count: 200, total: shown(ALL) })),
    ).toBeVisible();
    await panel.button("consult.go_on").click();
    await expectAll(panel, ALL);
    await expect(page.getByRole("alert")).toHaveCount(0);
  });
}

test("a register that stumbles midway is asked again, and who does not want to wait stops it", async ({
  panel,
  local,
  company,
  page,
}) => {
  await toSearch(panel, local, company);
  local.simulator.order({ fault: "html", at: "api", when: "next", after: 2 });
  await lookUp(panel, "trainingRegistration");
  await expectAll(panel, ALL);

  await panel.button("consult.another").click();
  local.simulator.order({ fault: "serviceUnavailable", at: "api", when: "next", after: 1, seconds: 300 });
  await lookUp(panel, "trainingRegistration");
  const [waits = ""] = panel.say("busy.held_up").split("{until}");
  await expect(page.locator(".waiting")).toContainText(waits);
  await panel.button("frame.cancel").click();
  await expect(page.getByText(panel.say("consult.partial", { count: 100, total: shown(ALL) }))).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a token that ends midway is renewed, and nothing is missing", async ({ panel, local, company }) => {
  await toSearch(panel, local, company);
  local.simulator.order({ fault: "expiredToken", at: "api", when: "next", after: 1 });
  await lookUp(panel, "trainingRegistration");
  await expectAll(panel, ALL);
});

test("it stops at once when one says so, and goes on from there", async ({ panel, local, company, page }) => {
  await toSearch(panel, local, company);
  local.simulator.order({ fault: "slow", at: "api", when: "next", after: 1, seconds: 20 });
  await lookUp(panel, "trainingRegistration");
  await panel.button("frame.cancel").click();
  await expect(page.getByText(panel.say("consult.partial", { count: 100, total: shown(ALL) }))).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await panel.button("consult.go_on").click();
  await expectAll(panel, ALL);
});

test("a count that does not match is told, and a circle of pages ends", async ({
  panel,
  local,
  company,
  page,
}) => {
  await toSearch(panel, local, company);
  local.simulator.order({ fault: "totalMismatch", at: "api", when: "always" });
  await lookUp(panel, "trainingRight", "2024");
  const count = HELD.rights.filter(({ record }) => record.year === 2024).length + DEMO_WORKERS;
  await expect(
    page.getByText(panel.say("consult.mismatch", { count: shown(count), total: shown(count + 3) })),
  ).toBeVisible();
  local.simulator.order({ fault: "circle", at: "api", when: "always" });
  await panel.button("consult.another").click();
  await panel.button("consult.look_up").click();
  await expect(page.getByRole("alert")).toContainText(panel.say("error.consult.circle.text"));
});

test("a number that cannot be one is told beside its field, and nothing is sent", async ({
  panel,
  local,
  company,
  page,
}) => {
  const asked = addresses(page);
  await toSearch(panel, local, company);
  await panel.field("field.worker.ssin").fill("80.40.00-001.18");
  await panel.button("consult.look_up").click();
  await expect(panel.field("field.worker.ssin")).toHaveAttribute("aria-invalid", "true");
  expect(asked.filter((url) => url.includes("/query"))).toEqual([]);
});

test("another employer's data are refused in words", async ({ panel, local, company, page }) => {
  await toSearch(panel, local, company);
  await panel.field("field.employer.enterpriseNumber").fill("0000.000.196");
  await panel.button("consult.look_up").click();
  await expect(page.getByRole("alert")).toContainText(
    panel.say("error.consultation.refused.missing_permission.text"),
  );
});

test("nothing found says how to find more", async ({ panel, local, company, page }) => {
  await toSearch(panel, local, company);
  await panel.field("field.worker.ssin").fill(ssinOfNobody(39_000));
  await lookUp(panel, "trainingRegistration");
  await expect(page.getByText(panel.say("consult.empty"))).toBeVisible();
});

test("the pictures show hours and days apart, with a table behind each", async ({
  panel,
  local,
  company,
  page,
}) => {
  await toSearch(panel, local, company);
  await lookUp(panel, "trainingRegistration");
  await expectAll(panel, ALL);
  await panel.button("consult.show.pictures").click();
  const figures = page.getByRole("figure");
  await expect(figures).toHaveCount(4);
  await figures.first().getByText(panel.say("consult.picture.table")).click();
  const days = HELD.registrations
    .filter(({ record: { training } }) => training.duration.unit === "days")
    .filter(({ record: { training } }) => /^2024-0[1-3]/.test(training.period.startDate))
    .reduce((sum, { record }) => sum + record.training.duration.value, 0);
  const table = page.getByRole("table").filter({ hasText: "Q1 2024" }).first();
  await expect(table.getByRole("row").nth(1).getByRole("cell").last()).toHaveText(String(days));

  await panel.button("consult.another").click();
  await lookUp(panel, "trainingCredit", "2025");
  await panel.button("consult.show.pictures").click();
  await expect(page.getByRole("figure")).toHaveCount(1);
  await page.getByText(panel.say("consult.picture.table")).click();
  await expect(page.getByRole("row")).toHaveCount(16);
  await panel.button("consult.pager.after").click();
  await expect(page.getByRole("row")).toHaveCount(16);
});

test("the demo looks up its whole company without any network", async ({ panel, page, local }) => {
  const asked = addresses(page);
  await toDemoSearch(panel);
  await lookUp(panel, "trainingCredit", "2025");
  await expectAll(panel, 520 + demo.workers.length);
  expect(asked.filter((url) => !url.startsWith(local.origin) && !url.startsWith("data:"))).toEqual([]);
});

test("after the last day of the register the law is told, and the server still answers", async ({
  panel,
  page,
}) => {
  await page.clock.setFixedTime("2027-01-05T10:00:00+01:00");
  await page.reload();
  await toDemoSearch(panel);
  await expect(page.getByText(panel.say("consult.calendar.destroyed"))).toBeVisible();
  await page.getByRole("button", { name: panel.say("frame.back") }).click();
  const door = panel.buttonFrom("work.door.consult");
  await expect(door).toContainText(panel.say("consult.calendar.destroyed"));
  await expect(door).not.toContainText(panel.say("work.door.consult.law"));
  await door.click();
  await lookUp(panel, "trainingRight", "2024");
  await expect(page.getByText(/\d+ records/)).toBeVisible();
});

test("locking takes what was found away", async ({ panel, local, company, page }) => {
  await toSearch(panel, local, company);
  await lookUp(panel, "trainingRight", "2024");
  await panel.button("frame.lock").click();
  await panel.at("welcome.title");
  await expect(page.getByText(records(panel, 1))).toHaveCount(0);
  await panel.openOwn(company.path, company.password);
  await panel.station("work").click();
  await panel.buttonFrom("work.door.consult").click();
  await panel.at("consult.title");
});

test("a representative looks up for a customer, and is asked for which", async ({ panel, page }) => {
  await panel.buttonFrom("welcome.demo").click();
  await panel.button("certificate.open").click();
  await panel.at("who.title");
  await panel.button("who.change").click();
  await panel.choice("connection.role", "connection.role.representative").check();
  await panel.button("connection.connect").click();
  await panel.at("work.doors.title");
  await panel.buttonFrom("work.door.consult").click();
  await panel.button("consult.look_up").click();
  await expect(page.getByRole("alert")).toContainText(panel.say("consult.customer_first"));
  await page.getByRole("button", { name: /Bakery/ }).click();
  await lookUp(panel, "trainingRegistration");
  await expectAll(panel, ALL);
  await expect(page.getByText("1000.000.120").first()).toBeVisible();
});
