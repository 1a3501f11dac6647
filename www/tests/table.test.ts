import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { read as readWorkbook, utils } from "xlsx";
import type { DeclarationKind } from "#core";
import init from "#table";
import { Desk } from "../src/table/desk.js";
import type { Mapping, TableOptions } from "../src/table/table.js";
import { labelsIn, templateOf } from "../src/table/template.js";
import { LANGUAGES } from "../src/text/language.js";

await init({ module_or_path: readFileSync("dist/wasm/fla_table_wasm_bg.wasm") });

const KINDS: readonly DeclarationKind[] = ["trainingRegistration", "trainingRight"];

const options = (kind: DeclarationKind): TableOptions => ({
  kind,
  today: "2026-11-22",
  representative: true,
});

test("a template needs no question and its example has nothing to correct, in every language", async () => {
  for (const kind of KINDS) {
    for (const language of LANGUAGES) {
      const desk = new Desk(() => {});
      const { content } = templateOf(kind, language);
      const { bytes } = await desk.write(content);
      const view = await desk.read({ bytes, name: "template.xlsx" }, options(kind));
      assert.equal(view.confident, true, `${kind}, ${language}`);
      assert.deepEqual([...new Set(view.confidence)], ["certain"], `${kind}, ${language}`);
      const summary = await desk.map(view.mapping);
      assert.deepEqual([summary.rows, summary.ready, summary.byRule], [1, 1, []], `${kind}, ${language}`);
    }
  }
});

test("every value that a template offers is one that the core reads", async () => {
  for (const kind of KINDS) {
    for (const language of LANGUAGES) {
      const [sheet] = templateOf(kind, language).content.sheets;
      const [heading, example] = sheet?.rows ?? [];
      assert.ok(sheet?.lists && heading && example);
      for (const { column, values } of sheet.lists) {
        const rows = values.map((value) => example.map((cell, at) => (at === column ? value : cell)));
        const text = [heading, ...rows].map((cells) => cells.join("\t")).join("\n");
        const desk = new Desk(() => {});
        const view = await desk.read({ text }, options(kind));
        await desk.map(view.mapping);
        const { rows: read } = await desk.rows({ from: 0, count: 10 });
        for (const row of read) {
          const cell = row.cells.find(({ path }) => path === view.mapping.columns[column]);
          assert.ok(cell, language);
          assert.deepEqual(cell.findings, []);
        }
      }
    }
  }
});

test("what columns are called in the panel is what the core knows them by", async () => {
  for (const kind of KINDS) {
    for (const language of LANGUAGES) {
      const labels = labelsIn(language);
      const desk = new Desk(() => {});
      const { fields } = await desk.read({ text: "INSZ\tx\n1\t2\n" }, options(kind));
      const headings = fields.map(({ path }) => labels[path] ?? path);
      const view = await desk.read(
        { text: `${headings.join("\t")}\n${headings.map(() => "x").join("\t")}` },
        options(kind),
      );
      assert.deepEqual(
        view.mapping.columns,
        fields.map(({ path }) => path),
        language,
      );
    }
  }
});

test("SheetJS opens what is written, and finds texts, days and no formula", async () => {
  const desk = new Desk(() => {});
  const { bytes } = await desk.write(templateOf("trainingRegistration", "nl").content);
  const book = readWorkbook(bytes, { cellFormula: true, cellDates: false });
  assert.deepEqual(book.SheetNames, ["Opleidingen", "Uitleg"]);
  const sheet = book.Sheets["Opleidingen"] ?? {};
  const rows = utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false });
  assert.deepEqual(rows[1]?.slice(0, 6), [
    "1000000021",
    "85400000127",
    "Voorbeeld: wis deze rij",
    "Formeel",
    "10/03/2025",
    "11/03/2025",
  ]);
  const text = "INSZ\tNaam opleiding\n85400000127\t=1+1\n";
  const { mapping } = await desk.read({ text }, options("trainingRegistration"));
  await desk.map(mapping);
  const file = await desk.export("xlsx", labelsIn("nl"));
  const exported = readWorkbook(file.bytes, { cellFormula: true }).Sheets["FLA"] ?? {};
  assert.deepEqual([exported["B2"]?.v, exported["B2"]?.f], ["=1+1", undefined]);
});

test("a mapping that gives a field to two columns takes the first", async () => {
  const desk = new Desk(() => {});
  const { mapping } = await desk.read({ text: "a\tb\nx\ty\n" }, options("trainingRegistration"));
  const twice: Mapping = { ...mapping, heading: true, columns: ["training.name", "training.name"] };
  await desk.map(twice);
  const { rows } = await desk.rows({ from: 0, count: 1 });
  assert.equal(rows[0]?.cells.find(({ path }) => path === "training.name")?.text, "x");
});
