// What is remembered on this computer: off until chosen, listed, used, forgotten, ended, and never in the way.

import type { Page } from "@playwright/test";
import { companyFile } from "../certificate.js";
import { findings } from "../examine.js";
import { expect, test } from "../page-test.js";
import { Panel } from "../panel.js";
import { everyStore } from "../stored.js";
import { LANGUAGES } from "../words.js";

const DAY = 86_400_000;

test("a remembered file is listed in a new panel and opens with its password", async ({ panel, company }) => {
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  // Nothing before it is chosen.
  expect(await remembered(panel.page)).toBe(0);
  await panel.rememberFile();

  const again = await newPanel(panel);
  const entry = again.remembered;
  await expect(entry).toContainText(company.name);
  await expect(entry).toContainText("01/01/2036");
  await expect(entry).toContainText(again.say("remembered.until.forgotten"));
  await again.button("remembered.use.file", { name: company.name }).click();
  await again.at("certificate.title");
  await again.giveOwnPassword("not this one");
  await again.failsWith("identity.password");
  await again.giveOwnPassword(company.password);
  await again.at("who.title");
});

test("forgetting empties the store, one entry or all", async ({ panel, company, page }) => {
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await panel.rememberFile();
  await panel.rememberKey("remember.term.1", 2);
  await panel.button("remembered.forget.file", { name: company.name }).click();
  await expect(panel.remembered).toHaveCount(1);
  expect(await remembered(page)).toBe(1);
  await panel.button("remembered.forget.key", { name: company.name }).click();
  await expect(panel.remembered).toHaveCount(0);
  expect(await remembered(page)).toBe(0);
  await expect(panel.heading("who.title")).toBeFocused();

  await page.reload();
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await panel.rememberFile();
  await panel.rememberKey("remember.term.1", 2);
  await page.reload();
  await panel.button("remembered.forget_all.other", { count: 2 }).click();
  await expect(panel.remembered).toHaveCount(0);
  expect(await remembered(page)).toBe(0);
});

test("a key whose term is over is removed when the panel starts", async ({ panel, company, page }) => {
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await panel.rememberKey("remember.term.1");
  const inSight = await newPanel(panel);
  await expect(inSight.remembered).toHaveCount(1);
  await endTerms(page, new Date(Date.now() - DAY));
  const after = await newPanel(panel);
  await expect(after.buttonFrom("welcome.own")).toBeVisible();
  await expect.poll(() => remembered(page)).toBe(0);
  await expect(after.remembered).toHaveCount(0);
  // And one that still stood in a list is not used.
  await inSight.button("remembered.use.key", { name: company.name }).click();
  await expect(inSight.page.getByRole("alert")).toContainText(inSight.say("error.identity.kept_ended.next"));
  await expect(inSight.remembered).toHaveCount(0);
});

test("the Worker does not sign with a key whose term ended while it was open", async ({
  panel,
  company,
  page,
}) => {
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await panel.rememberKey("remember.term.1");
  await endTerms(page, new Date(Date.now() - DAY));
  // A page whose clock is behind still lists it; the Worker has the computer's own.
  const again = await newPanel(panel, Date.now() - 2 * DAY);
  await again.button("remembered.use.key", { name: company.name }).click();
  await again.at("who.title");
  await connectLocally(again, company.client.clientId);
  await expect(again.page.getByRole("alert")).toContainText(again.say("error.identity.kept_ended.next"));
});

test("what cannot be remembered safely is not offered, and says why", async ({ panel, page }, testInfo) => {
  const bare = companyFile(testInfo.outputPath("bare"), { password: "" });
  await panel.openOwn(bare.path, "");
  await panel.at("who.title");
  await panel.offerToRemember();
  await expect(page.getByText(panel.say("remember.bare"))).toBeVisible();
  await expect(panel.choice("remember.way", "remember.way.key")).toBeVisible();
  await expect(panel.choice("remember.way", "remember.way.file")).toHaveCount(0);

  for (const options of [{ key: "ec" as const }, { from: "20200101000000Z", to: "20210101000000Z" }]) {
    await page.reload();
    const file = companyFile(testInfo.outputPath(JSON.stringify(options).replaceAll(/\W/g, "")), options);
    await panel.openOwn(file.path, file.password);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      panel.say(options.key ? "who.title.none" : "who.title"),
    );
    await expect(page.getByText(panel.say("remember.title"), { exact: true })).toHaveCount(0);
  }
});

test("a receipt of the database before remains, and there is room for certificates beside it", async ({
  panel,
  company,
  page,
}) => {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        indexedDB.deleteDatabase("fla-panel");
        const opening = indexedDB.open("fla-panel", 2);
        opening.onupgradeneeded = () => {
          const store = opening.result.createObjectStore("receipts", { keyPath: "id" });
          store.put({ id: "kept", sentAt: "2026-01-01T00:00:00Z", reference: "OLD" });
        };
        opening.onsuccess = () => resolve(opening.result.close());
        opening.onerror = () => reject(opening.error);
      }),
  );
  await page.reload();
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await panel.rememberFile();
  const stores = await everyStore(page);
  const filled = stores.filter(({ records }) => records > 0);
  expect(filled.map(({ store, records }) => [store, records])).toEqual([
    ["receipts", 1],
    ["remembered", 1],
  ]);
});

test("an older panel that keeps the database to itself is named, and waited for no longer", async ({
  panel,
  company,
  page,
  context,
  local,
}) => {
  const other = await context.newPage();
  await other.goto(`${local.origin}/demo/demo.json`);
  await other.evaluate(
    () =>
      new Promise<void>((resolve) => {
        indexedDB.deleteDatabase("fla-panel");
        const opening = indexedDB.open("fla-panel", 2);
        opening.onupgradeneeded = () => opening.result.createObjectStore("receipts", { keyPath: "id" });
        // Held, deaf to every wish to change it.
        opening.onsuccess = () => resolve(void Object.assign(window, { held: opening.result }));
      }),
  );
  await page.reload();
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await panel.offerToRemember();
  await panel.button("remember.file").click();
  await panel.failsWith("storage.blocked");
  await other.close();
  // Opens in its turn, after the panel's request that was waiting.
  await everyStore(page);
  await panel.button("remember.file").click();
  await expect(panel.remembered).toHaveCount(1);
});

for (const [why, code, spoil] of [
  [
    "there is no database",
    "remembered.unavailable",
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("", "InvalidStateError");
      };
    },
  ],
  [
    "the disk is full",
    "remembered.full",
    () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("", "QuotaExceededError");
      };
    },
  ],
] as const) {
  test(`where ${why}, remembering says so and everything else goes on`, async ({ panel, company, page }) => {
    await page.addInitScript(spoil);
    await page.reload();
    await panel.openOwn(company.path, company.password);
    await panel.at("who.title");
    await panel.offerToRemember();
    for (const way of ["file", "key"] as const) {
      await panel.choice("remember.way", `remember.way.${way}`).check();
      await panel.button(`remember.${way}`).click();
      await expect(page.getByRole("alert")).toContainText(panel.say(`error.${code}.text`));
    }
    await connectLocally(panel, company.client.clientId);
    await panel.openForm();
  });
}

test("a browser that does not promise to keep it is quoted", async ({ panel, company, page }) => {
  await page.addInitScript(() => {
    StorageManager.prototype.persist = async () => false;
  });
  await page.reload();
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await panel.rememberFile();
  await expect(page.getByText(panel.say("remembered.evictable"))).toBeVisible();
});

for (const language of LANGUAGES) {
  test(`in ${language} neither screen of it has an accessibility finding`, async ({
    panel,
    company,
    page,
  }) => {
    await panel.openOwn(company.path, company.password);
    await panel.at("who.title");
    await panel.rememberFile();
    await panel.choice("remember.way", "remember.way.key").check();
    await panel.speak(language);
    expect(await findings(page)).toEqual([]);
    await page.reload();
    await expect(panel.remembered).toHaveCount(1);
    expect(await findings(page)).toEqual([]);
  });
}

/** From the certificate to the server on this computer. */
async function connectLocally(panel: Panel, clientId: string): Promise<void> {
  await panel.button("who.continue").click();
  await panel.choice("connection.environment", "environment.local").check();
  await panel.field("connection.client").fill(clientId);
  await panel.button("connection.connect").click();
}

/** The panel as it is when it is opened anew, with a clock of its own if need be. */
async function newPanel(panel: Panel, now?: number): Promise<Panel> {
  const page = await panel.page.context().newPage();
  if (now) await page.clock.setFixedTime(now);
  await page.goto(panel.page.url());
  const again = new Panel(page);
  await again.at("welcome.title");
  return again;
}

async function remembered(page: Page): Promise<number> {
  const stores = await everyStore(page);
  return stores.find(({ store }) => store === "remembered")?.records ?? -1;
}

/** Changes every record past the panel: its term, and the one the core is given. */
async function endTerms(page: Page, until: Date): Promise<void> {
  await page.evaluate(
    (time) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("fla-panel");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("remembered", "readwrite");
          const walk = transaction.objectStore("remembered").openCursor();
          walk.onsuccess = () => {
            const cursor = walk.result;
            if (!cursor) return;
            const { kept, ...record } = cursor.value;
            const until = new Date(time).toISOString();
            cursor.update({ ...record, until, kept: { ...kept, until: time / 1000 } });
            cursor.continue();
          };
          transaction.oncomplete = () => resolve(opening.result.close());
        };
      }),
    until.getTime(),
  );
}
