// A large register is saved in Firefox although pages fail, the token ends and the panel is closed twice; other programs read the file.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Register } from "../../../www/src/simulator/register.js";
import type { Portal } from "../../servers/portal.js";
import { unpack } from "../save/archive.js";
import { LARGE, LARGE_COUNTS, LARGE_PAGE, order } from "../save/large.js";
import { Firefox } from "./firefox.js";
import type { Panel } from "./panel.js";
import { cleanUp, company, companyPortal, fillAccount, profile } from "./scenario.js";

/** How long a saving may take on a busy machine, in milliseconds. */
const SAVING = 90_000;

let firefox: Firefox;
let portal: Portal;
let panel: Panel;

before(async () => {
  firefox = await Firefox.launch(profile);
  portal = await companyPortal(new Register({ population: () => LARGE }));
  firefox.tunnel.leadTo(portal.port);
});

after(async () => {
  await firefox.close();
  await portal.close();
  cleanUp();
});

/** Connected with an account that is filled in the first time and known later, and at the search. */
async function toSearch({ known = false } = {}): Promise<void> {
  panel = await firefox.openPanel();
  if (known) {
    await panel.openOwn(company.path, company.password);
    await panel.press("who.connect", { role: panel.say("role.employer") });
  } else {
    await fillAccount(panel);
    await panel.press("connection.connect");
  }
  await panel.at("work.doors.title");
  await panel.pressFrom("work.door.consult");
  await panel.at("consult.title");
}

/** Waits until at least so many records are on the disk. */
async function fetched(records: number): Promise<void> {
  await panel.page.waitForFunction(
    (wanted) => {
      const shown = document.querySelector(".under-way .waiting")?.textContent ?? "";
      return Number(/^\d+/.exec(shown.replaceAll(",", ""))?.[0] ?? 0) >= wanted;
    },
    { timeout: SAVING },
    records,
  );
}

/** Closes the panel while an answer is awaited, and comes back to a saving that waits. */
async function closeAndComeBack(): Promise<void> {
  const release = portal.hold();
  await panel.page.close();
  release();
  await toSearch({ known: true });
  await panel.reads(panel.say("save.door.kept"));
  await panel.pressFrom("save.title");
}

describe("saving everything in Firefox", () => {
  it("20,000 records are whole over faults, an expired token and two closed panels", async () => {
    await toSearch();
    // It waits a moment, and asks again by itself.
    order(portal.simulator, "html", 20);
    await panel.pressFrom("save.title");
    await panel.at("save.title");
    const [waiting = ""] = panel.say("busy.held_up").split("{until}");
    await panel.reads(waiting);
    await fetched(5_000);
    await closeAndComeBack();

    order(portal.simulator, "expiredToken", 10);
    await panel.press("save.go_on");
    await fetched(8_000);
    order(portal.simulator, "dropped", 10);
    await fetched(12_000);
    await closeAndComeBack();

    // What would meet every question stops it, and the user goes on.
    order(portal.simulator, "insufficientScope", 10);
    await panel.press("save.go_on");
    await panel.reads(panel.say("save.failed"));
    await panel.press("save.go_on");
    await panel.reads(panel.say("save.complete"), SAVING);
    await panel.press("save.file");
    await panel.reads(panel.say("save.handed_over"));

    const saved = unpack(await firefox.chrome.downloaded());
    await saved.assertWhole(LARGE_COUNTS);
    saved.flip(LARGE_PAGE);
    assert.deepEqual(saved.changed(), [LARGE_PAGE]);
    // Each of the three panels connected, and one token was renewed on the way.
    assert.equal(portal.arrivals.filter(({ path }) => path.endsWith("/token")).length, 3 + 1);
    assert.equal(saved.manifest.source.clientId, company.client.clientId);
    assert.deepEqual(await firefox.chrome.policyBreaches(), []);
  });
});
