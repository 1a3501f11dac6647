// docs/manual-map.md says where each section of the manual is: it must not say more than is true.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isGuideKey } from "../../src/guide/words.js";

const MAP = readFileSync("docs/manual-map.md", "utf8");
const ROWS = MAP.split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map((line) =>
    line
      .split("|")
      .map((cell) => cell.trim())
      .slice(1, -1),
  );

/** The table of contents of the manual of 27 March 2024. */
const SECTIONS =
  "1 1.1 2 2.1 2.2 2.2.1 2.2.2 2.3 2.4 3 4 4.1 4.2 4.3 4.4 4.5 5 5.1 5.2 6 6.1 6.2 6.3 6.3.1 6.3.2".split(
    " ",
  );

test("every section of the manual has a row, in order", () => {
  assert.deepEqual(
    ROWS.map(([section]) => section),
    SECTIONS,
  );
});

test("the words that are named are words of the guide", () => {
  for (const word of MAP.match(/(?<=`)[a-z]+(\.\w+)+(?=`)/g) ?? []) assert.ok(isGuideKey(word), word);
  for (const [section, , , words = ""] of ROWS) assert.ok(section === "6" || words.includes("`"), section);
});

test("the tests that are named exist", () => {
  for (const [section, , , , named = ""] of ROWS.filter(([section]) => section !== "6")) {
    const [file = "", title = ""] = named.split(": ");
    const titles = [...readFileSync(file, "utf8").matchAll(/^test\(\s*"([^"]+)"/gm)].map(
      (match) => match[1] ?? "",
    );
    assert.ok(title !== "" && titles.some((one) => one.includes(title)), `${section}: ${named}`);
  }
});
