// Rows out of files of every kind, matched, corrected, given back and handed over, in the demo.
import XLSX from "xlsx";
import { WORKER } from "../registration.js";
import { csv, DOTTED, EMPLOYER, expect, headings, Import, row, test } from "./import-test.js";

test("a CSV file of a Belgian spreadsheet is read, in its own encoding, and checked at once", async ({
  panel,
  page,
}) => {
  const rows = new Import(panel, page);
  const text = csv([
    headings("fr"),
    row(0, { "training.name": "Sécurité élevée" }),
    row(1, { "training.name": "" }),
  ]);
  await rows.read("formations.csv", Buffer.from(text, "latin1"));
  await expect(page.getByText(panel.say("import.origin.headings"))).toBeVisible();
  await rows.counts("all", "2");
  await rows.counts("errors", "1");
  await rows.counts("ready", "1");
  await expect(rows.cell(2, "training.name")).toHaveText("Sécurité élevée");
  await expect(rows.cell(3, "training.name")).toContainText(panel.say("finding.name.required"));
});

test("of a workbook with several sheets, the sheet is asked for", async ({ panel, page }) => {
  const rows = new Import(panel, page);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([headings("nl"), row(0)]), "2024");
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([headings("nl"), row(1), row(2)]), "2025");
  await rows.open();
  await rows.choose("opleidingen.xlsx", XLSX.write(book, { type: "buffer", bookType: "xlsx" }));
  await panel.at("import.mapping.title");
  await page.getByLabel(panel.say("import.sheet")).selectOption("2025");
  await panel.at("import.rows.title");
  await rows.counts("all", "2");
  await rows.counts("ready", "2");
});

test("a file that is dropped is read", async ({ panel, page }) => {
  const rows = new Import(panel, page);
  await rows.open();
  const place = page.locator(".drop");
  const dropped = await page.evaluateHandle(
    (text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "dropped.csv"));
      return data;
    },
    csv([headings("nl"), row(0)]),
  );
  await place.dispatchEvent("dragenter", { dataTransfer: dropped });
  await expect(place).toHaveClass(/\bover\b/);
  await place.dispatchEvent("drop", { dataTransfer: dropped });
  await panel.at("import.rows.title");
  await expect(page.getByText("dropped.csv")).toBeVisible();
});

test("rows pasted anywhere on the screen are read", async ({ panel, page, context, local }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: local.origin });
  const rows = new Import(panel, page);
  await rows.open();
  await page.evaluate(
    (text) => navigator.clipboard.writeText(text),
    csv([headings("de"), row(0), row(1)], "\t"),
  );
  await page.keyboard.press("Control+V");
  await panel.at("import.rows.title");
  await expect(page.getByText(panel.say("import.pasted"), { exact: true })).toBeVisible();
  await rows.counts("ready", "2");
});

test("a column nobody knows is matched once, and the next time as then", async ({ panel, page }) => {
  const rows = new Import(panel, page);
  const [employer = "", ...known] = headings("en").slice(0, -2);
  const odd = [employer, ...known, "Situation XYZ"];
  const contents = csv([odd, [...row(0).slice(0, -2), "yes"], [...row(1).slice(0, -2), "no"]]);
  await rows.open();
  await rows.choose("odd.csv", contents);
  await panel.at("import.mapping.title");
  const column = page.getByLabel("Situation XYZ");
  await column.selectOption("training.countsForTrainingRight");
  await page.locator("#import-default-training-status").selectOption("followed");
  await panel.button("import.check.other", { rows: 2 }).click();
  await panel.at("import.rows.title");
  await rows.counts("ready", "2");
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("XYZ");

  await panel.button("import.another").click();
  await panel.at("import.title");
  await rows.choose("odd.csv", contents);
  await panel.at("import.rows.title");
  await expect(page.getByText(panel.say("import.origin.earlier"))).toBeVisible();
  await rows.counts("ready", "2");
  // One click back to the columns, and one to the rows.
  await panel.button("import.columns").click();
  await expect(column).toHaveValue("training.countsForTrainingRight");
  await panel.button("frame.back").click();
  await panel.at("import.rows.title");
});

test("with a keyboard alone a cell is found, changed, left as it was, and changed back", async ({
  panel,
  page,
}) => {
  const rows = new Import(panel, page);
  await rows.read("rows.csv", csv([headings("nl"), row(0), row(1, { "training.name": "" }), row(2)]));
  await rows.counts("errors", "1");
  await rows.grid.focus();
  for (const key of ["ArrowDown", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  await expect(rows.grid).toHaveAttribute("aria-activedescendant", /training-name$/);
  await expect(page.getByRole("heading", { name: panel.say("import.row", { line: 3 }) })).toBeVisible();
  await page.keyboard.press("F2");
  await page.keyboard.type("First aid");
  await page.keyboard.press("Escape");
  await expect(rows.grid).toBeFocused();
  await rows.counts("errors", "1");
  await page.keyboard.type("Eerste hulp");
  await page.keyboard.press("Enter");
  await rows.counts("ready", "3");
  await expect(rows.cell(3, "training.name")).toHaveText("Eerste hulp");
  // Enter went down; Tab goes on to the right.
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(rows.grid).toHaveAttribute("aria-activedescendant", /-2-training-nature$/);
  await page.keyboard.press("Control+z");
  await rows.counts("errors", "1");
});

test("what is certain is corrected in all rows at one press, and given back as a file", async ({
  panel,
  page,
}) => {
  const rows = new Import(panel, page);
  const dotted = { "worker.ssin": DOTTED };
  await rows.read(
    "rows.csv",
    csv([headings("nl"), row(0), row(1, dotted), row(2, dotted), row(3, { "training.name": "" })]),
  );
  // Masked until somebody asks.
  await expect(rows.cell(2, "worker.ssin")).toContainText("85.40.00-•••.••");
  await panel.button("import.numbers.show").click();
  await expect(rows.cell(2, "worker.ssin")).toContainText(WORKER);

  const rules = page.getByRole("region", { name: panel.say("import.rules") });
  const formatted = rules.getByRole("listitem").filter({ hasText: panel.say("finding.ssin.formatted") });
  await formatted.getByRole("button", { name: /^Correct/ }).click();
  await expect(formatted).toHaveCount(0);
  await expect(rows.cell(3, "worker.ssin")).toHaveText(WORKER);

  await rows.show("errors");
  await expect(rows.grid).toHaveAttribute("aria-rowcount", "2");
  await expect(rows.cell(5, "training.name")).toBeVisible();
  await panel.button("import.remove").click();
  await rows.counts("ready", "3");
  await panel.button("import.undo").click();
  await rows.counts("errors", "1");

  const written = await rows.exported("CSV");
  expect(written.toString("utf8")).not.toContain(DOTTED);
  expect(written.toString("utf8")).toContain(WORKER);
  const book = XLSX.read(await rows.exported("XLSX"));
  const sheet = XLSX.utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ""] ?? {}, {
    header: 1,
    raw: false,
  });
  expect(sheet.slice(1).map((cells) => cells[1])).toEqual([WORKER, WORKER, WORKER, WORKER]);
  const records = JSON.parse((await rows.exported("JSON")).toString("utf8"));
  expect(records[0].employer.enterpriseNumber).toBe(EMPLOYER);
});

test("a panel that is closed brings the rows back, until they are discarded", async ({ panel, page }) => {
  const rows = new Import(panel, page);
  await rows.read("rows.csv", csv([headings("nl"), row(0), row(1, { "training.name": "" })]));
  await rows.cell(3, "training.name").dblclick();
  await page.keyboard.type("Eerste hulp");
  await page.keyboard.press("Enter");
  await rows.counts("ready", "2");
  // Elsewhere and back: the table is still there.
  await panel.station("receipts").click();
  await panel.station("work").click();
  await rows.counts("ready", "2");

  await page.reload();
  await panel.buttonFrom("welcome.demo").click();
  await panel.button("certificate.open").click();
  await panel.button("who.connect", { role: panel.say("role.employer") }).click();
  await rows.door();
  await panel.at("import.rows.title");
  await rows.counts("ready", "2");
  await expect(rows.cell(3, "training.name")).toHaveText("Eerste hulp");
  await panel.button("import.discard").click();
  await panel.at("import.title");

  await page.reload();
  await panel.buttonFrom("welcome.demo").click();
  await panel.button("certificate.open").click();
  await panel.button("who.connect", { role: panel.say("role.employer") }).click();
  await rows.door();
  await panel.at("import.title");
});

test("ready rows go on as a batch, and those with errors stay", async ({ panel, page }) => {
  const rows = new Import(panel, page);
  await rows.read("rows.csv", csv([headings("nl"), row(0), row(1, { "training.name": "" }), row(2)]));
  await rows.counts("ready", "2");
  await panel.button("import.continue.other", { shown: 2 }).click();
  await panel.at("batches.title");
  await expect(page.getByText("rows.csv")).toBeVisible();
  await panel.button("frame.back").click();
  await panel.at("import.rows.title");
  await rows.counts("all", "1");
  await rows.counts("errors", "1");
  await expect(panel.button("import.undo")).toHaveCount(0);
});

test("a file that is none is refused in words, and the next one is read", async ({ panel, page }) => {
  const rows = new Import(panel, page);
  await rows.open();
  await rows.choose("broken.xlsx", Buffer.from("PK\u0003\u0004 not a workbook"));
  await expect(page.getByRole("alert")).toBeVisible();
  await rows.choose("rows.csv", csv([headings("nl"), row(0)]));
  await panel.at("import.rows.title");
});
