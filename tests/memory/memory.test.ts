// After a session nothing of the password, the key or the token is left in the memory of the module, and the search
// that says so finds them while they are in use.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createPrivateKey } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it, mock } from "node:test";
import type { KeyFileView, OpeningStep } from "#core";
import init, { Session } from "#wasm";
import demo from "../../www/demo/demo.json" with { type: "json" };
import keystores from "../fixtures/keystores/MANIFEST.json" with { type: "json" };
import { found, keyNeedles, type Needle, passwordNeedles, textNeedle } from "./needle.js";

/** Long and unlike anything else in the module: the demo's own password is a word of its address. */
const PASSWORD = "Vq7-hazelnoot-Zuidzande-0xK4";
const WRONG = "Wz3-veldkers-Middelburg-9yB2";
const TOKEN = "eyJ0b2tlbiI6Im9ubHkgZm9yIHRoaXMgdGVzdCJ9.cGF5bG9hZA.Sm2qXw8LrT5vNc1k";

const folder = mkdtempSync(join(tmpdir(), "fla-memory-"));
after(() => rmSync(folder, { recursive: true }));

const pem = execFileSync(
  "openssl",
  ["pkcs12", "-in", `www/demo/${demo.file}`, "-passin", `pass:${demo.password}`, "-nodes"],
  { stdio: ["ignore", "pipe", "ignore"] },
);
writeFileSync(join(folder, "demo.pem"), pem);
const key = keyNeedles(createPrivateKey(pem));
const password = passwordNeedles(PASSWORD);
const wrong = passwordNeedles(WRONG);
const token = [textNeedle("token", TOKEN)];
const everything = [...key, ...password, ...wrong, ...token];

const deriveBits = crypto.subtle.deriveBits.bind(crypto.subtle);
/** The keys WebCrypto derives, for they open the file as well as its password does. */
const derived: Needle[] = [];
mock.method(crypto.subtle, "deriveBits", async (...args: Parameters<SubtleCrypto["deriveBits"]>) => {
  const bits = await deriveBits(...args);
  derived.push({ what: `derived key ${derived.length}`, bytes: Buffer.from(bits.slice(0)) });
  return bits;
});

const { memory } = await init({ module_or_path: readFileSync("dist/wasm/fla_wasm_bg.wasm") });
const left = (needles: readonly Needle[]) => found(Buffer.from(memory.buffer), needles);

/** The demo's key in a file with a password of its own. */
function keystore(...options: string[]): Uint8Array<ArrayBuffer> {
  const args = ["pkcs12", "-export", "-in", join(folder, "demo.pem"), "-passout", `pass:${PASSWORD}`];
  return Uint8Array.from(execFileSync("openssl", [...args, ...options]));
}

const typed = (text: string) => new TextEncoder().encode(text);

/** What the token server was sent last. */
let asked = "";

/** A token server that gives the token to everyone. */
async function grant(request: { body: Uint8Array }) {
  asked = new TextDecoder().decode(request.body);
  const body = { access_token: TOKEN, token_type: "Bearer", expires_in: 600 };
  return {
    status: 200,
    headers: [["Content-Type", "application/json"]],
    body: typed(JSON.stringify(body)),
  };
}

const ACCOUNT = {
  clientId: demo.clientId,
  role: "employer",
  environment: "demo",
  apiBase: demo.apiBase,
  sendScope: false,
} as const;

/** Agrees to all the work a file asks for. */
async function finish(session: Session, opening: Promise<OpeningStep>): Promise<KeyFileView> {
  let step = await opening;
  while (step.kind === "work") step = await session.continueOpening(step.iterations);
  return step.file;
}

/** Opens the file, after a try with the wrong password. Neither password outlives the opening. */
async function open(session: Session, file: Uint8Array<ArrayBuffer>) {
  const refusal = session.openFile(file, typed(WRONG));
  assert.notDeepEqual(left(wrong), [], "the search finds a password that is being tried");
  await assert.rejects(refusal, { name: "FlaError", code: "identity.password" });
  assert.deepEqual(left(wrong), []);

  const opened = session.openFile(file, typed(PASSWORD));
  assert.notDeepEqual(left(password), []);
  assert.equal((await finish(session, opened)).identities[0]?.usable, true);
  assert.deepEqual(left(password), []);
  assert.notDeepEqual(left(key), [], "the search finds the key of an open file");
}

/** Fetches a token. The assertion it costs does not outlive the request. */
async function connect(session: Session) {
  await session.connect(ACCOUNT, false);
  assert.notDeepEqual(left(token), [], "the search finds the token of a connection");
  const assertion = new URLSearchParams(asked).get("client_assertion");
  assert.ok(assertion);
  assert.deepEqual(left([textNeedle("assertion", assertion)]), []);
}

// Finding nothing proves nothing unless the search finds what is there.
it("finds every form of every secret, given as a file, and nothing of it afterwards", async () => {
  const session = new Session();
  for (const needle of everything) {
    const refusal = session.openFile(Uint8Array.from(needle.bytes), typed(""));
    assert.equal(left([needle]).length, 1, needle.what);
    await assert.rejects(refusal, { name: "FlaError" });
    assert.deepEqual(left([needle]), []);
  }
  session.free();
});

// The bytes handed to WebCrypto are outside of the module; that they are overwritten there is looked at too.
it("keeps nothing of a key that was handed to WebCrypto, while the session goes on signing", async () => {
  const importKey = crypto.subtle.importKey.bind(crypto.subtle);
  const given: Uint8Array[] = [];
  const watched = mock.method(
    crypto.subtle,
    "importKey",
    (format: "pkcs8", bytes: Uint8Array, ...rest: never[]) => {
      if (format === "pkcs8") given.push(bytes);
      return (importKey as (...args: unknown[]) => Promise<CryptoKey>)(format, bytes, ...rest);
    },
  );
  const session = new Session(grant);
  await session.openFile(keystore("-iter", "10000"), typed(PASSWORD));
  const kept = await session.keepKey(1);
  watched.mock.restore();
  assert.equal(given.length, 1);
  assert.ok(
    given[0]?.length && given[0].every((byte) => byte === 0),
    "the copy for WebCrypto is overwritten",
  );
  assert.notDeepEqual(left(key), [], "the session has its own key until it is told to let go");
  session.signWith(kept);
  assert.deepEqual(left([...key, ...password]), []);
  await connect(session);
  assert.deepEqual(left(key), []);
  assert.equal(kept.key.extractable, false);
  session.free();

  const again = new Session(grant);
  assert.equal(again.openKept(kept).identities[0]?.keptUntil, kept.until);
  await connect(again);
  assert.deepEqual(left([...key, ...password]), []);
  again.free();
  assert.deepEqual(left(everything), []);
});

it("does not release a signature that the kept certificate does not verify", async () => {
  const session = new Session(grant);
  await session.openFile(keystore("-iter", "10000"), typed(PASSWORD));
  const kept = await session.keepKey(1);
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", modulusLength: 2048 };
  const publicExponent = new Uint8Array([1, 0, 1]);
  const foreign = await crypto.subtle.generateKey({ ...algorithm, publicExponent }, false, [
    "sign",
    "verify",
  ]);
  session.openKept({ ...kept, key: foreign.privateKey });
  asked = "";
  await assert.rejects(session.connect(ACCOUNT, true), { name: "FlaError", code: "assertion.signature" });
  assert.equal(asked, "", "nothing was sent");
  // Once proven a key is not verified again, and a second one is: it has proven nothing.
  session.openKept(kept);
  await session.connect(ACCOUNT, true);
  session.openKept({ ...kept, key: foreign.privateKey });
  await assert.rejects(session.connect(ACCOUNT, true), { code: "assertion.signature" });
  session.free();
});

const FILES: [string, Uint8Array<ArrayBuffer>][] = [
  ["PBES2 and a MAC of PKCS#12", keystore("-iter", "10000")],
  ["PBES2 without MAC", keystore("-iter", "10000", "-nomac")],
  ["3DES and RC2", keystore("-legacy")],
];

it("keeps the password while the user is asked about the work, and no longer", async () => {
  const asking = keystore("-iter", "1000001");
  const session = new Session();
  const ask = async () => {
    const step = await session.openFile(asking.slice(), typed(PASSWORD));
    assert.ok(step.kind === "work" && step.asks && !step.retry && step.seconds > 0);
    assert.equal(step.iterations, 3_000_003);
    assert.notDeepEqual(left(password), [], "the search finds a password that waits");
  };
  await ask();
  // Another file takes its place.
  await assert.rejects(session.openFile(typed("Dear Sir or Madam"), typed("")), { name: "FlaError" });
  assert.deepEqual(left(password), []);
  await assert.rejects(session.continueOpening(3_000_003), { code: "session.no_identity" });

  await ask();
  // Less than what was said is not enough: nothing is run, and it is said again.
  assert.equal((await session.continueOpening(3_000_002)).kind, "work");
  assert.equal((await session.continueOpening(3_000_003)).kind, "opened");
  assert.deepEqual(left(password), []);

  await ask();
  session.free();
  assert.deepEqual(left(everything), []);
});

it("leaves nothing of a private key that was given out, nor of its new password", async () => {
  const session = new Session();
  await finish(session, session.openFile(keystore(), typed(PASSWORD)));
  const exporting = session.exportPrivateKey(typed(WRONG));
  assert.notDeepEqual(left(wrong), [], "the search finds the new password");
  const { fileName, bytes } = await exporting;
  assert.match(fileName, /-private-key\.pem$/);
  assert.deepEqual(left(wrong), []);
  const exported = createPrivateKey({ key: Buffer.from(bytes), passphrase: WRONG });
  assert.ok(exported.equals(createPrivateKey(pem)));
  assert.throws(() => createPrivateKey({ key: Buffer.from(bytes), passphrase: PASSWORD }));
  session.free();
  assert.deepEqual(left([...everything, ...derived]), []);
});

for (const engine of ["WebCrypto", "Rust alone"]) {
  describe(`key derivation by ${engine}`, () => {
    const { crypto } = globalThis;
    const isWeb = engine === "WebCrypto";
    let derivedBefore = 0;
    before(() => {
      derivedBefore = derived.length;
      if (isWeb) return;
      Object.defineProperty(globalThis, "crypto", {
        configurable: true,
        value: { getRandomValues: crypto.getRandomValues.bind(crypto) },
      });
    });
    after(() => {
      Object.defineProperty(globalThis, "crypto", { configurable: true, value: crypto });
    });

    for (const [what, file] of FILES) {
      it(`leaves nothing of a session with ${what}`, async () => {
        const session = new Session(grant);
        await open(session, file);
        await connect(session);
        session.free();
        assert.deepEqual(left([...everything, ...derived]), []);
      });

      it(`leaves nothing of ${what} opened and put away`, async () => {
        const session = new Session(grant);
        await open(session, file);
        session.free();
        assert.deepEqual(left([...everything, ...derived]), []);
      });
    }

    for (const name of ["openssl-100000.p12", "nss.p12", "nss-legacy.p12"]) {
      it(`opens ${name} to the identity its manifest says`, async () => {
        const entry = keystores.find(({ file }) => file === name);
        assert.ok(entry);
        const session = new Session();
        const file = Uint8Array.from(readFileSync(`tests/fixtures/keystores/${name}`));
        const view = await finish(session, session.openFile(file, typed(entry.password)));
        session.free();
        const identities = view.identities.map(({ certificates: [own], spkiSha256, usable }) => ({
          sha256: own?.sha256,
          spkiSha256,
          usable,
        }));
        const expected = entry.expect.identities?.map(({ sha256, spkiSha256, usable }) => ({
          sha256,
          spkiSha256,
          usable,
        }));
        assert.deepEqual(identities, expected);
      });
    }

    it(`has been tested with ${engine}`, () => {
      assert.equal(derived.length > derivedBefore, isWeb);
    });
  });
}
