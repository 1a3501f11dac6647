import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import type { Local } from "../../servers/local.js";
import type { CompanyFile } from "../certificate.js";
import { HELD } from "../consult/consult-test.js";
import { expect } from "../page-test.js";
import type { Panel } from "../panel.js";
import { csv, type Row, rowOf, rowOfRight } from "./own-file.js";

/** What is registered, as rows of a file of one's own. */
export const REGISTERED: readonly Row[] = HELD.registrations.map(({ record }) => rowOf(record));

/** The rights that are registered, as rows of a file of one's own. */
export const RIGHTS: readonly Row[] = HELD.rights.map(({ record }) => rowOfRight(record));

/** Two rows nobody registered. */
export const UNREGISTERED: readonly Row[] = ["First aid, in the evening", "First aid, at night"].map(
  (name) => ({
    ...REGISTERED[0],
    reference: "",
    "training.name": name,
    "training.period.startDate": "2025-12-29",
    "training.period.endDate": "2025-12-29",
    "training.duration.value": name.length === 19 ? "1" : "2",
  }),
);

/** Connected, and at the rows of a file. */
export async function toRows(
  panel: Panel,
  local: Local,
  company: CompanyFile,
  rows: readonly Row[],
): Promise<void> {
  await panel.openOwn(company.path, company.password);
  await panel.fillAccount(local, company.client.clientId);
  await panel.button("connection.connect").click();
  await panel.at("work.doors.title");
  await panel.buttonFrom("work.door.file").click();
  await panel.at("import.title");
  if (rows[0] && "kind" in rows[0]) await panel.choice("import.kind", "import.kind.trainingRight").check();
  await choose(panel, rows);
}

/** Reads a file whose columns need no question. */
export async function choose(panel: Panel, rows: readonly Row[]): Promise<void> {
  await panel.page
    .getByLabel(panel.say("import.choose"))
    .setInputFiles({ name: "own.csv", mimeType: "text/csv", buffer: csv(panel, rows) });
  await panel.at("import.rows.title");
}

/** How long fetching many pages may take on a busy machine, in milliseconds. */
export const FETCHING = 60_000;

export type Sort = "all" | "missing" | "different" | "doubtful" | "extra" | "withdrawn" | "outside" | "same";

/** The button that counts a verdict, and shows those alone. */
export function sort(panel: Panel, verdict: Sort): Locator {
  const label = panel.say(verdict === "all" ? "compare.filter.all" : `compare.verdict.${verdict}`);
  return panel.page.getByRole("button", { name: new RegExp(`^(\\S )?[\\d.,\\s]+ ${label}$`) });
}

export async function expectCount(panel: Panel, verdict: Sort, count: number): Promise<void> {
  await expect(sort(panel, verdict)).toContainText(
    new RegExp(`(^|\\s)${count.toLocaleString(panel.language === "en" ? "en-GB" : `${panel.language}-BE`)} `),
    {
      timeout: FETCHING,
    },
  );
}

/** What the panel gives out when it is asked for a file. */
export async function given(panel: Panel, ask: () => Promise<void>): Promise<Buffer> {
  const downloading = panel.page.waitForEvent("download");
  await ask();
  return readFileSync(await (await downloading).path());
}
