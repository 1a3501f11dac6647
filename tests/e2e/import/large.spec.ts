// A hundred thousand rows: all of them there, and every one a key away.
import { writeFileSync } from "node:fs";
import { Import, test } from "./import-test.js";
import { fileOf, ROWS, walkThrough } from "./large.js";

test("100,000 rows are read, filtered, walked through and changed", async ({ panel, page }, testInfo) => {
  test.setTimeout(240_000);
  const rows = new Import(panel, page);
  // From a folder, as a person's.
  const path = testInfo.outputPath("large.csv");
  writeFileSync(path, fileOf(ROWS));
  await rows.open();
  await walkThrough(rows, path);
});
