// The extension in Firefox, without a network: the demo to a receipt, the sidebar, accessibility.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, describe, it } from "node:test";
import { PORTAL_HOST } from "../../servers/portal.js";
import { tlsIdentity } from "../../servers/tls.js";
import { Firefox, Profile } from "./firefox.js";
import type { Panel } from "./panel.js";

const profile = new Profile(tlsIdentity(PORTAL_HOST).cert);
let firefox: Firefox;
let panel: Panel;

before(async () => {
  firefox = await Firefox.launch(profile);
});

afterEach(() => panel.forget());

after(async () => {
  await firefox.close();
  profile.remove();
});

describe("the demo in Firefox", () => {
  it("leads by six clicks to the receipt of an accepted registration, and nothing leaves", async () => {
    panel = await firefox.openPanel();
    await panel.startDemo();
    await panel.press("work.example");
    await panel.press("work.send.demo");
    await panel.at("receipt.title");
    await panel.reads(panel.say("receipt.accepted"));
    assert.deepEqual(firefox.tunnel.elsewhere, []);
    assert.deepEqual(await firefox.chrome.policyBreaches(), []);
  });

  it("keeps its receipts when the panel is closed", async () => {
    panel = await firefox.openPanel();
    await panel.startDemo();
    await panel.press("work.example");
    await panel.press("work.send.demo");
    await panel.at("receipt.title");
    await panel.page.close();
    panel = await firefox.openPanel();
    await panel.pressFrom("station.receipts");
    await panel.at("receipts.title");
    await panel.reads(panel.say("receipt.accepted"));
  });

  it("shows screens free of findings of axe", async () => {
    panel = await firefox.openPanel();
    await examine("welcome");
    await panel.pressFrom("welcome.demo");
    await panel.at("certificate.demo.title");
    await examine("demo certificate");
    await panel.press("certificate.open");
    await panel.at("who.title");
    await examine("who");
    await panel.press("who.change");
    await panel.at("connection.title");
    await examine("connection");
    await panel.press("connection.connect");
    await panel.openForm();
    await panel.press("work.send.demo");
    await examine("form with findings");
    await panel.press("work.example");
    await panel.press("work.send.demo");
    await panel.at("receipt.title");
    await examine("receipt");
  });

  it("opens in the sidebar by a press of the toolbar's button", async () => {
    panel = await firefox.openPanel();
    await firefox.chrome.pressToolbarButton();
    await panel.page.waitForFunction(
      (title) =>
        chrome.extension.getViews({ type: "sidebar" as never })[0]?.document.querySelector("h1")
          ?.textContent === title,
      {},
      panel.say("welcome.title"),
    );
    const fits = await panel.page.evaluate(() => {
      const [sidebar] = chrome.extension.getViews({ type: "sidebar" as never });
      return sidebar && sidebar.document.documentElement.scrollWidth <= sidebar.innerWidth;
    });
    assert.equal(fits, true);
  });
});

const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

async function examine(screen: string): Promise<void> {
  await panel.page.evaluate(AXE);
  const found = await panel.page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as typeof import("axe-core") & { axe: typeof import("axe-core") }
    ).axe.run();
    return violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.html}`);
  });
  assert.deepEqual(found, [], screen);
}
