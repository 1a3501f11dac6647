// The words of the guide: complete in four languages, and true to the portal's own.
import assert from "node:assert/strict";
import { test } from "node:test";
import de from "../../messages/guide/de.json";
import en from "../../messages/guide/en.json";
import fr from "../../messages/guide/fr.json";
import nl from "../../messages/guide/nl.json";
import { SITUATIONS } from "../../src/account/situation.js";
import { EVIDENCE_OF } from "../../src/guide/evidence.js";
import { EXAMPLES } from "../../src/guide/examples.js";
import { searchTerms, TERMS, type TermId } from "../../src/guide/glossary.js";
import { EXAMPLES_OF, followsFrom, STEPS } from "../../src/guide/plan.js";
import { INSETS, type InsetId, isInset, meaningOf } from "../../src/guide/portal.js";
import { SOURCES } from "../../src/guide/sources.js";
import { GuideWords, isGuideKey, numbered } from "../../src/guide/words.js";

const TABLES: Record<string, Record<string, string>> = { nl, fr, de };
const ENGLISH: Record<string, string> = en;
const KEYS = Object.keys(en);

const places = (message = "") => new Set(message.match(/\{\w+\}/g));

for (const [language, table] of Object.entries(TABLES)) {
  test(`${language} has the messages of English, in the same order, with the same places`, () => {
    assert.deepEqual(Object.keys(table), KEYS);
    for (const key of KEYS) assert.deepEqual(places(table[key]), places(ENGLISH[key]), key);
  });

  test(`${language} is translated: no sentence is that of English`, () => {
    const isSentence = (text: string) => / /.test(text) && /[a-z]{4}/.test(text.replace(/\{\w+\}/g, ""));
    const same = KEYS.filter((key) => isSentence(ENGLISH[key] ?? "") && table[key] === ENGLISH[key]);
    assert.deepEqual(same, []);
  });
}

test("no message is empty or shouts, and none has a sentence of more than thirty words", () => {
  for (const table of [en, ...Object.values(TABLES)] as Record<string, string>[]) {
    for (const [key, message] of Object.entries(table)) {
      assert.ok(message.trim() !== "" && !message.includes("!"), key);
      // A list after a colon is read item by item.
      for (const sentence of message.split(/[.?;:]\s|\n/)) {
        assert.ok(sentence.split(/\s+/).length <= 30, `${key}: ${sentence}`);
      }
    }
  }
});

test("French keeps its signs of punctuation on the line of their word", () => {
  for (const [key, message] of Object.entries(fr)) assert.doesNotMatch(message, / [:;?!»]|« /, key);
});

/** What the screens fill in themselves; every other place is something of the portal. */
const FILLED = /^\{(number|done|count|date|what|file|name|quality|clientIdExample)\}$/;

test("every place in a sentence is a value of the screen or something of the portal", () => {
  for (const key of KEYS) {
    for (const place of places(ENGLISH[key])) {
      assert.ok(FILLED.test(place) || isInset(place.slice(1, -1)), `${key}: ${place}`);
    }
  }
});

test("everything of the portal has a source, a meaning and a sentence it stands in", () => {
  const used = new Set(KEYS.flatMap((key) => [...places(ENGLISH[key])]));
  for (const id of Object.keys(INSETS) as InsetId[]) {
    assert.ok(isGuideKey(meaningOf(id)), id);
    assert.ok(INSETS[id].source in SOURCES, id);
    assert.ok(used.has(`{${id}}`), id);
  }
});

test("labels that only the manual's English is known of are marked as such, never as the portal's", () => {
  for (const inset of Object.values(INSETS)) {
    if (inset.kind === "label" && "en" in inset.words) assert.deepEqual(Object.keys(inset.words), ["en"]);
  }
});

test("every step, situation, example, piece of evidence and word has its sentences", () => {
  for (const step of STEPS) {
    assert.ok(isGuideKey(`step.${step}`) && isGuideKey(`step.${step}.why`), step);
    for (const part of ["need", "good"])
      assert.ok(numbered(`step.${step}.${part}`).length > 0, `${step}.${part}`);
  }
  for (const situation of SITUATIONS) {
    for (const [what, how] of Object.entries(followsFrom(situation)))
      assert.ok(isGuideKey(`follows.${what}.${how}`));
    assert.ok(EXAMPLES_OF[situation].length > 0);
  }
  for (const example of Object.keys(EXAMPLES)) assert.ok(isGuideKey(`example.${example}`));
  for (const one of Object.values(EVIDENCE_OF).flat()) assert.ok(isGuideKey(`seen.${one}`));
  const terms = KEYS.filter((key) => key.startsWith("term.")).map((key) => key.slice("term.".length));
  assert.deepEqual(terms.toSorted(), Object.keys(TERMS).toSorted());
});

test("a word is found in any language, without accents, and in what it means", () => {
  const words = new GuideWords("de");
  const find = (typed: string) => searchTerms(typed, "de", (id: TermId) => words.say(`term.${id}`));
  assert.ok(find("numero d'entreprise").includes("enterpriseNumber"));
  assert.ok(find("OPLEIDINGSRECHT").includes("right"));
  assert.ok(find("verzender expediteur").includes("sender"));
  assert.ok(find("Personalausweis").includes("ssin"));
  assert.deepEqual(find("xyzzy"), []);
  assert.equal(find("").length, Object.keys(TERMS).length);
});
