// The journal in the browser's own database: what is in it, and how safely.
import type { Page } from "@playwright/test";
import type { Receipt } from "#core";
import { expect, test } from "../page-test.js";
import type { Panel } from "../panel.js";

test("two attempts with one reference are two receipts, each written to the disk", async ({
  page,
  panel,
}) => {
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      if (mode === "readwrite" && names === "receipts") performance.mark(`write ${options?.durability}`);
      return transaction.call(this, names, mode, options);
    };
  });
  await panel.startDemo();
  await sendExample(panel, "SAME-1");
  await panel.station("work").click();
  await sendExample(panel, "SAME-1");
  const receipts = await journalled(page);
  expect(receipts.map(({ reference }) => reference)).toEqual(["SAME-1", "SAME-1"]);
  expect(receipts.map(({ outcome }) => outcome.kind).toSorted()).toEqual(["accepted", "refused"]);
  const writes = await page.evaluate(() => performance.getEntriesByType("mark").map(({ name }) => name));
  // Before and after each of the two.
  expect(writes.filter((name) => name.startsWith("write"))).toEqual(Array(4).fill("write strict"));
});

test("a database of the first form is made anew", async ({ page, panel }) => {
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        indexedDB.deleteDatabase("fla-panel");
        const opening = indexedDB.open("fla-panel", 1);
        opening.onupgradeneeded = () =>
          opening.result.createObjectStore("receipts", { keyPath: "reference" });
        opening.onsuccess = () => resolve(opening.result.close());
        opening.onerror = () => reject(opening.error);
      }),
  );
  await page.reload();
  await panel.startDemo();
  await sendExample(panel, "NEW-1");
  expect((await journalled(page)).map(({ reference }) => reference)).toEqual(["NEW-1"]);
});

async function sendExample(panel: Panel, reference: string): Promise<void> {
  await panel.button("work.example").click();
  await panel.fillReference(reference);
  await panel.button("work.send.demo").click();
  await panel.at("receipt.title");
}

/** Everything in the journal, read past the panel. */
function journalled(page: Page): Promise<Receipt[]> {
  return page.evaluate(
    () =>
      new Promise<Receipt[]>((resolve, reject) => {
        const opening = indexedDB.open("fla-panel");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction("receipts").objectStore("receipts").getAll();
          reading.onsuccess = () => resolve(reading.result);
          reading.onerror = () => reject(reading.error);
        };
      }),
  );
}
