// The unpacked extension, with a company's own file, against a real OAuth server at the unmodified production address.
import { readFileSync } from "node:fs";
import { chromium, type Page } from "@playwright/test";
import { PORTAL_API_BASE, PORTAL_HOST, PORTAL_ORIGIN } from "../../servers/portal.js";
import { debuggingAddress, expect, test } from "../extension-test.js";
import { Panel } from "../panel.js";
import { WORKER } from "../registration.js";

test("from the company's own file to a receipt", async ({ panel, portal, company }) => {
  const { page } = panel;
  await connect(panel, company);
  expect(portal.refusals).toEqual([]);
  await panel.fillForm(company.client.employers[0] ?? "");
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

test("what is sent carries no Origin, no cookie and no referrer", async ({
  panel,
  portal,
  company,
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
  await panel.fillForm(company.client.employers[0] ?? "");
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
  const nothing = { origin: undefined, cookie: undefined, referer: undefined };
  expect(sent).toEqual([
    { method: "POST", path: "/REST/oauth/v5/token", ...nothing },
    { method: "POST", path: "/REST/federalLearningAccount/v1/trainingRegistrations", ...nothing },
  ]);
  expect(await rulesOf(panel)).toEqual([]);
});

test.describe("with the Origin left in", () => {
  test("a server that refuses it does so, in words, and knows why", async ({ panel, portal, company }) => {
    await openAndFillAccount(panel, company);
    await leaveOriginIn(panel);
    await panel.button("connection.connect").click();
    await panel.failsWith("token.invalid_request");
    expect(portal.refusals.join()).toMatch(/origin chrome-extension:\/\/[a-p]{32} not allowed/);
  });

  test.describe("and a server that does not mind", () => {
    test.use({ portalOptions: { allowOrigin: true } });

    test("it connects, and the extension names itself", async ({ panel, portal, company, extensionId }) => {
      await openAndFillAccount(panel, company);
      await leaveOriginIn(panel);
      await panel.button("connection.connect").click();
      await panel.openForm();
      expect(portal.arrivals.map(({ headers }) => headers.origin)).toEqual([
        `chrome-extension://${extensionId}`,
      ]);
    });
  });
});

test.describe("the rule that leaves the Origin out", () => {
  test("holds for our request while it runs, and never for a page of the portal's own", async ({
    panel,
    portal,
    company,
    context,
  }) => {
    const tab = await context.newPage();
    await tab.goto(`${PORTAL_ORIGIN}/`);
    await panel.page.bringToFront();
    await openAndFillAccount(panel, company);
    const release = portal.hold();
    await panel.button("connection.connect").click();
    await portal.arrived(1);
    const rules = await rulesOf(panel);
    expect(rules.map(({ condition }) => condition.urlFilter)).toEqual([
      `|${PORTAL_ORIGIN}/REST/oauth/v5/token|`,
    ]);
    await tab.evaluate(() => {
      void fetch("/REST/oauth/v5/token", { method: "POST", body: "from the page" });
    });
    await portal.arrived(2);
    expect(portal.arrivals.map(({ headers }) => headers.origin)).toEqual([undefined, PORTAL_ORIGIN]);
    // Another panel that starts clears away what is left over, and this is not.
    await panel.page.evaluate(
      (left) =>
        chrome.declarativeNetRequest.updateSessionRules({ addRules: left ? [{ ...left, id: 1 }] : [] }),
      rules[0],
    );
    await tab.goto(panel.page.url());
    await expect.poll(() => rulesOf(panel)).toEqual(rules);
    release();
    await panel.openForm();
    expect(await rulesOf(panel)).toEqual([]);
  });

  test("is cleared away after a panel that was closed in the middle of a request", async ({
    panel,
    portal,
    company,
    context,
  }) => {
    await openAndFillAccount(panel, company);
    portal.hold();
    await panel.button("connection.connect").click();
    await portal.arrived(1);
    const url = panel.page.url();
    await panel.page.close();
    const page = await context.newPage();
    await page.goto(url);
    await expect.poll(() => rulesOf(new Panel(page))).toEqual([]);
  });
});

test.describe("without the permission to call the portal", () => {
  test.use({ withheld: true });

  test("it is announced, asked for on the click, and nothing leaves before the answer", async ({
    panel,
    portal,
    company,
  }) => {
    await openAndFillAccount(panel, company);
    await expect(panel.page.getByText(panel.say("connection.reach", { hosts: PORTAL_HOST }))).toBeVisible();
    // Nobody answers the question of a browser without a window.
    await panel.button("connection.connect").click();
    await expect(panel.button("busy.connecting")).toBeVisible();
    expect(await panel.page.evaluate(() => chrome.permissions.getAll())).toMatchObject({ origins: [] });
    expect(portal.arrivals).toEqual([]);
  });

  test("a no is told in words, and nothing left", async ({ panel, portal, company }) => {
    await openAndFillAccount(panel, company);
    await panel.page.evaluate(() => {
      chrome.permissions.request = async () => false;
    });
    await panel.button("connection.connect").click();
    await panel.failsWith("host.permission");
    expect(portal.arrivals).toEqual([]);
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
  await panel.fillForm(company.client.employers[0] ?? "");
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
  await panel.fillForm(company.client.employers[0] ?? "");
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

const rulesOf = ({ page }: Panel) => page.evaluate(() => chrome.declarativeNetRequest.getSessionRules());

async function leaveOriginIn(panel: Panel): Promise<void> {
  await panel.page.getByText(panel.say("frame.details"), { exact: true }).click();
  await panel.page.getByLabel(panel.say("connection.origin")).uncheck();
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
  await panel.openForm();
}
