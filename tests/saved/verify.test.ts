// What is changed in a saved register is found, whatever it is; what is beyond a limit or is no register is told so.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { unzipSync } from "fflate";
import {
  CERTIFICATE_FILE,
  MANIFEST_FILE,
  type Manifest,
  README_FILE,
  SIGNATURE_FILE,
} from "../../www/src/saved/layout.js";
import { verify } from "../../www/src/saved/verify.js";
import { Zip } from "../../www/src/saved/zip.js";
import { FlaError } from "../../www/src/session/session.js";
import { companyFile } from "../e2e/certificate.js";
import { type Files, makeSaved, pack, sealed, signed } from "./make.js";

const folder = mkdtempSync(join(tmpdir(), "fla-saved-"));
after(() => rmSync(folder, { recursive: true }));
const company = join(folder, "own");
companyFile(company);
const SAVED = makeSaved({ company });

const open = (bytes: Uint8Array<ArrayBuffer>) => Zip.open(new Blob([bytes]));
const judge = async (files: Files) => verify(await open(pack(files)));

async function failure(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
  } catch (error) {
    assert.ok(error instanceof FlaError, String(error));
    return error.code;
  }
  return "none";
}

test("a saved register is intact and signed, and its certificate is told as it speaks of itself", async () => {
  const shares: number[] = [];
  const { verdict, changes, manifest, signer } = await verify(await open(pack(SAVED.files)), {
    onProgress: (share) => shares.push(share),
  });
  assert.deepEqual([verdict, changes], ["signed", []]);
  assert.equal(manifest.files.length, Object.keys(SAVED.files).length - 2);
  assert.equal(signer?.name, "Test Company (fictitious)");
  assert.match(signer?.subject ?? "", /organizationIdentifier=NTRBE-1000000120/);
  assert.equal(signer?.thumbprint, SAVED.manifest.source.thumbprint);
  assert.equal(signer?.notBefore, "2024-01-01T00:00:00Z");
  assert.equal(signer?.notAfter, "2036-01-01T00:00:00Z");
  assert.equal(shares.at(-1), 1);
});

test("one without a signature is intact but unsigned", async () => {
  const { verdict, signer } = await judge(makeSaved().files);
  assert.deepEqual([verdict, signer], ["unsigned", null]);
});

test("a bit changed at the beginning, in the middle or at the end of any file is found, and the file named", async () => {
  for (const [name, bytes] of Object.entries(SAVED.files)) {
    for (const at of new Set([0, bytes.length >> 1, bytes.length - 1])) {
      const flipped = bytes.slice();
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      const files = { ...SAVED.files, [name]: flipped };
      if (name === MANIFEST_FILE) {
        const found = await judge(files).then(
          ({ verdict }) => verdict,
          ({ code }: FlaError) => code,
        );
        assert.ok(
          ["changed", "saved.manifest", "saved.not_saved"].includes(found),
          `${name} ${at}: ${found}`,
        );
        continue;
      }
      const { verdict, changes, signer } = await judge(files);
      assert.equal(verdict, "changed", `${name} ${at}`);
      // Nobody is named by a signature that does not fit.
      assert.equal(signer === null, name === SIGNATURE_FILE);
      assert.deepEqual(
        changes.map(({ file, how }) => [file, how]),
        [[name, name === SIGNATURE_FILE ? "signature" : "content"]],
      );
    }
  }
});

test("every letter of the signature counts, to the last bit of its last", async () => {
  const jws = SAVED.files[SIGNATURE_FILE] ?? new Uint8Array();
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = alphabet.indexOf(String.fromCharCode(jws.at(-1) ?? 0));
  for (const bit of [1, 2, 4, 8, 16, 32]) {
    const other = jws.slice();
    other[other.length - 1] = alphabet.charCodeAt(last ^ bit);
    assert.equal((await judge({ ...SAVED.files, [SIGNATURE_FILE]: other })).verdict, "changed", String(bit));
  }
});

test("a bit changed in a packed file, as it lies in the ZIP, is found unless it means nothing", async () => {
  const whole = pack(makeSaved({ workers: 1, company }).files);
  const zip = await open(whole);
  for (const { offset, name, packed } of zip.entries.values()) {
    const start = offset + 30 + name.length;
    for (const at of [start, start + (packed >> 1), start + packed - 1]) {
      for (const bit of [1, 128]) {
        const flipped = whole.slice();
        flipped[at] = (flipped[at] ?? 0) ^ bit;
        const found = await open(flipped)
          .then(verify)
          .then(
            ({ verdict }) => verdict,
            ({ code }: FlaError) => code,
          );
        if (["changed", "saved.damaged"].includes(found)) continue;
        // The last byte of what is deflated has bits to spare: unpacked, it is the same.
        assert.equal(found, "signed", `${name} at ${at - start}`);
        assert.deepEqual(unzipSync(flipped)[name], unzipSync(whole)[name]);
      }
    }
  }
});

test("a file too large to be digested at one go is checked piece by piece, to its last bit", async () => {
  const large = new Uint8Array(33 * 1024 * 1024);
  const { files } = makeSaved({ company, more: { "data/large.csv": large } });
  assert.equal((await judge(files)).verdict, "signed");
  large[large.length - 1] = 1;
  assert.deepEqual((await judge(files)).changes, [{ file: "data/large.csv", how: "content" }]);
});

test("a file that is missing, or was added, is named", async () => {
  const { [README_FILE]: _, ...without } = SAVED.files;
  assert.deepEqual((await judge(without)).changes, [{ file: README_FILE, how: "missing" }]);
  const more = { ...SAVED.files, "raw/other.json": new Uint8Array([1]) };
  assert.deepEqual((await judge(more)).changes, [{ file: "raw/other.json", how: "extra" }]);
  const { [CERTIFICATE_FILE]: __, ...bare } = SAVED.files;
  assert.deepEqual((await judge(bare)).changes, [{ file: CERTIFICATE_FILE, how: "missing" }]);
});

test("a signature that was taken off leaves an unsigned file, and is not taken for a signed one", async () => {
  const { [SIGNATURE_FILE]: _, ...unsigned } = SAVED.files;
  assert.equal((await judge(unsigned)).verdict, "unsigned");
});

test("a manifest signed with another certificate than it names is changed", async () => {
  const other = join(folder, "other");
  companyFile(other, { name: "Another Company (fictitious)" });
  const { verdict, changes } = await judge({
    ...SAVED.files,
    [SIGNATURE_FILE]: new TextEncoder().encode(signed(SAVED.files[MANIFEST_FILE] ?? new Uint8Array(), other)),
  });
  assert.deepEqual([verdict, changes], ["changed", [{ file: MANIFEST_FILE, how: "signer" }]]);
});

test("a signature in any other form does not fit", async () => {
  const manifest = SAVED.files[MANIFEST_FILE] ?? new Uint8Array();
  const whole = signed(manifest, company);
  const [first, , last] = whole.split(".");
  const forms: Record<string, string> = {
    "another algorithm": signed(manifest, company, { alg: "none" }),
    "an assertion": signed(manifest, company, { typ: "JWT" }),
    "a critical member": signed(manifest, company, { crit: ["b64"], b64: false }),
    "no certificate": signed(manifest, company, { x5c: [] }),
    "no certificate in it": signed(manifest, company, { x5c: ["AQID"] }),
    "not detached": `${first}.${Buffer.from(manifest).toString("base64url")}.${last}`,
    "a line more": `${whole}\n`,
    nothing: "",
  };
  for (const [what, jws] of Object.entries(forms)) {
    const files = { ...SAVED.files, [SIGNATURE_FILE]: new TextEncoder().encode(jws) };
    assert.deepEqual((await judge(files)).changes, [{ file: SIGNATURE_FILE, how: "signature" }], what);
  }
});

test("a newer format is told as such, and one that is not in order is not read", async () => {
  const change = (to: (manifest: Manifest) => unknown) => () => judge(makeSaved({ change: to }).files);
  const codes = {
    newer: await failure(change((manifest) => ({ ...manifest, format: "fla-panel.manifest/2" }))),
    other: await failure(change((manifest) => ({ ...manifest, format: "fla-panel.receipt/1" }))),
    version: await failure(change((manifest) => ({ ...manifest, format: "fla-panel.manifest/01" }))),
    files: await failure(change(({ files: _, ...manifest }) => manifest)),
    twice: await failure(
      change((manifest) => ({ ...manifest, files: [...manifest.files, manifest.files[0]] })),
    ),
    itself: await failure(
      change((manifest) => ({
        ...manifest,
        files: [{ name: MANIFEST_FILE, bytes: 1, sha256: "00".repeat(32) }],
      })),
    ),
    part: await failure(
      change((manifest) => ({ ...manifest, pages: manifest.pages.map((page) => ({ ...page, part: 99 })) })),
    ),
  };
  assert.deepEqual(codes, {
    newer: "saved.newer",
    other: "saved.not_saved",
    version: "saved.manifest",
    files: "saved.manifest",
    twice: "saved.manifest",
    itself: "saved.manifest",
    part: "saved.manifest",
  });
});

test("members nobody knows yet are no obstacle", async () => {
  const { files } = makeSaved({
    company,
    change: (manifest) => ({ ...manifest, remark: { by: "somebody" } }),
  });
  assert.equal((await judge(files)).verdict, "signed");
});

test("what is no saved register is told as such", async () => {
  assert.equal(await failure(() => open(new Uint8Array())), "saved.not_saved");
  assert.equal(await failure(() => open(new Uint8Array(100))), "saved.not_saved");
  assert.equal(await failure(() => judge({ "a.txt": new Uint8Array([1]) })), "saved.not_saved");
  const cut = pack(SAVED.files).slice(0, -40) as Uint8Array<ArrayBuffer>;
  assert.equal(await failure(() => open(cut)), "saved.damaged");
});

test("it can be given up", async () => {
  const givenUp = AbortSignal.abort();
  const zip = await open(pack(SAVED.files));
  assert.equal(await failure(() => verify(zip, { givenUp })), "saved.cancelled");
});

test("an unsigned manifest may be made by anybody, and a changed file with it", async () => {
  const { [SIGNATURE_FILE]: _, [MANIFEST_FILE]: __, ...files } = SAVED.files;
  const forged = sealed(files, SAVED.manifest);
  assert.equal((await judge(forged.files)).verdict, "unsigned");
});
