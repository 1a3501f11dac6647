// A ZIP comes from anywhere: what it says of itself is believed only as far as it is true and within limits.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { zipSync } from "fflate";
import { LIMITS } from "../../www/src/saved/limits.js";
import { Zip } from "../../www/src/saved/zip.js";
import { FlaError } from "../../www/src/session/session.js";

const TEXT = new TextEncoder().encode("some text, some text, some text");

/** Where the directory of a ZIP begins, and its end record. */
function placesOf(bytes: Uint8Array) {
  const end = bytes.length - 22;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { end, directory: view.getUint32(end + 16, true), view };
}

function zipped(
  name = "a.txt",
  change: (bytes: Uint8Array, places: ReturnType<typeof placesOf>) => void = () => {},
) {
  const bytes = zipSync({ [name]: TEXT }).slice() as Uint8Array<ArrayBuffer>;
  change(bytes, placesOf(bytes));
  return bytes;
}

/** The code it fails with when every file is read; "none" when it does not. */
async function codeOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  try {
    const zip = await Zip.open(new Blob([bytes]));
    for (const entry of zip.entries.values()) for await (const _ of zip.read(entry));
    return "none";
  } catch (error) {
    assert.ok(error instanceof FlaError, String(error));
    return error.code;
  }
}

test("a plain ZIP is read", async () => {
  assert.equal(await codeOf(zipped()), "none");
  const zip = await Zip.open(new Blob([zipped()]));
  const entry = zip.entries.get("a.txt");
  assert.ok(entry);
  assert.deepEqual(await zip.bytes(entry, "page"), TEXT);
});

test("a name that leads elsewhere, or is two on one system, is refused", async () => {
  for (const name of [
    "../a.txt",
    "a/../../b",
    "/etc/a",
    "C:/a",
    "a\\b",
    "..",
    ".hidden",
    "a//b",
    "a\u0000b",
    "é.txt",
    "con\u202etxt",
  ]) {
    assert.equal(await codeOf(zipped(name)), "saved.name", name);
  }
  const twice = zipSync({ "a.txt": TEXT, "A.txt": TEXT }) as Uint8Array<ArrayBuffer>;
  assert.equal(await codeOf(twice), "saved.name");
});

test("a link to another file is refused", async () => {
  const link = zipped("a.txt", (_, { view, directory }) => view.setUint32(directory + 38, 0xa1ff_0000, true));
  assert.equal(await codeOf(link), "saved.name");
});

test("a bomb is not unpacked beyond the size it admits to", async () => {
  const packed = deflateRawSync(new Uint8Array(64 * 1024 * 1024));
  const bomb = bombOf(packed, 1_000);
  let unpacked = 0;
  const zip = await Zip.open(new Blob([bomb]));
  const [entry] = zip.entries.values();
  assert.ok(entry);
  await assert.rejects(
    async () => {
      for await (const piece of zip.read(entry)) unpacked += piece.length;
    },
    { code: "saved.damaged" },
  );
  assert.ok(unpacked <= 1_000);
});

test("one that admits to more than there may be is not unpacked at all", async () => {
  const packed = deflateRawSync(new Uint8Array(1_000));
  const zip = await Zip.open(new Blob([bombOf(packed, LIMITS.manifest + 1)]));
  const [entry] = zip.entries.values();
  assert.ok(entry);
  await assert.rejects(() => zip.bytes(entry, "manifest"), { code: "saved.limit.manifest" });
  await assert.rejects(() => zip.bytes(entry, "signature"), { code: "saved.limit.signature" });
  await assert.rejects(() => zip.bytes(entry, "page"), { code: "saved.limit.page" });
});

test("files that lie over each other are refused: few bytes cannot pose as many", async () => {
  const two = zipSync({ "a.txt": TEXT, "b.txt": TEXT }).slice() as Uint8Array<ArrayBuffer>;
  const { view, directory } = placesOf(two);
  const second = directory + 46 + "a.txt".length;
  view.setUint32(second + 42, 0, true);
  assert.equal(await codeOf(two), "saved.damaged");
});

test("what is beyond a limit of the whole is refused by the name of the limit", async () => {
  const entries = zipped("a.txt", (_, { view, end }) => view.setUint16(end + 10, 0xffff, true));
  assert.equal(await codeOf(entries), "saved.limit.entries");
  const directory = zipped("a.txt", (_, { view, end }) =>
    view.setUint32(end + 12, LIMITS.directory + 1, true),
  );
  assert.equal(await codeOf(directory), "saved.limit.directory");
  const long = zipped("a".repeat(LIMITS.name + 1));
  assert.equal(await codeOf(long), "saved.limit.name");
  const three = Object.fromEntries([1, 2, 3].map((number) => [`${number}.txt`, TEXT]));
  const unpacked = zipSync(three).slice() as Uint8Array<ArrayBuffer>;
  const places = placesOf(unpacked);
  for (const number of [0, 1, 2]) {
    places.view.setUint32(places.directory + number * (46 + 5) + 24, 0xffff_ffff, true);
  }
  assert.equal(await codeOf(unpacked), "saved.limit.unpacked");
  const size = { size: LIMITS.size + 1 } as Blob;
  await assert.rejects(() => Zip.open(size), { code: "saved.limit.size" });
});

test("what is encrypted, or packed in another way, is refused", async () => {
  const encrypted = zipped("a.txt", (_, { view, directory }) => view.setUint16(directory + 8, 1, true));
  assert.equal(await codeOf(encrypted), "saved.method");
  const method = zipped("a.txt", (_, { view, directory }) => view.setUint16(directory + 10, 12, true));
  assert.equal(await codeOf(method), "saved.method");
});

test("a directory that does not fit the files is refused, wherever it differs", async () => {
  const changes: Record<string, (view: DataView, directory: number, end: number) => void> = {
    "name of the file": (view) => view.setUint8(30, 0x62),
    "method of the file": (view) => view.setUint16(8, 0, true),
    "check sum": (view, directory) => view.setUint32(directory + 16, 1, true),
    "size unpacked": (view, directory) => view.setUint32(directory + 24, TEXT.length - 1, true),
    "size packed": (view, directory) => view.setUint32(directory + 20, 0xffff, true),
    "place of the file": (view, directory) => view.setUint32(directory + 42, 1, true),
    "place beyond the end": (view, directory) => view.setUint32(directory + 42, 0xffff_fff0, true),
    "mark of the directory": (view, directory) => view.setUint8(directory, 0),
    "length of a name": (view, directory) => view.setUint16(directory + 28, 200, true),
    "size of the directory": (view, _, end) => view.setUint32(end + 12, 1, true),
    "several disks": (view, _, end) => view.setUint16(end + 4, 1, true),
  };
  for (const [what, change] of Object.entries(changes)) {
    const bytes = zipped("a.txt", (_, { view, directory, end }) => change(view, directory, end));
    assert.equal(await codeOf(bytes), "saved.damaged", what);
  }
});

test("any bytes at all end in a code, and never in anything else", async () => {
  const whole = zipSync({ "a/b.json": TEXT, "c.txt": TEXT }).slice() as Uint8Array<ArrayBuffer>;
  for (let at = 0; at < whole.length; at += 1) {
    for (const value of [0, 0xff]) {
      const other = whole.slice();
      other[at] = value;
      assert.match(await codeOf(other), /^(none|saved\.[a-z_.]+)$/, `byte ${at}`);
    }
  }
});

/** A ZIP of one deflated file that says to be as large as told. */
function bombOf(packed: Uint8Array, says: number): Uint8Array<ArrayBuffer> {
  const name = new TextEncoder().encode("a.json");
  const local = new DataView(new ArrayBuffer(30));
  const central = new DataView(new ArrayBuffer(46));
  const end = new DataView(new ArrayBuffer(22));
  local.setUint32(0, 0x0403_4b50, true);
  central.setUint32(0, 0x0201_4b50, true);
  end.setUint32(0, 0x0605_4b50, true);
  for (const [view, at] of [
    [local, 8],
    [central, 10],
  ] as const) {
    view.setUint16(at, 8, true);
    view.setUint32(at + 10, packed.length, true);
    view.setUint32(at + 14, says, true);
    view.setUint16(at + 18, name.length, true);
  }
  end.setUint16(8, 1, true);
  end.setUint16(10, 1, true);
  end.setUint32(12, 46 + name.length, true);
  end.setUint32(16, 30 + name.length + packed.length, true);
  return new Uint8Array(
    Buffer.concat([
      new Uint8Array(local.buffer),
      name,
      packed,
      new Uint8Array(central.buffer),
      name,
      new Uint8Array(end.buffer),
    ]),
  );
}
