// A file of one's own against the register in Firefox: a busy register is waited for, and what is not registered goes on to be sent.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { ElementHandle } from "puppeteer-core";
import { populate } from "../../../www/src/simulator/population.js";
import { Register } from "../../../www/src/simulator/register.js";
import type { Portal } from "../../servers/portal.js";
import { csv, rowOf } from "../compare/own-file.js";
import { Firefox } from "./firefox.js";
import type { Panel } from "./panel.js";
import { cleanUp, companyPortal, fillAccount, profile } from "./scenario.js";

const HELD = populate([{ enterpriseNumber: "1000000120", workers: 140 }]);
const [FIRST = {}, ...OTHERS] = HELD.registrations.map(({ record }) => rowOf(record));
/** How many the last of them are that the file leaves out. */
const EXTRA = 3;
const NATURES: Readonly<Record<string, string>> = { formal: "informal", informal: "formal" };

/** One row differs from what is registered, and one was never registered. */
const OWN = [
  { ...FIRST, "training.nature": NATURES[FIRST["training.nature"] ?? ""] ?? "" },
  ...OTHERS.slice(0, -EXTRA),
  {
    ...FIRST,
    reference: "",
    "training.name": "Never registered",
    "training.period.startDate": "2025-12-29",
    "training.period.endDate": "2025-12-29",
  },
];

let firefox: Firefox;
let portal: Portal;
let panel: Panel;

before(async () => {
  firefox = await Firefox.launch(profile);
  portal = await companyPortal(new Register({ population: () => HELD }));
  firefox.tunnel.leadTo(portal.port);
  panel = await firefox.openPanel();
});

after(async () => {
  await firefox.close();
  await portal.close();
  cleanUp();
});

/** Waits until the panel counts so many of a verdict. */
async function counts(verdict: "missing" | "different" | "extra" | "same", count: number): Promise<void> {
  await panel.reads(`${count} ${panel.say(`compare.verdict.${verdict}`)}`);
}

describe("a comparison in Firefox", () => {
  it("waits for a busy register, finds what differs, and takes on what is missing", async () => {
    await fillAccount(panel);
    await panel.press("connection.connect");
    await panel.at("work.doors.title");
    await panel.pressFrom("work.door.file");
    await panel.at("import.title");
    const file = join(profile.folder, "own.csv");
    writeFileSync(file, csv(panel, OWN));
    const input = await panel.page.waitForSelector("input[type=file]");
    await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
    await panel.at("import.rows.title");

    portal.simulator.order({ fault: "serviceUnavailable", at: "api", when: "next", after: 2, seconds: 2 });
    await panel.press("compare.register");
    await panel.at("compare.title");
    const [waiting = ""] = panel.say("busy.held_up").split("{until}");
    await panel.reads(waiting);
    await counts("missing", 1);
    await counts("different", 1);
    await counts("extra", EXTRA);
    await counts("same", OWN.length - 2);
    // The page that was not served was asked for once more, and no other.
    const asked = portal.arrivals.filter(({ path }) => path.includes("/query")).length;
    assert.equal(asked, Math.ceil(HELD.registrations.length / 100) + 1);

    await panel.press("compare.keep.one", { shown: 1 });
    await panel.at("import.rows.title");
    await panel.reads(panel.say("import.continue.one", { shown: 1 }));
    assert.deepEqual(await firefox.chrome.policyBreaches(), []);
  });
});
