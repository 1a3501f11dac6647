import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Archive } from "../../src/save/archive.js";
import { type Entry, storedEntry, wholeEntry } from "../../src/save/entry.js";
import { MAX_BYTES, MAX_ENTRIES } from "../../src/saved/layout.js";
import { AT } from "./register.js";

const folder = mkdtempSync(join(tmpdir(), "fla-archive-"));
after(() => rmSync(folder, { recursive: true }));

const tooLarge = { code: "save.too_large" };

function entry(more: Partial<Entry> = {}): Entry {
  return { name: "a", size: 0, crc: 0, sha256: "", method: "stored", body: new Uint8Array(), ...more };
}

/** A Blob nobody may read before it is a part of another. */
class Sealed extends Blob {
  override arrayBuffer(): never {
    throw new Error("it was read");
  }
  override stream(): never {
    throw new Error("it was read");
  }
  override slice(): never {
    throw new Error("it was read");
  }
}

test("Info-ZIP unpacks what it was given, compressed or as it is, whatever the letters of its name", async () => {
  const archive = new Archive(AT);
  archive.add(await wholeEntry("text.txt", "saved ".repeat(1_000)));
  archive.add(await storedEntry("folder/é.bin", new Blob(["as it is"])));
  const file = join(folder, "made.zip");
  writeFileSync(file, Buffer.from(await archive.end("application/zip").arrayBuffer()));
  assert.match(execFileSync("unzip", ["-t", file], { encoding: "utf8" }), /No errors detected/);
  const contents = (name: string) => execFileSync("unzip", ["-p", file, name], { encoding: "utf8" });
  assert.equal(contents("text.txt"), "saved ".repeat(1_000));
  assert.equal(contents("folder/*"), "as it is");
});

test("a Blob becomes a part of the ZIP without being read", async () => {
  const { crc, sha256, size } = await storedEntry("a", new Blob(["contents"]));
  const archive = new Archive(AT);
  archive.add(entry({ crc, sha256, size, body: new Sealed(["contents"]) }));
  const bytes = Buffer.from(await archive.end("").arrayBuffer());
  assert.ok(bytes.includes("contents"));
});

test("what a ZIP of the common form cannot hold is refused: too many files, too many bytes", () => {
  const many = new Archive(AT);
  for (let file = 0; file < MAX_ENTRIES; file += 1) many.add(entry({ name: String(file) }));
  assert.throws(() => many.add(entry()), tooLarge);
  assert.equal(many.entries.length, MAX_ENTRIES);
  assert.throws(() => new Archive(AT).add(entry({ size: MAX_BYTES + 1 })), tooLarge);
  // Its headers and the end of the directory take a hundred bytes.
  const sized = (value: number) => Object.defineProperty(new Sealed([]), "size", { value });
  new Archive(AT).add(entry({ body: sized(MAX_BYTES - 100) }));
  assert.throws(() => new Archive(AT).add(entry({ body: sized(MAX_BYTES - 99) })), tooLarge);
});
