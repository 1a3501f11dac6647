// Saving everything in Firefox, over pages that fail and a closed panel; the file is read by other programs.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { populate } from "../../../www/src/simulator/population.js";
import { Register } from "../../../www/src/simulator/register.js";
import type { Portal } from "../../servers/portal.js";
import { unpack } from "../save/archive.js";
import { Firefox } from "./firefox.js";
import type { Panel } from "./panel.js";
import { cleanUp, company, companyPortal, fillAccount, profile } from "./scenario.js";

const WORKERS = 180;
const HELD = populate([{ enterpriseNumber: "1000000120", workers: WORKERS }]);

let firefox: Firefox;
let portal: Portal;
let panel: Panel;

before(async () => {
  firefox = await Firefox.launch(profile);
  portal = await companyPortal(new Register({ population: () => HELD }));
  firefox.tunnel.leadTo(portal.port);
});

after(async () => {
  await panel.forget();
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

/** The file as the page gives it to the browser. */
async function download(): Promise<Buffer> {
  await panel.page.evaluate(() => {
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      Object.assign(globalThis, { given: blob });
      return create(blob);
    };
  });
  await panel.press("save.file");
  await panel.reads(panel.say("save.handed_over"));
  const base64 = await panel.page.evaluate(async () => {
    const { given } = globalThis as unknown as { given: Blob };
    const reader = new FileReader();
    await new Promise((resolve) => {
      reader.onload = resolve;
      reader.readAsDataURL(given);
    });
    return String(reader.result).split(",")[1] ?? "";
  });
  return Buffer.from(base64, "base64");
}

describe("saving everything in Firefox", () => {
  it("is complete over a page that fails and a closed panel, and a changed byte is found", async () => {
    await toSearch();
    portal.simulator.order({ fault: "html", at: "api", when: "next", after: 9 });
    await panel.pressFrom("save.title");
    await panel.at("save.title");
    // It waits a moment, and asks again by itself.
    const [waiting = ""] = panel.say("busy.held_up").split("{until}");
    await panel.reads(waiting);
    const release = portal.hold();
    await panel.reads("300 of");
    await panel.page.close();
    release();

    await toSearch({ known: true });
    await panel.reads(panel.say("save.door.kept"));
    await panel.pressFrom("save.title");
    portal.simulator.order({ fault: "expiredToken", at: "api", when: "next", after: 3 });
    await panel.press("save.go_on");
    await panel.reads(panel.say("save.complete"));
    const file = join(profile.folder, "saved.zip");
    writeFileSync(file, await download());

    const saved = unpack(file);
    assert.equal(saved.rawRecords("training-registrations").length, HELD.registrations.length);
    assert.equal(saved.rawRecords("training-rights").length, HELD.rights.length);
    assert.equal(saved.rawRecords("training-credits").length, WORKERS * 3);
    assert.ok(saved.manifest.parts.every(({ complete, findings }) => complete && findings.length === 0));
    assert.deepEqual(saved.changed(), []);
    await saved.verify();
    assert.equal(saved.verifyByReadme(), "Verified OK");
    const name = "raw/training-rights/1000000120/0001.json";
    writeFileSync(join(saved.folder, name), saved.text(name).replace("legal", "Legal"));
    assert.deepEqual(saved.changed(), [name]);
    assert.equal(saved.manifest.source.clientId, company.client.clientId);
    assert.deepEqual(await firefox.chrome.policyBreaches(), []);
  });
});
