// Firefox dies in the middle of a registration: afterwards the journal tells the truth, and no rule is left.
import assert from "node:assert/strict";
import { after, it } from "node:test";
import { Firefox } from "./firefox.js";
import { cleanUp, companyPortal, connect, profile, send } from "./scenario.js";

after(cleanUp);

it("a registration under way when the browser died has an unknown outcome, and its rule died too", async () => {
  const portal = await companyPortal();
  const dying = await Firefox.launch(profile);
  dying.tunnel.leadTo(portal.port);
  const before = await dying.openPanel();
  await connect(before);
  portal.hold();
  await send(before);
  await portal.arrived(2);
  const rules = await before.page.evaluate(() => chrome.declarativeNetRequest.getSessionRules());
  assert.equal(rules.length, 1);
  await dying.crash();
  await portal.close();

  const firefox = await Firefox.launch(profile);
  const panel = await firefox.openPanel();
  assert.deepEqual(await panel.page.evaluate(() => chrome.declarativeNetRequest.getSessionRules()), []);
  await panel.pressFrom("station.receipts");
  await panel.at("receipts.title");
  await panel.reads(panel.say("receipt.unknown"));
  await firefox.close();
});
