// The programs that the guide writes for a developer: each is run, as it stands, against a token server that is not
// ours; Java is compiled, since the library it uses is not at hand.
import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import init, { Session } from "#wasm";
import { type TokenTarget, targetOf } from "../../www/src/expert/token-request.js";
import { PROGRAMS, type ProgramId } from "../../www/src/guide/code/code.js";
import { SELF_SIGNED } from "../../www/src/guide/code/self-signed.js";
import { GuideWords } from "../../www/src/guide/words.js";
import { TOKEN_PATH } from "../../www/src/simulator/service.js";
import { EMPTY_ACCOUNT } from "../../www/src/state/state.js";
import { LANGUAGES } from "../../www/src/text/language.js";
import { companyFile } from "../e2e/certificate.js";
import { listen, type Running } from "../servers/loopback.js";
import { type OAuthServer, oauthServer } from "../servers/oauth.js";
import { NIMBUS } from "./nimbus.js";

const folder = mkdtempSync(join(tmpdir(), "fla-programs-"));
const company = companyFile(folder, { password: "Correct horse 12" });
const run = promisify(execFile);
let running: Running;
let server: OAuthServer;
let target: TokenTarget;

before(async () => {
  let answer: RequestListener = (_, outgoing) => outgoing.writeHead(503).end();
  running = await listen(createServer((incoming, outgoing) => answer(incoming, outgoing)));
  // The issuer holds the port, which is known only now.
  const endpoint = `http://127.0.0.1:${running.port}${TOKEN_PATH}`;
  server = oauthServer({ issuer: endpoint.slice(0, -"/token".length), clients: [company.client] });
  answer = server.listener;
  const account = { ...EMPTY_ACCOUNT, clientId: company.client.clientId, environment: "local" as const };
  target = targetOf(account, endpoint);
});
after(async () => {
  await running.close();
  rmSync(folder, { recursive: true });
});

/** The program for a target, in a language of people. */
function write(id: ProgramId, to: TokenTarget, language: (typeof LANGUAGES)[number] = "fr"): string {
  const words = new GuideWords(language);
  const [title, key, assertion, request, result] = (
    ["title", "key", "assertion", "request", "result"] as const
  ).map((name) => words.say(`code.${name}`)) as [string, string, string, string, string];
  return PROGRAMS[id].write(to, { title, key, assertion, request, result });
}

/** Puts the program into a file of its own name and gives the path. */
function saved(id: ProgramId, to: TokenTarget): string {
  const path = join(mkdtempSync(join(folder, `${id}-`)), PROGRAMS[id].file);
  writeFileSync(path, write(id, to));
  return path;
}

const env = (pfx = company.path) => ({ ...process.env, FLA_PFX: pfx, FLA_PFX_PASSWORD: company.password });

/** What the programs that say it in a line say of the token they got. */
const GRANTED = /^Bearer \d+ scope:sigedis:gestion:careerpro-federal-learning-account:employer\s*$/;

/** The one package that the Python program needs; where it lacks the program is only parsed. */
const hasCryptography = await run("python3", ["-c", "import cryptography"]).then(
  () => true,
  () => false,
);

test("the Python program gets a token of the strict server", async (context) => {
  if (!hasCryptography) {
    context.diagnostic("parsed, not run: the package cryptography is not installed");
    await run("python3", ["-m", "py_compile", saved("python", target)]);
    return;
  }
  const { stdout } = await run("python3", [saved("python", target)], { env: env() });
  assert.match(stdout, GRANTED);
});

test("the PHP program gets a token of the strict server", async () => {
  const { stdout } = await run("php", [saved("php", target)], { env: env() });
  assert.match(stdout, GRANTED);
});

test("the shell program gets a token of the strict server, and leaves no file behind", async () => {
  const TMPDIR = mkdtempSync(join(folder, "left-"));
  const { stdout } = await run("sh", [saved("shell", target)], { env: { ...env(), TMPDIR } });
  const token = JSON.parse(stdout);
  assert.equal(token.token_type, "Bearer");
  assert.equal(token.scope, target.scope);
  assert.deepEqual(execFileSync("ls", [TMPDIR], { encoding: "utf8" }), "");
});

test("the C# program gets a token of the strict server, under Mono", async () => {
  const source = saved("csharp", target);
  const program = join(dirname(source), "FlaToken.exe");
  await run("mcs", ["-r:System.Net.Http", `-out:${program}`, source]);
  // Mono reads no file whose key lies under PBES2, which .NET does.
  const old = join(folder, "old.pfx");
  const pbe = ["-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES", "-macalg", "sha1"];
  execFileSync(
    "openssl",
    [
      ...["pkcs12", "-export", "-inkey", "key.pem", "-in", "certificate.pem", ...pbe],
      ...["-passout", "file:password", "-out", old],
    ],
    { cwd: folder, stdio: "pipe" },
  );
  const { stdout } = await run("mono", [program], { env: env(old) });
  assert.equal(stdout, "OK\n");
});

test("the Java program compiles against the types of Nimbus that it names", async () => {
  const source = saved("java", target);
  const types = join(folder, "nimbus");
  for (const [path, text] of Object.entries(NIMBUS)) {
    mkdirSync(dirname(join(types, path)), { recursive: true });
    writeFileSync(join(types, path), text);
  }
  const options = [
    "-Xlint:all",
    "-Werror",
    "--release",
    "11",
    "-sourcepath",
    types,
    "-d",
    join(folder, "classes"),
  ];
  await run("javac", [...options, source]);
});

/** What runs here as it is written, and by what. */
function runners(): (readonly [program: string, id: ProgramId])[] {
  const python = hasCryptography ? [["python3", "python"] as const] : [];
  return [...python, ["php", "php"], ["sh", "shell"]];
}

test("every program that runs leaves the scope out where the account does", async () => {
  const without = { ...target, scope: null };
  for (const [program, id] of runners()) {
    assert.doesNotMatch(write(id, without), /careerpro/);
    assert.match((await run(program, [saved(id, without)], { env: env() })).stdout, /Bearer/);
  }
});

test("the server looks: a program with another audience is refused", async () => {
  const refused = server.refusals.length;
  const astray = { ...target, audience: `${target.audience}/` };
  // That of the shell shows the refusal and ends well.
  const programs = runners().filter(([, id]) => id !== "shell");
  for (const [program, id] of programs) {
    await assert.rejects(run(program, [saved(id, astray)], { env: env() }));
  }
  assert.equal(server.refusals.length, refused + programs.length);
  assert.match(server.refusals.at(-1) ?? "", /aud/);
});

test("no program holds anything secret, and what stands in the account stays inside its quotes", () => {
  const hostile = { ...target, clientId: `'";$(id)\`\\` };
  for (const id of Object.keys(PROGRAMS) as ProgramId[]) {
    for (const language of LANGUAGES)
      assert.doesNotMatch(write(id, target, language), /Correct horse|company\.pfx/);
    const text = write(id, hostile);
    assert.ok(text.includes(id === "php" || id === "shell" ? "\\'" : '\\"'), id);
  }
});

test("the commands for a certificate of one's own make one that the panel can use, and its .cer", async () => {
  const at = mkdtempSync(join(folder, "own-"));
  // OpenSSL asks for the passwords; here it is told.
  const told = SELF_SIGNED.replace("req -x509", "req -x509 -passout pass:first-one").replace(
    "pkcs12 -export",
    "pkcs12 -export -passin pass:first-one -passout pass:second-one",
  );
  await run("sh", ["-ec", told], { cwd: at });
  await init({ module_or_path: readFileSync("dist/wasm/fla_wasm_bg.wasm") });
  const session = new Session(() => assert.fail("nothing is sent"));
  const file = Uint8Array.from(readFileSync(join(at, "company.pfx")));
  const step = await session.openFile(file, new TextEncoder().encode("second-one"));
  assert.equal(step.kind, "opened");
  const identity = step.kind === "opened" ? step.file.identities[0] : undefined;
  assert.equal(identity?.usable, true);
  assert.equal(identity?.certificates[0]?.organisation, "COMPANY NAME");
  const exported = await session.exportCertificate("certificate");
  assert.deepEqual(Buffer.from(exported.bytes), readFileSync(join(at, "company.cer")));
  session.free();
});
