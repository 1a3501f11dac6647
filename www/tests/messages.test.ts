import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { UnknownReason } from "#core";
import deOwn from "../messages/de.json";
import enOwn from "../messages/en.json";
import frOwn from "../messages/fr.json";
import nlOwn from "../messages/nl.json";
import { SAVED_TABLES } from "../src/saved/tables.js";
import { isKey, type Key, Text } from "../src/text/text.js";

const en = { ...enOwn, ...SAVED_TABLES.en };
const [nl, fr, de] = [
  { ...nlOwn, ...SAVED_TABLES.nl },
  { ...frOwn, ...SAVED_TABLES.fr },
  { ...deOwn, ...SAVED_TABLES.de },
];
const TABLES: Record<string, Record<string, string>> = { nl, fr, de };
const KEYS = Object.keys(en) as Key[];

const places = (message: string) => new Set(message.match(/\{\w+\}/g));

for (const [language, table] of Object.entries(TABLES)) {
  test(`${language} has the messages of English, in the same order`, () => {
    assert.deepEqual(Object.keys(table), KEYS);
  });

  test(`${language} fills the same places as English`, () => {
    for (const key of KEYS) assert.deepEqual(places(table[key] ?? ""), places(en[key]), key);
  });

  test(`${language} is translated: no sentence is that of English`, () => {
    const sentences = KEYS.filter(
      (key) => en[key].includes(" ") && /[a-z]{4}/.test(en[key].replace(/\{\w+\}/g, "")),
    );
    // Names, the words of a key's algorithm, minutes, which are French, and a week, which is Dutch too.
    const names =
      /^(FLA Panel|Federal Learning Account|Client ID|\{algorithm\}, \{bits\} bits|\{count\} minutes?|1 week)$/;
    const same = sentences.filter((key) => table[key] === en[key] && !names.test(en[key]));
    assert.deepEqual(same, []);
  });
}

test("no message stands in two files", () => {
  assert.equal(KEYS.length, Object.keys(enOwn).length + Object.keys(SAVED_TABLES.en).length);
});

test("no message is empty, shouts, or speaks of errors having occurred", () => {
  for (const table of [en, ...Object.values(TABLES)] as Record<string, string>[]) {
    for (const [key, message] of Object.entries(table)) {
      assert.ok(
        message.trim() !== "" && !/!|error occurred|fout opgetreden|Fehler ist aufgetreten/i.test(message),
        key,
      );
    }
  }
});

test("every language quotes the boxes of the portal as the portal shows them", () => {
  for (const table of [en, nl, fr, de] as Record<string, string>[]) {
    const advice = table["error.token.invalid_scope.next"] ?? "";
    assert.match(advice, /CareerPro - Federal Learning Account - Aangifte/);
    assert.match(advice, /Beveiligde machtigingen/);
  }
});

test("French keeps its signs of punctuation on the line of their word", () => {
  for (const [key, message] of Object.entries(fr)) assert.doesNotMatch(message, / [:;?!»]|« /, key);
});

// The codes are read from the core itself, so that a new one cannot be forgotten here.
const core = await import(new URL("dist/wasm/fla_wasm.js", `file://${process.cwd()}/`).href);
core.initSync({ module: readFileSync("dist/wasm/fla_wasm_bg.wasm") });

/** Whether a code is told by a message of its own or of its longest known part; the general one does not count. */
function isTold(subject: string, code: string, part: string): boolean {
  const parts = code.split(".");
  return parts.some((_, index) => isKey([subject, ...parts.slice(0, index + 1)].join(".") + part));
}

test("every error code of the core has a sentence and a next action", () => {
  const codes: string[] = core.error_codes();
  assert.ok(codes.length > 30);
  for (const code of codes) assert.ok(isTold("error", code, ".text") && isTold("error", code, ".next"), code);
});

test("every finding of the core has a sentence of its own", () => {
  const codes: string[] = core.finding_codes();
  assert.ok(codes.length > 40);
  for (const code of codes) assert.ok(isKey(`finding.${code}`), code);
});

test("every refusal of the core has a sentence and a next action", () => {
  const codes: string[] = core.problem_codes();
  assert.ok(codes.length > 15);
  for (const code of codes) assert.ok(isKey(`${code}.text`) && isKey(`${code}.next`), code);
});

test("every rung of the diagnosis has a name, and every cause a sentence and a next action", () => {
  const [rungs, causes]: string[][] = [core.rung_names(), core.cause_names()];
  assert.ok(rungs && rungs.length > 10 && causes && causes.length > 15);
  for (const rung of rungs) assert.ok(isKey(`diagnosis.${rung}`) && isKey(`diagnosis.${rung}.passed`), rung);
  for (const cause of causes) assert.ok(isKey(`cause.${cause}.text`) && isKey(`cause.${cause}.next`), cause);
  const told = KEYS.filter((key) => key.startsWith("cause."));
  assert.equal(told.length, 2 * causes.length);
});

test("every reason for not knowing an outcome has a sentence of its own", () => {
  // Does not compile while a reason of the core is missing here.
  const reasons: Record<UnknownReason, true> = {
    noAnswer: true,
    timeout: true,
    pending: true,
    serverError: true,
    notUnderstood: true,
    alreadyRegistered: true,
    cancelled: true,
    interrupted: true,
  };
  for (const reason of Object.keys(reasons)) assert.ok(isKey(`unknown.${reason}.text`), reason);
});

test("every message about a code belongs to a code there is", () => {
  const own = [
    "session.locked",
    "accounts",
    "batch",
    "consult",
    // With the code of the server's problem.
    "consultation.refused",
    "customers",
    "entry",
    "save",
    "file",
    "host",
    "demo",
    "journal",
    "remembered",
    "saved",
    "storage",
    "detail",
    "wait",
  ];
  const known = new Set<string>([...core.error_codes(), ...core.finding_codes(), ...core.problem_codes()]);
  const strays = KEYS.filter((key) => /^(error|finding|problem)\..*\./.test(key))
    .map((key) => key.replace(/^(error|finding)\./, "").replace(/\.(text|next)$/, ""))
    .filter((code) => ![...known].some((one) => one === code || one.startsWith(`${code}.`)))
    .filter((code) => !own.some((name) => code === name || code.startsWith(`${name}.`)));
  assert.deepEqual(strays, []);
});

test("a code finer than any message gets that of its longest known part", () => {
  const text = new Text("en");
  assert.equal(
    text.about("error", "identity.unsupported.cipher.rc2", ".text"),
    en["error.identity.unsupported.text"],
  );
  assert.equal(text.about("error", "nobody.foresaw.this", ".text"), en["error.text"]);
  assert.equal(text.about("finding", "new.rule", ""), "There is something to look at here (new.rule).");
});

test("dates and numbers in a sentence look as everywhere else", () => {
  const values = { not_before: "2024-01-31T12:00:00Z", not_after: "2026-03-01" };
  const sentence = new Text("en").about("error", "identity.expired", ".text", values);
  assert.equal(sentence, "This certificate is only valid from 31/01/2024 to 01/03/2026.");
  assert.equal(new Text("nl").count("receipt.hours", 7.5), "7,5 uur");
  assert.equal(new Text("en").count("receipt.hours", 7.5), "7.5 hours");
});

test("one and many follow the rules of the language", () => {
  assert.equal(new Text("en").count("who.days", 1), "1 day left");
  assert.equal(new Text("en").count("who.days", 0), "0 days left");
  assert.equal(new Text("fr").count("receipt.hours", 1.5), "1,5 heure");
  assert.equal(new Text("de").count("who.days", 2), "noch 2 Tage");
});
