import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { readme } from "../../src/save/readme.js";
import { FINDING_CODES } from "../../src/saved/layout.js";
import { writeReport } from "../../src/saved/report/report.js";
import { MOST_LISTED, Tally } from "../../src/saved/report/tally.js";
import { sayFinding } from "../../src/saved/words.js";
import { type Population, populate } from "../../src/simulator/population.js";
import { LANGUAGES } from "../../src/text/language.js";
import { Text } from "../../src/text/text.js";
import { EMPLOYER, MANIFEST } from "./register.js";

function tallyOf(workers: number): Tally {
  const tally = new Tally();
  const held = populate([{ enterpriseNumber: EMPLOYER, workers }]);
  for (const { record } of held.registrations) tally.add("trainingRegistration", EMPLOYER, record);
  for (const { record } of held.rights) tally.add("trainingRight", EMPLOYER, record);
  for (const record of creditsOf(held)) tally.add("trainingCredit", EMPLOYER, record);
  return tally;
}

/** A credit for each legal right, as the register computes them. */
function creditsOf({ rights }: Population) {
  return rights
    .map(({ record }) => record)
    .filter(({ kind }) => kind === "legal")
    .map(({ worker, year, amount }) => ({
      worker,
      year,
      entitled: amount,
      used: { ...amount, value: amount.value + (year % 2) - 0.5 },
    }));
}

test("the report stands alone in each language: no script, nothing loaded, and a policy that allows neither", () => {
  const tally = tallyOf(20);
  for (const language of LANGUAGES) {
    const html = writeReport(language, { manifest: MANIFEST, tally });
    assert.match(html, new RegExp(`^<!doctype html>\\n<html lang="${language}">`));
    assert.doesNotMatch(
      html,
      /<script|<link|<iframe|\ssrc=|\shref=|javascript:|\sstyle=|undefined|\[object|NaN/i,
    );
    const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? "";
    const digest = createHash("sha256").update(style).digest("base64");
    const policy = `default-src 'none'; style-src 'sha256-${digest}'`;
    assert.ok(
      html.includes(policy.replaceAll("'", "&#39;")) || html.includes(policy),
      "the style is the one allowed",
    );
  }
});

test("each picture has a table behind it that is open, and national numbers stand in full", () => {
  const html = writeReport("en", { manifest: MANIFEST, tally: tallyOf(20) });
  const pictures = html.match(/<figure/g)?.length ?? 0;
  assert.ok(pictures >= 4);
  assert.equal(html.match(/<details class="behind" open/g)?.length, pictures);
  const held = populate([{ enterpriseNumber: EMPLOYER, workers: 20 }]);
  const { ssin } = held.registrations[0]?.record.worker ?? { ssin: "" };
  const written = ssin.replace(/^(..)(..)(..)(...)(..)$/, "$1.$2.$3-$4.$5");
  assert.ok(html.includes(written));
  assert.ok(html.includes("This report shows national numbers in full."));
});

test("a text of the register never becomes markup", () => {
  const tally = new Tally();
  const name = `<img src=x onerror="a()">&"'`;
  tally.add("trainingRegistration", EMPLOYER, {
    training: { name, status: name, period: { startDate: name }, duration: { value: 1, unit: name } },
    worker: { ssin: name },
  });
  const html = writeReport("fr", { manifest: MANIFEST, tally });
  assert.ok(!html.includes("<img"));
  assert.ok(html.includes("&lt;img src=x"));
});

test("a big register is summed up per worker, not listed", () => {
  const tally = tallyOf(2_000);
  const employer = tally.employers.get(EMPLOYER);
  assert.ok(employer && employer.counts.trainingRegistration > MOST_LISTED);
  assert.equal(employer.listed, null);
  const html = writeReport("nl", { manifest: MANIFEST, tally });
  assert.ok(html.length < 2_000_000);
  const rows = html.match(/<th scope="row" class="whole">/g)?.length;
  assert.equal(rows, employer.workers.size);
});

test("what is not whole is said first, with what speaks against it", () => {
  const [part] = MANIFEST.parts;
  assert.ok(part);
  const cut = {
    ...part,
    complete: false,
    findings: [
      { code: "totalMismatch", params: { total: 12, records: 10 } },
      { code: "fromTheFuture", params: {} },
    ],
  };
  const html = writeReport("en", { manifest: { ...MANIFEST, parts: [cut] }, tally: tallyOf(1) });
  assert.ok(html.includes("No. What is missing"));
  assert.ok(html.includes("The register counted 12 and gave 10."));
  assert.ok(html.includes("Something else: fromTheFuture."));
});

test("where the register gave no count, nobody says that the counts are right", () => {
  const [part, ...others] = MANIFEST.parts;
  assert.ok(part);
  const [text, manifest] = [new Text("en"), { ...MANIFEST, parts: [{ ...part, total: null }, ...others] }];
  const html = writeReport("en", { manifest, tally: tallyOf(1) });
  assert.ok(html.includes("did not say of each how many there are"));
  assert.ok(!html.includes("counts are right"));
  const about = { ...manifest, at: 0, certificate: null };
  assert.ok(readme(about).includes(text.say("saved.complete.uncounted")));
  assert.ok(readme({ ...about, parts: MANIFEST.parts }).includes(text.say("save.readme.complete")));
});

test("every finding has a sentence of its own", () => {
  const params = { total: 2, records: 1, count: 1, problem: "odd", status: "500" };
  const text = new Text("en");
  for (const code of FINDING_CODES) {
    assert.notEqual(sayFinding(text, { code, params }), text.say("saved.finding", { code }));
  }
});
