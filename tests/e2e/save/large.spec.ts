// A large register is saved although pages fail, the token ends and the panel is closed twice; the file has all of it.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import Papa from "papaparse";
import * as XLSX from "xlsx";
import { DEMO_CLIENTS } from "../../../www/src/simulator/demo.js";
import { populate } from "../../../www/src/simulator/population.js";
import { Register } from "../../../www/src/simulator/register.js";
import { type Local, startLocal } from "../../servers/local.js";
import { toSearch } from "../consult/consult-test.js";
import { test as base, expect } from "../page-test.js";
import { Panel } from "../panel.js";
import { begin, fetched, take } from "./save-test.js";

const HELD = populate([{ enterpriseNumber: "1000000120", workers: 1_900 }]);
const REGISTRATIONS = HELD.registrations.length;
const RIGHTS = HELD.rights.length;
/** One per worker and year. */
const CREDITS = 1_900 * 3;

const test = base.extend({
  local: async ({ company }, use) => {
    const register = new Register({ population: () => HELD });
    // A connection for each request: on one that was used before, Chromium asks a second time by itself when it breaks.
    const clients = [...DEMO_CLIENTS, company.client];
    const local = await startLocal({ www: "dist/www", clients, keepAlive: false, register });
    await use(local);
    await local.close();
  },
});

test.setTimeout(180_000);

test("20,000 records are saved over faults, an expired token and two closed panels", async ({
  panel,
  local,
  company,
  context,
}) => {
  expect(REGISTRATIONS + RIGHTS + CREDITS).toBeGreaterThan(20_000);
  const again = async (before: Page): Promise<Panel> => {
    await before.close();
    const next = new Panel(await context.newPage());
    await next.page.goto(local.origin);
    await toSearch(next, local, company);
    await expect(next.buttonFrom("save.title")).toContainText(next.say("save.door.kept"));
    await begin(next);
    return next;
  };
  await toSearch(panel, local, company);

  // A page whose answer is lost is asked for again by itself.
  order(local, "dropped", 20);
  await begin(panel);
  await fetched(panel, 3_000);
  stall(local, 30);
  await fetched(panel, 5_000);
  const second = await again(panel.page);

  // A token that ends is renewed; a page of a web filter in between is asked for again.
  order(local, "expiredToken", 10);
  await second.button("save.go_on").click();
  await fetched(second, 8_000);
  order(local, "html", 10);
  await fetched(second, 10_000);
  stall(local, 20);
  await fetched(second, 12_000);
  const third = await again(second.page);

  // What would meet every question stops it, and the user goes on.
  order(local, "insufficientScope", 10);
  await third.button("save.go_on").click();
  await expect(third.page.getByRole("alert")).toContainText(third.say("save.failed"));
  await third.button("save.go_on").click();
  const saved = await take(third);

  await expect(third.page.getByText(third.say("save.handed_over"))).toBeVisible();
  for (const [kind, count] of [
    ["training-registrations", REGISTRATIONS],
    ["training-rights", RIGHTS],
    ["training-credits", CREDITS],
  ] as const) {
    const raw = saved.rawRecords(kind);
    expect(raw, kind).toHaveLength(count);
    expect(new Set(raw.map(({ id }) => id)).size, kind).toBe(count);
    expect(JSON.parse(saved.text(`data/${kind}.json`)).records, kind).toHaveLength(count);
    const { data } = Papa.parse(saved.text(`data/${kind}.csv`), { delimiter: ";", skipEmptyLines: true });
    expect(data, kind).toHaveLength(count + 1);
  }
  const book = XLSX.read(saved.bytes("register.xlsx"));
  const rows = book.SheetNames.map((name) => XLSX.utils.sheet_to_json(book.Sheets[name] ?? {}).length);
  expect(rows).toEqual([REGISTRATIONS, RIGHTS, CREDITS]);
  expect(saved.manifest.parts.filter(({ complete, findings }) => !complete || findings.length > 0)).toEqual(
    [],
  );
  expect(saved.changed()).toEqual([]);
  await saved.verify();
  expect(saved.verifyByReadme()).toBe("Verified OK");

  // A changed byte is found, in a file and in the manifest.
  flip(saved.folder, "raw/training-credits/1000000120/0002.json");
  expect(saved.changed()).toEqual(["raw/training-credits/1000000120/0002.json"]);
  flip(saved.folder, "manifest.json");
  await expect(saved.verify()).rejects.toThrow(/signature verification failed/);

  function flip(folder: string, name: string) {
    const bytes = saved.bytes(name);
    const place = bytes.length >> 1;
    bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
    writeFileSync(join(folder, name), bytes);
  }
});

function order(
  { simulator }: Local,
  fault: "dropped" | "expiredToken" | "html" | "insufficientScope",
  after: number,
) {
  simulator.order({ fault, at: "api", when: "next", after });
}

/** From then on no page comes: the panel can be closed in the middle. */
function stall({ simulator }: Local, after: number) {
  simulator.order({ fault: "slow", at: "api", when: "next", after, seconds: 600 });
}
