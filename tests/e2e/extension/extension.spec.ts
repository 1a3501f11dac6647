// The unpacked extension, with a company's own file, against a real OAuth server at the unmodified production address.
import { readFileSync } from "node:fs";
import { chromium, type Page } from "@playwright/test";
import { PORTAL_API_BASE } from "../../servers/portal.js";
import { debuggingAddress, expect, test } from "../extension-test.js";
import { Panel } from "../panel.js";
import { CHOSEN, TYPED, WORKER } from "../registration.js";

test("from the company's own file to a receipt", async ({ panel, portal, company }) => {
  const { page } = panel;
  await connect(panel, company);
  expect(portal.refusals).toEqual([]);
  await fillForm(panel, company.client.employers[0] ?? "");
  await panel.button("work.send").click();
  // A real registration is asked about once more.
  await panel.button("work.confirm.yes").click();
  await panel.at("receipt.title");
  await expect(page.getByRole("article")).toContainText(panel.say("receipt.accepted"));

  const downloading = page.waitForEvent("download");
  await panel.button("receipt.download").click();
  const receipt = JSON.parse(readFileSync(await (await downloading).path(), "utf8"));
  expect(receipt).toMatchObject({
    environment: "production",
    url: `${PORTAL_API_BASE}/trainingRegistrations`,
    clientId: company.client.clientId,
    outcome: { kind: "accepted" },
  });
  expect(receipt.traceId).toMatch(/^[0-9a-f-]{36}$/);
});

test("what is sent carries no cookie and no referrer, and an Origin only where the browser adds it", async ({
  panel,
  portal,
  company,
  extensionId,
  context,
}) => {
  // A user who is signed in to the portal has cookies there; ours must not use them.
  await context.addCookies([
    {
      name: "session",
      value: "of the portal",
      domain: "services.socialsecurity.be",
      path: "/",
      secure: true,
      sameSite: "None",
    },
  ]);
  await connect(panel, company);
  await fillForm(panel, company.client.employers[0] ?? "");
  await panel.button("work.send").click();
  await panel.button("work.confirm.yes").click();
  await panel.at("receipt.title");

  const sent = portal.arrivals.map(({ method, path, headers }) => ({
    method,
    path,
    origin: headers.origin,
    cookie: headers.cookie,
    referer: headers.referer,
  }));
  const origin = `chrome-extension://${extensionId}`;
  expect(sent).toEqual([
    { method: "POST", path: "/REST/oauth/v5/token", origin, cookie: undefined, referer: undefined },
    {
      method: "POST",
      path: "/REST/federalLearningAccount/v1/trainingRegistrations",
      origin,
      cookie: undefined,
      referer: undefined,
    },
  ]);
});

test.describe("when the server does not serve requests with an Origin", () => {
  test.use({ portalOptions: { allowOrigin: false } });

  test("the refusal is told in words, and the server knows why", async ({ panel, portal, company }) => {
    await openAndFillAccount(panel, company);
    await panel.button("connection.connect").click();
    await panel.failsWith("token.invalid_request");
    expect(portal.refusals.join()).toMatch(/origin chrome-extension:\/\/[a-p]{32} not allowed/);
  });
});

test.describe("when the account is not the server's", () => {
  test("a client id it does not know is refused as invalid_client", async ({ panel, portal, company }) => {
    await openAndFillAccount(panel, {
      ...company,
      client: { ...company.client, clientId: "self_service_chaman_9_aaaaaaaaaa" },
    });
    await panel.button("connection.connect").click();
    await panel.failsWith("token.invalid_client");
    expect(portal.refusals).toHaveLength(1);
  });

  test("the scope of the other quality is refused as invalid_scope", async ({ panel, portal, company }) => {
    await openAndFillAccount(panel, company);
    await panel.choice("connection.role", "connection.role.representative").check();
    await panel.button("connection.connect").click();
    await panel.failsWith("token.invalid_scope");
    expect(portal.refusals.join()).toMatch(/invalid_scope/);
  });
});

test("lock ends the session: certificate, connection and form are gone, the receipt stays", async ({
  panel,
  company,
}) => {
  const { page } = panel;
  await connect(panel, company);
  await fillForm(panel, company.client.employers[0] ?? "");
  await panel.button("work.send").click();
  await panel.button("work.confirm.yes").click();
  await panel.at("receipt.title");
  expect(page.workers()).toHaveLength(1);

  await panel.button("frame.lock").click();
  await panel.at("welcome.title");
  await expect(page.getByText(panel.say("welcome.locked"))).toBeVisible();
  // The Worker held every secret; without it there is nowhere they could be.
  await expect.poll(() => page.workers().length).toBe(0);
  await panel.station("work").click();
  await expect(page.getByText(panel.say("work.first"))).toBeVisible();
  await expect(page.getByText(WORKER)).toHaveCount(0);
  await panel.station("receipts").click();
  await expect(page.getByRole("listitem").filter({ hasText: panel.say("receipt.accepted") })).toHaveCount(1);
});

test("nothing the browser keeps holds the password, the key, the token or the assertion", async ({
  panel,
  portal,
  company,
  context,
}) => {
  await connect(panel, company);
  await fillForm(panel, company.client.employers[0] ?? "");
  await panel.button("work.send").click();
  await panel.button("work.confirm.yes").click();
  await panel.at("receipt.title");
  const kept = await panel.page.evaluate(everythingKept);
  expect(portal.arrivals).toHaveLength(2);
  // The receipt is there, so the look into the databases saw something.
  expect(kept).toContain(company.client.clientId);
  expect(kept).not.toContain(company.password);
  expect(kept).not.toMatch(/eyJ|Bearer|PRIVATE KEY/);
  expect(await context.storageState()).toMatchObject({ cookies: [] });
});

/** Runs in the panel: every record of every store, as one text. */
async function everythingKept(): Promise<string> {
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const records: unknown[] = [];
  for (const { name = "" } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      records.push(await settled(database.transaction(store).objectStore(store).getAll()));
    }
    database.close();
  }
  return JSON.stringify({
    records,
    stored: await chrome.storage.local.get(),
    session: await chrome.storage.session.get(),
    local: { ...localStorage },
    cookies: document.cookie,
  });
}

test("the side panel shows the same panel", async ({ panel, context, profile, extensionId }) => {
  const { page } = panel;
  // The browser opens a side panel only for a press of a person's, so a button is lent to the page.
  await page.evaluate(() => {
    const button = document.createElement("button");
    button.textContent = "Open the side panel";
    button.onclick = async () => {
      const { id } = await chrome.windows.getCurrent();
      if (id !== undefined) {
        await chrome.sidePanel.open({ windowId: id });
      }
    };
    document.body.prepend(button);
  });
  await page.getByRole("button", { name: "Open the side panel" }).click();
  await expect
    .poll(() =>
      page.evaluate(
        async () =>
          (await chrome.runtime.getContexts({ contextTypes: ["SIDE_PANEL" as chrome.runtime.ContextType] }))
            .length,
      ),
    )
    .toBe(1);

  // Playwright's own connection does not list side panels; a second one over the debugging port does.
  const browser = await chromium.connectOverCDP(debuggingAddress(profile));
  const pages = browser.contexts().flatMap((one) => one.pages());
  const side = await findSidePanel(pages, `chrome-extension://${extensionId}/panel.html`);
  const inside = new Panel(side);
  await inside.at("welcome.title");
  await expect(inside.buttonFrom("welcome.own")).toBeVisible();
  expect(await side.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await browser.close();
  expect(context.pages().length).toBeGreaterThan(0);
});

/** The page that is in no tab. */
async function findSidePanel(pages: readonly Page[], url: string): Promise<Page> {
  for (const page of pages.filter((one) => one.url() === url)) {
    if (await page.evaluate(async () => (await chrome.tabs.getCurrent()) === undefined)) {
      return page;
    }
  }
  throw new Error(`no side panel among ${pages.map((page) => page.url()).join(", ")}`);
}

interface Company {
  path: string;
  password: string;
  name: string;
  client: { clientId: string };
}

async function openAndFillAccount(panel: Panel, company: Company): Promise<void> {
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await expect(panel.page.getByText(company.name).first()).toBeVisible();
  await panel.button("who.continue").click();
  await panel.at("connection.title");
  await panel.field("connection.client").fill(company.client.clientId);
  await panel.field("connection.api").fill(PORTAL_API_BASE);
}

async function connect(panel: Panel, company: Company): Promise<void> {
  await openAndFillAccount(panel, company);
  await panel.button("connection.connect").click();
  await panel.at("work.title");
}

async function fillForm(panel: Panel, enterpriseNumber: string): Promise<void> {
  await panel.field("field.employer.enterpriseNumber").fill(enterpriseNumber);
  for (const [field, text] of TYPED) await panel.field(field).fill(text);
  for (const [question, answer] of CHOSEN) await panel.choice(question, answer).check();
}
