import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { read, utils } from "xlsx";
import type { Receipt } from "#core";
import { initSync } from "#table";
import { receiptBook } from "../src/receipt/book.js";
import { headings, row } from "../src/receipt/table.js";
import { Desk } from "../src/table/desk.js";
import { longSheet } from "../src/table/long-sheet.js";
import type { Table } from "../src/table/table.js";
import { Text } from "../src/text/text.js";
import { receipt } from "./receipt.js";

initSync({ module: readFileSync("dist/wasm/fla_table_wasm_bg.wasm") });
const text = new Text("en");

async function* groupsOf(...groups: string[][][]) {
  yield* groups;
}

test("a workbook of receipts says what their table says, days and amounts as such and nothing as a formula", async () => {
  const accepted = receipt();
  const sly: Receipt = { ...receipt(), reference: "=1+1", traceId: "-2+3" };
  const rows = [accepted, sly].map((one) => row(one, text));
  const desk = new Desk(() => {});
  let closed = false;
  const startTable = () =>
    ({ write: (content) => desk.write(content), close: () => (closed = true) }) as Partial<Table> as Table;
  const [first = [], second = []] = rows;
  const book = await receiptBook({ startTable }, text, groupsOf([["1", ...first]], [["2", ...second]]), [
    "Row",
  ]);
  assert.ok(closed);
  const { Sheets, SheetNames } = read(book.bytes, { cellFormula: true });
  const sheet = Sheets[SheetNames[0] ?? ""] ?? {};
  const [heading, ...told] = utils.sheet_to_json<string[]>(sheet, { header: 1, defval: "", raw: false });
  assert.deepEqual(heading, ["Row", ...headings(text)]);
  // Days as a spreadsheet shows them; everything else to the letter.
  const shown = (cell: string) => cell.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3/$2/$1");
  assert.deepEqual(
    told,
    rows.map((cells, place) => [String(place + 1), ...cells.map(shown)]),
  );
  const typeIn = (heading: string) =>
    sheet[utils.encode_cell({ r: 1, c: headings(text).indexOf(heading) + 1 })]?.t;
  const numbers = [text.say("field.training.period.startDate"), text.say("receipts.column.amount")];
  assert.deepEqual(numbers.map(typeIn), ["n", "n"]);
  assert.equal(typeIn(text.say("receipt.worker")), "s");
  const formulas = Object.values(sheet).filter((cell) => typeof cell === "object" && "f" in cell);
  assert.deepEqual(formulas, []);
});

test("a sheet that is full goes on on the next one, under the same heading", async () => {
  const groups = Array.from({ length: 3 }, () => Array.from({ length: 400_000 }, () => ["x"]));
  const content = await longSheet("All", [{ width: 14, format: "text" }], ["H"], groupsOf(...groups));
  const { sheets } = JSON.parse(await content.text());
  assert.deepEqual(
    sheets.map(({ name, rows }: { name: string; rows: string[][] }) => [name, rows.length, rows[0]?.[0]]),
    [
      ["All", 1_048_576, "H"],
      ["All 2", 151_426, "H"],
    ],
  );
});
