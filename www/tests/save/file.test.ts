import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import Papa from "papaparse";
import * as XLSX from "xlsx";
import { FlaError } from "../../src/session/session.js";
import { FakeRegister, FakeSaves, save } from "./register.js";

const folder = mkdtempSync(join(tmpdir(), "fla-file-"));
after(() => rmSync(folder, { recursive: true }));

const register = new FakeRegister({ trainingRegistration: 1_203, trainingRight: 45, trainingCredit: 0 });
const answers = new Map<string, Uint8Array>();
const outcome = await save(
  {
    consult: async (query, next) => {
      const page = await register.consult(query, next);
      answers.set(page.url.split("?")[0] + String(query.year) + page.page, page.bytes.slice());
      return page;
    },
  },
  new FakeSaves(),
);
const source = {
  ...{ environment: "local", apiBase: "https://example.invalid/v1", clientId: "example", role: "employer" },
  ...{ enterpriseNumber: null, thumbprint: "ab" },
};
const manifest = await outcome.desk.finish({ at: Date.UTC(2026, 10, 22), source, certificate: "PEM" });
const file = join(folder, "saved.zip");
writeFileSync(file, Buffer.from(await (await outcome.desk.seal("a..b")).arrayBuffer()));

/** Every file of the ZIP by its name, read by the zipfile of Python. */
const files = new Map(
  Object.entries(
    JSON.parse(
      execFileSync(
        "python3",
        [
          "-c",
          "import zipfile,base64,json,sys; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(json.dumps({n: base64.b64encode(z.read(n)).decode() for n in z.namelist()}))",
          file,
        ],
        { maxBuffer: 2 ** 28 },
      ).toString(),
    ) as Record<string, string>,
  ).map(([name, text]) => [name, Buffer.from(text, "base64")] as const),
);
const text = (name: string) => files.get(name)?.toString("utf8") ?? assert.fail(name);

test("the ZIP has the files of the layout and no other, in its order", () => {
  const names = [...files.keys()].filter((name) => !name.startsWith("raw/"));
  assert.deepEqual(names, [
    "README.txt",
    ...["nl", "fr", "de", "en"].map((language) => `report.${language}.html`),
    "register.xlsx",
    ...["training-registrations", "training-rights", "training-credits"].flatMap((kind) => [
      `data/${kind}.json`,
      `data/${kind}.csv`,
    ]),
    ...["data/workers.csv", "certificate.pem", "manifest.json", "manifest.json.jws"],
  ]);
});

test("the answers of the register are in it byte for byte", () => {
  const raw = [...files]
    .filter(([name]) => name.startsWith("raw/"))
    .map(([, bytes]) => bytes.toString("hex"));
  const came = [...answers.values()].map((bytes) => Buffer.from(bytes).toString("hex"));
  assert.deepEqual(raw.sort(), came.sort());
  assert.ok(files.has("raw/training-registrations/0000000196/0013.json"));
});

test("the manifest is the one that was signed, and names every file with its digest", () => {
  assert.equal(text("manifest.json"), new TextDecoder().decode(manifest));
  const { format, contract, files: listed, pages, parts } = JSON.parse(text("manifest.json"));
  assert.equal(format, "fla-panel.manifest/1");
  assert.equal(Object.keys(JSON.parse(text("manifest.json")))[0], "format");
  const others = [...files].filter(([name]) => !name.startsWith("manifest.json"));
  assert.deepEqual(
    listed,
    others.map(([name, bytes]) => ({
      name,
      bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    })),
  );
  assert.equal(parts.length, 7);
  const [, version] =
    /^ {2}version: (.*)$/m.exec(readFileSync("crate/core/contract/fla.openapi.yaml", "utf8")) ?? [];
  assert.deepEqual(contract, { version, modelled: true });
  assert.equal(pages.length, answers.size);
  assert.ok(
    pages.every(({ url, file }: { url: string; file: string }) => !url.includes("?") && files.has(file)),
  );
});

test("the normalised records are those of the answers, with everything in them", () => {
  const { records } = JSON.parse(text("data/training-registrations.json"));
  assert.equal(records.length, 1_203);
  const [{ page, item }] = records;
  assert.deepEqual(item, JSON.parse(text(page)).items[0]);
  assert.deepEqual(item.somethingNew, { score: 0, remarks: ["ok"] });
});

test("the table for programs has a line for each record, and no formula", () => {
  const csv = text("data/training-registrations.csv");
  assert.ok(csv.startsWith("\ufeff"));
  const { data } = Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true });
  assert.equal(data.length, 1_203);
  const [first] = data;
  assert.equal(first?.["reference"], "'=1+0");
  assert.equal(first?.["training.name"], '<Training> & "more" 0');
  assert.equal(first?.["training.duration.value"], "7.5");
  assert.equal(first?.["training.period.startDate"], "2024-02-29");
  assert.deepEqual(JSON.parse(first?.["others"] ?? ""), { somethingNew: { score: 0, remarks: ["ok"] } });
});

test("the workbook is read by SheetJS: texts stay texts, numbers are numbers, nothing is computed", () => {
  const book = XLSX.read(files.get("register.xlsx"), { cellStyles: true });
  assert.deepEqual(book.SheetNames, ["Trainings", "Training rights", "Training credit"]);
  const [registrations, rights] = book.SheetNames.map((name) => book.Sheets[name] ?? {});
  const rows = XLSX.utils.sheet_to_json<Record<string, unknown>>(registrations ?? {});
  assert.equal(rows.length, 1_203);
  assert.equal(rows[1_202]?.["Reference"], "=1+1202");
  assert.equal(rows[3]?.["Duration"], 7.5);
  assert.equal(rows[3]?.["Duration (unit)"], "hours");
  assert.equal(rows[9]?.["National number"], "85400000900");
  assert.ok(Object.values(registrations ?? {}).every((cell) => !(cell as XLSX.CellObject).f));
  assert.equal(XLSX.utils.sheet_to_json(rights ?? {}).length, 135);
});

test("the workers are counted", () => {
  const { data } = Papa.parse<Record<string, string>>(text("data/workers.csv").slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  assert.equal(data.length, 500);
  const sum = data.reduce((all, row) => all + Number(row["trainingRegistration"]), 0);
  assert.equal(sum, 1_203);
});

test("README says in every language what it is and whether it is complete", () => {
  const readme = text("README.txt");
  for (const language of ["NEDERLANDS", "FRANÇAIS", "DEUTSCH", "ENGLISH"])
    assert.ok(readme.includes(language));
  assert.ok(readme.includes("It is complete") && readme.includes("openssl dgst -sha256 -verify"));
});

test("a file that nobody signed says so, and names no certificate", async () => {
  await outcome.desk.finish({ at: Date.UTC(2026, 10, 22), source, certificate: null });
  const zip = Buffer.from(await (await outcome.desk.seal(null)).arrayBuffer());
  assert.ok(!zip.includes("certificate.pem") && !zip.includes("manifest.json.jws"));
  await assert.rejects(outcome.desk.seal(null), (error) => error instanceof FlaError);
});
