import assert from "node:assert/strict";
import { test } from "node:test";
import {
  daysUntil,
  formatCountdown,
  formatDate,
  formatEnterpriseNumber,
  formatHex,
  formatInstant,
  formatNumber,
  formatSize,
  formatSsin,
  parseDate,
  withMaskedSsin,
} from "../src/format.js";
import { preferredLanguage } from "../src/text/language.js";

test("an enterprise number is grouped; anything else is left alone", () => {
  assert.equal(formatEnterpriseNumber("0202239951"), "0202.239.951");
  assert.equal(formatEnterpriseNumber("202239951"), "202239951");
});

test("a sign and the mark of a cut are not digits of a hexadecimal number", () => {
  assert.equal(formatHex("-0100ff"), "-0100 FF");
  assert.equal(formatHex("0101…"), "0101 …");
});

test("a national number is masked unless it is asked for", () => {
  assert.equal(formatSsin("85400003392", { masked: true }), "85.40.00-•••.••");
  assert.equal(formatSsin("85400003392", { masked: false }), "85.40.00-033.92");
  assert.equal(formatSsin("8540000339", { masked: true }), "••••••••••");
});

test("in technical details the national number of a record is masked, even one half typed", () => {
  const masked = (ssin: string) => withMaskedSsin({ worker: { ssin }, reference: "R" });
  assert.deepEqual(masked("85400003392"), { worker: { ssin: "854000•••••" }, reference: "R" });
  assert.equal(masked("85.40.00-033").worker.ssin, "••••••••••••");
  assert.deepEqual(withMaskedSsin({ worker: {} }), { worker: {} });
  assert.deepEqual(withMaskedSsin({}), {});
});

test("days are day, month, year; instants are in the time of this computer", () => {
  assert.equal(formatDate("2026-11-22"), "22/11/2026");
  assert.equal(formatDate("soon"), "soon");
  const local = new Date(2026, 10, 22, 16, 20, 5);
  assert.equal(formatInstant(local.toISOString()), "22/11/2026 16:20:05");
  assert.equal(formatDate(local.toISOString()), "22/11/2026");
});

test("a day is read in every way people here write it", () => {
  for (const text of [
    "22/11/2026",
    "22-11-2026",
    "22.11.2026",
    "22 11 2026",
    "22112026",
    "2026-11-22",
    " 22/11/2026 ",
  ]) {
    assert.equal(parseDate(text), "2026-11-22", text);
  }
  assert.equal(parseDate("1/2/2026"), "2026-02-01");
  assert.equal(parseDate("29/02/2024"), "2024-02-29");
});

test("a day that is none, or could be two, is not read", () => {
  for (const text of [
    "",
    "31/02/2026",
    "29/02/2025",
    "11/22/2026",
    "22/11/26",
    "soon",
    "2026-1-1",
    "0/1/2026",
  ]) {
    assert.equal(parseDate(text), null, text);
  }
});

test("numbers have the decimal sign of the language and are not grouped", () => {
  assert.deepEqual([formatNumber(7.5, "en"), formatNumber(7.5, "nl")], ["7.5", "7,5"]);
  assert.deepEqual([formatNumber(7.5, "fr"), formatNumber(1234.25, "de")], ["7,5", "1234,25"]);
});

test("what is counted down ends at nothing", () => {
  assert.deepEqual(
    [formatCountdown(187), formatCountdown(59.9), formatCountdown(-3)],
    ["3:07", "0:59", "0:00"],
  );
  const now = Date.parse("2026-11-22T00:00:00Z");
  assert.equal(daysUntil("2026-11-24T12:00:00Z", now), 2);
  assert.ok(daysUntil("2026-11-21T23:59:59Z", now) < 0);
});

test("sizes are rounded up and thumbprints grouped", () => {
  assert.deepEqual(
    [1, 2822, 1_048_000, 1_099_000].map((bytes) => formatSize(bytes, "nl")),
    ["1 kB", "3 kB", "1 MB", "1,1 MB"],
  );
  assert.equal(formatHex("d922135a9e"), "D922 135A 9E");
});

test("the language is the first wanted one that the panel speaks", () => {
  assert.equal(preferredLanguage(["es-ES", "fr-BE", "nl"]), "fr");
  assert.equal(preferredLanguage(["NL-be"]), "nl");
  assert.equal(preferredLanguage(["es"]), "en");
  assert.equal(preferredLanguage([]), "en");
});
