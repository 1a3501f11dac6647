// A saved file is opened again: without certificate, without the register, with the same list, filters and pictures.
import { README_FILE } from "../../../www/src/saved/layout.js";
import { makeSaved } from "../../saved/make.js";
import { addresses, records } from "../consult/consult-test.js";
import { expect, test } from "../page-test.js";
import { openSaved, savedFile, showKind, zipFile } from "./saved-test.js";

test("from the first screen, with nothing but the file, everything in it is seen", async ({
  panel,
  company,
  page,
  local,
}, testInfo) => {
  const saved = savedFile(testInfo, company);
  const asked = addresses(page);
  await openSaved(panel, saved.path, "signed");
  await expect(page.getByText(company.name).first()).toBeVisible();
  await expect(page.getByText(panel.say("saved.unchecked.authority"))).toBeVisible();
  await panel.button("saved.look").click();
  await panel.at("saved.search.title");
  const notice = page.getByText(panel.say("saved.copy", { date: "22/11/2026 13:00:00" }));
  await expect(notice).toBeVisible();
  for (const kind of ["trainingRegistration", "trainingRight", "trainingCredit"] as const) {
    await showKind(panel, kind);
    await expect(page.getByText(records(panel, saved.records[kind].length))).toBeVisible();
    await expect(notice).toBeVisible();
    if (kind !== "trainingRight") {
      await panel.button("consult.show.pictures").click();
      await expect(page.locator(".picture").first()).toBeVisible();
      await panel.button("consult.show.list").click();
    }
    await page.locator(".row-open").first().click();
    await expect(page.getByText(panel.say("consult.member.worker.ssin"))).toBeVisible();
    await panel.button("frame.back").click();
    await panel.button("saved.another").click();
  }
  expect(asked.filter((url) => !url.startsWith(local.origin) || /REST|query/.test(url))).toEqual([]);
});

test("what is in it is narrowed to a worker, a year, a period and a status", async ({
  panel,
  company,
  page,
}, testInfo) => {
  const saved = savedFile(testInfo, company, { workers: 30 });
  type Training = {
    worker: { ssin: string };
    training: { status: string; period: { startDate: string; endDate: string } };
  };
  const trainings = saved.records.trainingRegistration as readonly Training[];
  await openSaved(panel, saved.path, "signed");
  await panel.button("saved.look").click();
  await panel.field("consult.when").selectOption("period");
  await panel.field("consult.from").fill("1/1/2024");
  await panel.field("consult.to").fill("30/6/2024");
  await panel.field("field.training.status").selectOption("followed");
  await showKind(panel, "trainingRegistration");
  const half = trainings.filter(
    ({ training: { status, period } }) =>
      status === "followed" && period.startDate <= "2024-06-30" && period.endDate >= "2024-01-01",
  );
  expect(half.length).toBeGreaterThan(0);
  await expect(page.getByText(records(panel, half.length))).toBeVisible();

  await panel.button("saved.another").click();
  const ssin = trainings[0]?.worker.ssin ?? "";
  await panel.field("consult.when").selectOption("all");
  await panel.field("field.training.status").selectOption("any");
  await panel.field("field.worker.ssin").fill(ssin);
  await panel.button("saved.show").click();
  const own = trainings.filter(({ worker }) => worker.ssin === ssin).length;
  await expect(page.getByText(records(panel, own))).toBeVisible();

  await panel.button("saved.another").click();
  await panel.field("field.worker.ssin").fill("123");
  await panel.button("saved.show").click();
  await expect(panel.field("field.worker.ssin")).toHaveAttribute("aria-invalid", "true");
});

test("a changed file is named, and the warning stays while one looks at it", async ({
  panel,
  company,
  page,
}, testInfo) => {
  const { files } = savedFile(testInfo, company);
  const changed = zipFile(testInfo, { ...files, [README_FILE]: new Uint8Array([1, 2, 3]) });
  await openSaved(panel, changed, "changed");
  await expect(page.getByText(panel.say("saved.changed.content", { file: README_FILE }))).toBeVisible();
  await panel.button("saved.look").click();
  await expect(page.getByText(panel.say("saved.verdict.changed.text"))).toBeVisible();
  await showKind(panel, "trainingCredit");
  await expect(page.getByText(panel.say("saved.verdict.changed.text"))).toBeVisible();
});

test("an unsigned file says on every screen that it is not signed", async ({ panel, page }, testInfo) => {
  await openSaved(panel, zipFile(testInfo, makeSaved().files), "unsigned");
  await panel.button("saved.look").click();
  await expect(page.getByText(panel.say("saved.copy.unsigned"))).toBeVisible();
});

test("what is no saved file, and what is newer, is told in words", async ({
  panel,
  page,
  company,
}, testInfo) => {
  await panel.button("saved.open").click();
  await page.getByLabel(panel.say("saved.choose")).setInputFiles(company.path);
  await panel.failsWith("saved.not_saved");
  const newer = makeSaved({ change: (manifest) => ({ ...manifest, format: "fla-panel.manifest/7" }) });
  await page.getByLabel(panel.say("saved.choose")).setInputFiles(zipFile(testInfo, newer.files));
  await panel.failsWith("saved.newer", { version: "7" });
  await panel.button("frame.back").click();
  await panel.at("welcome.title");
});

test("the lock forgets it", async ({ panel, company, page }, testInfo) => {
  await openSaved(panel, savedFile(testInfo, company).path, "signed");
  await page.keyboard.press("Control+Shift+L");
  await panel.at("welcome.title");
  await panel.button("saved.open").click();
  await expect(panel.button("saved.look")).toHaveCount(0);
});

test("20,000 records stay usable: the check, the list and its pages", async ({
  panel,
  company,
  page,
}, testInfo) => {
  test.setTimeout(120_000);
  const saved = savedFile(testInfo, company, { workers: 6_000, perPage: 100 });
  const { length } = saved.records.trainingRegistration;
  expect(length).toBeGreaterThan(15_000);
  await panel.button("saved.open").click();
  await page.getByLabel(panel.say("saved.choose")).setInputFiles(saved.path);
  await expect(page.getByText(panel.say("saved.verdict.signed"), { exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await panel.button("saved.look").click();
  await showKind(panel, "trainingRegistration");
  await expect(page.getByText(records(panel, length))).toBeVisible({ timeout: 30_000 });
  await panel.button("consult.pager.after").click();
  await expect(
    page.getByText(
      panel.say("consult.pager.shown", { from: 26, to: 50, count: length.toLocaleString("en-GB") }),
    ),
  ).toBeVisible();
  await panel.button("consult.show.pictures").click();
  await expect(page.locator(".picture").first()).toBeVisible();
});
