import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { Workshop } from "./files.js";
import { enter } from "./measure.js";
import { LISTS } from "./node.js";
import { insert } from "./readme.js";

const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
const workshop = new Workshop(folder);
after(() => rmSync(folder, { recursive: true }));

const file = workshop.pbes2(2048, 2_048);

const able = (entries: Awaited<ReturnType<typeof enter>>) =>
  entries.filter((entry) => "run" in entry).map(({ name }) => name);

test("every opener takes the same key and certificate out of the same file", async () => {
  const entries = await enter("open", LISTS, file);
  assert.deepEqual(
    able(entries),
    [...LISTS.open, LISTS.floor].map(({ name }) => name),
  );
});

test("a legacy file is opened by all but PKI.js, which has no 3DES", async () => {
  const entries = await enter("open", LISTS, workshop.legacy(2_048));
  const others = LISTS.open.map(({ name }) => name).filter((name) => name !== "PKI.js");
  assert.deepEqual(able(entries), others);
});

test("every signature and every assertion is one of the key in the file", async () => {
  for (const job of ["sign", "assert"] as const) {
    const entries = await enter(job, LISTS, file);
    assert.deepEqual(
      able(entries),
      LISTS[job].map(({ name }) => name),
    );
  }
});

test("an opener that comes out with another certificate ends the bench", async () => {
  const entering = enter("open", LISTS, { ...file, thumbprint: "00" });
  await assert.rejects(entering, /another certificate/);
});

test("what is found goes between the markers of its section, and nowhere else", () => {
  const readme = "a\n<!-- x:begin -->\nold\n<!-- x:end -->\nb\n";
  const renewed = insert(readme, "x", "new\n");
  assert.equal(renewed, "a\n<!-- x:begin -->\n\nnew\n\n<!-- x:end -->\nb\n");
  assert.equal(insert(renewed, "x", "new"), renewed);
  assert.throws(() => insert(readme, "y", "new"), /no <!-- y:begin -->/);
});
