import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { openDatabase } from "../src/database.js";
import { type ImportRecord, KEPT_DAYS, openImports } from "../src/import/kept-import.js";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-22T12:00:00Z");

let databases = 0;

function fresh() {
  databases += 1;
  return openImports(openDatabase(`imports ${databases}`));
}

const file = (owner: string, at = NOW): ImportRecord => ({
  owner,
  part: "file",
  version: 1,
  at: new Date(at).toISOString(),
  kind: "trainingRegistration",
  name: "rows.csv",
  contents: new Blob(["a;b"]),
  sheet: null,
  remarks: {},
});

const steps = (owner: string, at: number): ImportRecord => ({
  owner,
  part: "steps",
  version: 1,
  at: new Date(at).toISOString(),
  steps: [{ do: "edit", row: 0, path: "training.name", text: "First aid" }],
  handing: null,
});

test("rows are found by their owner, and by nobody else", async () => {
  const imports = fresh();
  await imports.put(file("own:aa"));
  await imports.put(steps("own:aa", NOW));
  const found = await imports.find("own:aa", NOW);
  assert.deepEqual(found?.steps.steps, [{ do: "edit", row: 0, path: "training.name", text: "First aid" }]);
  assert.deepEqual(found?.file.name, "rows.csv");
  assert.deepEqual(await imports.find("demo:aa", NOW), null);
});

test("rows are kept for so many days after the last change, and not a day longer", async () => {
  const imports = fresh();
  await imports.put(file("own:aa", NOW - 10 * DAY));
  await imports.put(steps("own:aa", NOW));
  assert.ok(await imports.find("own:aa", NOW + (KEPT_DAYS - 1) * DAY));
  // Anybody's visit removes what is over.
  assert.deepEqual(await imports.find("own:bb", NOW + (KEPT_DAYS + 1) * DAY), null);
  assert.deepEqual(await imports.find("own:aa", NOW), null);
});

test("what is forgotten is gone, with its steps; what others have stays until all is cleared", async () => {
  const imports = fresh();
  for (const owner of ["own:aa", "own:bb"]) {
    await imports.put(file(owner));
    await imports.put(steps(owner, NOW));
  }
  await imports.forget("own:aa");
  assert.deepEqual(await imports.find("own:aa", NOW), null);
  assert.ok(await imports.find("own:bb", NOW));
  await imports.clear();
  assert.deepEqual(await imports.find("own:bb", NOW), null);
});
