// The extension in Firefox with a company's own file, against a real OAuth server at the unmodified production address.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { PORTAL_HOST, PORTAL_ORIGIN, type Portal } from "../../servers/portal.js";
import { EXTENSION_ORIGIN, Firefox } from "./firefox.js";
import type { Panel } from "./panel.js";
import { cleanUp, company, companyPortal, connect, fillAccount, profile, send } from "./scenario.js";

let firefox: Firefox;
let portal: Portal;
let panel: Panel;

before(async () => {
  firefox = await Firefox.launch(profile);
});

beforeEach(async () => {
  portal = await companyPortal();
  firefox.tunnel.leadTo(portal.port);
  panel = await firefox.openPanel();
});

afterEach(async () => {
  await panel.forget();
  await portal.close();
});

after(async () => {
  await firefox.close();
  cleanUp();
});

const sent = () =>
  portal.arrivals.map(({ method, path, headers: { origin, cookie, referer } }) => ({
    method,
    path: path.split("/").at(-1),
    origin,
    cookie,
    referer,
  }));

const rules = () => panel.page.evaluate(() => chrome.declarativeNetRequest.getSessionRules());

describe("the company's own file in Firefox", () => {
  it("leads to a receipt; what is sent carries no Origin, no cookie and no referrer", async () => {
    // A user who is signed in to the portal has cookies there; ours must not use them.
    await firefox.browser.setCookie({
      name: "session",
      value: "of the portal",
      domain: PORTAL_HOST,
      path: "/",
      secure: true,
      sameSite: "None",
    });
    await connect(panel);
    await send(panel);
    await panel.at("receipt.title");
    await panel.reads(panel.say("receipt.accepted"));
    const nothing = { origin: undefined, cookie: undefined, referer: undefined };
    assert.deepEqual(sent(), [
      { method: "POST", path: "token", ...nothing },
      { method: "POST", path: "trainingRegistrations", ...nothing },
    ]);
    assert.deepEqual(await rules(), []);
    assert.deepEqual(await firefox.chrome.policyBreaches(), []);
  });

  it("is told from its password", async () => {
    await panel.openOwn(company.path, "not this one");
    await panel.failsWith("identity.password");
    await panel.givePassword(company.password);
    await panel.at("who.title");
    assert.deepEqual(portal.arrivals, []);
  });
});

describe("the setting for the Origin in Firefox", () => {
  it("off, names the extension: a server that does not like that refuses, and knows why", async () => {
    await fillAccount(panel);
    await panel.unfold("frame.details");
    await panel.toggle("connection.origin");
    await panel.press("connection.connect");
    await panel.failsWith("token.invalid_request");
    assert.deepEqual(
      sent().map(({ origin }) => origin),
      [EXTENSION_ORIGIN],
    );
    assert.match(portal.refusals.join(), /origin moz-extension:\/\/[0-9a-f-]{36} not allowed/);
  });

  it("on, holds for our request while it runs, and never for a page of the portal's own", async () => {
    const tab = await firefox.browser.newPage();
    await tab.goto(`${PORTAL_ORIGIN}/`);
    await panel.page.bringToFront();
    await fillAccount(panel);
    const release = portal.hold();
    await panel.press("connection.connect");
    await portal.arrived(1);
    const [rule] = await rules();
    assert.equal(rule?.condition.urlFilter, `|${PORTAL_ORIGIN}/REST/oauth/v5/token|`);
    await tab.evaluate(() => {
      void fetch("/REST/oauth/v5/token", { method: "POST", body: "from the page" });
    });
    await portal.arrived(2);
    assert.deepEqual(
      sent().map(({ origin }) => origin),
      [undefined, PORTAL_ORIGIN],
    );
    // Another panel that starts clears away what is left over, and this is not.
    await panel.page.evaluate(
      (left) =>
        chrome.declarativeNetRequest.updateSessionRules({ addRules: left ? [{ ...left, id: 1 }] : [] }),
      rule,
    );
    const other = await firefox.openPanel();
    await other.page.waitForFunction(
      async () => (await chrome.declarativeNetRequest.getSessionRules()).length === 1,
    );
    assert.deepEqual(await rules(), [rule]);
    await other.page.close();
    // A key that is pressed in a tab behind another one goes nowhere.
    await panel.page.bringToFront();
    release();
    await panel.openForm();
    assert.deepEqual(await rules(), []);
    await tab.close();
  });

  it("leaves no rule of a panel that was closed in the middle of a request", async () => {
    await fillAccount(panel);
    portal.hold();
    await panel.press("connection.connect");
    await portal.arrived(1);
    await panel.page.close();
    panel = await firefox.openPanel();
    await panel.page.waitForFunction(
      async () => (await chrome.declarativeNetRequest.getSessionRules()).length === 0,
    );
  });
});

describe("the permission to call the portal in Firefox", () => {
  const withdraw = () =>
    panel.page.evaluate(() =>
      chrome.permissions.remove({ origins: ["https://services.socialsecurity.be/*"] }),
    );

  it("is asked for on the click; before the answer, and after a no, nothing leaves", async () => {
    await withdraw();
    await fillAccount(panel);
    await panel.reads(panel.say("connection.reach", { hosts: PORTAL_HOST }));
    await panel.press("connection.connect");
    await firefox.chrome.answerPermission("deny");
    await panel.failsWith("host.permission");
    assert.deepEqual(portal.arrivals, []);
    await panel.press("connection.connect");
    await firefox.chrome.answerPermission("allow");
    await panel.openForm();
    assert.deepEqual(
      sent().map(({ path }) => path),
      ["token"],
    );
  });
});
