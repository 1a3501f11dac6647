// A file of one's own against the register: nothing is overlooked, nothing is guessed, and what is missing can be sent.
import { read, utils } from "xlsx";
import { DEMO_WORKERS, lookUp, toSearch } from "../consult/consult-test.js";
import { expect, test } from "../page-test.js";
import { openSaved, savedFile, showKind } from "../saved/saved-test.js";
import {
  choose,
  expectCount,
  FETCHING,
  given,
  REGISTERED,
  RIGHTS,
  sort,
  toRows,
  UNREGISTERED,
} from "./compare-test.js";
import { type Row, rowOf } from "./own-file.js";

test.setTimeout(120_000);

const EXTRA = 3;
const NATURES: Readonly<Record<string, string>> = { formal: "informal", informal: "formal" };

/** Everything registered but the last three; one row differs, one is in doubt, two are new. */
function ownFile(): Row[] {
  const [first = {}, second = {}, ...rest] = REGISTERED.slice(0, -EXTRA);
  const different = { ...first, "training.nature": NATURES[first["training.nature"] ?? ""] ?? "" };
  const doubtful = { ...second, reference: "", "training.name": "Somewhere else, of another name" };
  return [different, doubtful, ...rest, ...UNREGISTERED];
}

test("missing, different, doubtful and extra are found, shown, given out and taken on to be sent", async ({
  panel,
  local,
  company,
  page,
}) => {
  const own = ownFile();
  await toRows(panel, local, company, own);
  await panel.button("compare.register").click();
  await panel.at("compare.title");
  await expectCount(panel, "missing", UNREGISTERED.length);
  await expectCount(panel, "different", 1);
  await expectCount(panel, "doubtful", 1);
  await expectCount(panel, "extra", EXTRA + DEMO_WORKERS);
  await expectCount(panel, "same", REGISTERED.length - EXTRA - 2);

  // Both values of what differs, and the number masked until one asks.
  await sort(panel, "different").click();
  const [outcome] = await page.locator(".outcome").all();
  if (!outcome) throw new Error("nothing differs");
  await expect(page.locator(".outcome")).toHaveCount(1);
  await outcome.locator("summary").focus();
  await page.keyboard.press("Enter");
  const [before, now] = [REGISTERED[0], own[0]].map((row) =>
    panel.say(`field.training.nature.${row?.["training.nature"]}`),
  );
  const differing = outcome.getByRole("row").filter({ hasText: panel.say("table.column.training.nature") });
  await expect(differing.getByRole("cell")).toHaveText([now ?? "", before ?? ""]);
  const ssin = REGISTERED[0]?.["worker.ssin"] ?? "";
  await expect(outcome.getByText("•").first()).toBeVisible();
  await expect(outcome.getByText(ssin)).toHaveCount(0);
  await panel.button("import.numbers.show").click();
  await expect(outcome.getByText(ssin).first()).toBeVisible();

  // A list to act on, for a spreadsheet of whatever make.
  await sort(panel, "all").click();
  const save = (format: string) => given(panel, () => panel.button("compare.export.as", { format }).click());
  const book = read(await save("XLSX"), { type: "buffer" });
  const sheet = book.Sheets[book.SheetNames[0] ?? ""];
  const lines = utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1 });
  const listed = UNREGISTERED.length + EXTRA + DEMO_WORKERS + 1 + 1;
  expect(lines.length).toBe(1 + listed);
  expect(lines.filter(([verdict]) => verdict === panel.say("compare.verdict.missing")).length).toBe(2);
  const text = (await save("CSV")).toString();
  expect(text.startsWith("\ufeff")).toBe(true);
  const ofCsv = utils.sheet_to_json<string[]>(
    read(text.slice(1), { type: "string", FS: ";", raw: true }).Sheets["Sheet1"] ?? {},
    { header: 1 },
  );
  expect(ofCsv.map(([verdict]) => verdict)).toEqual(lines.map(([verdict]) => verdict));

  // What is surely not registered goes on; the rest is out of the table until one takes that back.
  await panel.button("compare.keep.other", { shown: UNREGISTERED.length }).click();
  await panel.at("import.rows.title");
  await expect(panel.button("import.continue.other", { shown: UNREGISTERED.length })).toBeVisible();
  await panel.button("import.undo").click();
  const all = own.length.toLocaleString("en-GB");
  await expect(page.getByRole("button", { name: `${all} ${panel.say("import.filter.all")}` })).toBeVisible();
});

test("a busy register is waited for, and a wait that takes too long is the user's to end", async ({
  panel,
  local,
  company,
  page,
}) => {
  const busy = (fault: "serviceUnavailable" | "tooManyRequests", seconds: number) =>
    local.simulator.order({ fault, at: "api", when: "next", after: 2, seconds });
  const [waits = ""] = panel.say("busy.held_up").split("{until}");
  await toRows(panel, local, company, REGISTERED);

  // It asks again by itself.
  busy("tooManyRequests", 1);
  await panel.button("compare.register").click();
  await expect(page.locator(".waiting")).toContainText(waits);
  await expectCount(panel, "same", REGISTERED.length);

  // Five minutes are waited for, but nobody has to.
  busy("serviceUnavailable", 300);
  await panel.button("compare.again").click();
  await expect(page.locator(".waiting")).toContainText(waits);
  await expect(page.getByRole("status").filter({ hasText: waits })).toHaveCount(1);
  await panel.button("frame.cancel").click();
  await expect(page.getByText(panel.say("compare.partial"))).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);

  // An hour is not, and nothing of what came is lost.
  busy("serviceUnavailable", 3600);
  await panel.button("compare.go_on").click();
  await expect(page.getByRole("alert")).toContainText(panel.say("error.wait", { seconds: 3600 }));
  await panel.button("compare.go_on").click();
  await expectCount(panel, "same", REGISTERED.length);
  await expectCount(panel, "missing", 0);
});

test("a register that fails midway is gone on with from there, and a comparison can be stopped", async ({
  panel,
  local,
  company,
  page,
}) => {
  await toRows(panel, local, company, REGISTERED);
  local.simulator.order({ fault: "insufficientScope", at: "api", when: "next", after: 2 });
  await panel.button("compare.register").click();
  await expect(page.getByRole("alert")).toBeVisible({ timeout: FETCHING });
  await expect(page.getByText(panel.say("compare.partial"))).toBeVisible();
  await panel.button("compare.go_on").click();
  await expectCount(panel, "same", REGISTERED.length);
  await expectCount(panel, "missing", 0);

  local.simulator.order({ fault: "slow", at: "api", when: "every", after: 1 });
  await panel.button("compare.again").click();
  await panel.button("frame.cancel").click();
  await expect(panel.button("compare.go_on")).toBeVisible();
  await panel.button("frame.back").click();
  await panel.at("import.rows.title");
});

test("where the register counts more than it gives, nothing is called missing", async ({
  panel,
  local,
  company,
  page,
}) => {
  local.simulator.order({ fault: "totalMismatch", at: "api", when: "always" });
  await toRows(panel, local, company, ownFile());
  await panel.button("compare.register").click();
  await panel.at("compare.title");
  await expectCount(panel, "outside", UNREGISTERED.length);
  await expectCount(panel, "missing", 0);
  await expectCount(panel, "different", 1);
  await expect(page.getByText(panel.say("compare.miscounted"))).toBeVisible();
  await expect(panel.button("compare.again")).toBeVisible();
});

test("what was looked up is compared with a file, and nothing is said of rows outside of it", async ({
  panel,
  local,
  company,
}) => {
  const inYear = (row: Row) => row["training.period.startDate"]?.startsWith("2025") ?? false;
  await toSearch(panel, local, company);
  await lookUp(panel, "trainingRegistration", "2025");
  await panel.button("compare.own").click({ timeout: FETCHING });
  await panel.at("import.title");
  await choose(panel, [...REGISTERED, ...UNREGISTERED]);
  const found = REGISTERED.filter(inYear).length;
  await panel.button("compare.lookup.other", { shown: String(found + DEMO_WORKERS) }).click();
  await panel.at("compare.title");
  await expectCount(panel, "same", found);
  await expectCount(panel, "outside", REGISTERED.length - found);
  await expectCount(panel, "missing", UNREGISTERED.length);
});

test("rights are compared by worker, year, kind and joint committee", async ({
  panel,
  local,
  company,
  page,
}) => {
  const [first = {}, second = {}, ...rest] = RIGHTS;
  const amount = String(Number(first["amount.value"]) + 1);
  const anotherYear = { ...second, year: "2023" };
  await toRows(panel, local, company, [{ ...first, "amount.value": amount }, anotherYear, ...rest]);
  await panel.button("compare.register").click();
  await panel.at("compare.title");
  await expectCount(panel, "different", 1);
  // The year was not asked about, and the right of the year before is in no row.
  await expectCount(panel, "outside", 1);
  await expectCount(panel, "same", rest.length);
  await sort(panel, "different").click();
  await page.locator(".outcome summary").click();
  const differing = page.getByRole("row").filter({ hasText: panel.say("table.column.amount.value") });
  await expect(differing.getByRole("cell")).toHaveText([amount, first["amount.value"] ?? ""]);
});

test("a saved file is compared with one's own, with neither certificate nor connection", async ({
  panel,
  company,
  page,
}, testInfo) => {
  const saved = savedFile(testInfo, company, { workers: 20 });
  const [, ...kept] = saved.records.trainingRegistration.map(rowOf);
  const [unlike = {}] = kept;
  await openSaved(panel, saved.path, "signed");
  await panel.button("saved.look").click();
  await showKind(panel, "trainingRegistration");
  await panel.button("compare.own").click();
  await panel.at("import.title");
  const unregistered = { reference: "", "training.name": "Never registered", "training.duration.value": "3" };
  await choose(panel, [...kept, { ...unlike, ...unregistered }]);
  const shown = String(saved.records.trainingRegistration.length);
  await panel.button("compare.saved.other", { shown }).click();
  await panel.at("compare.title");
  await expectCount(panel, "same", kept.length);
  await expectCount(panel, "extra", 1);
  await expectCount(panel, "missing", 1);
  await expect(page.getByText(panel.say("saved.copy", { date: "22/11/2026 13:00:00" }))).toBeVisible();
  await panel.button("frame.back").click();
  await panel.button("compare.saved.back").click();
  await panel.at("consult.kind.trainingRegistration");
});

test("before there is a connection the rows say what would be possible", async ({ panel, company }) => {
  await panel.openOwn(company.path, company.password);
  await panel.station("work").click();
  await panel.buttonFrom("work.door.file").click();
  await panel.at("import.title");
  await choose(panel, REGISTERED.slice(0, 3));
  await expect(panel.page.getByText(panel.say("compare.connect"))).toBeVisible();
});
