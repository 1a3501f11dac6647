import type { Page } from "@playwright/test";
import { populate, type Workforce } from "../../../www/src/simulator/population.js";
import type { Local } from "../../servers/local.js";
import type { CompanyFile } from "../certificate.js";
import { expect } from "../page-test.js";
import type { Panel } from "../panel.js";

/** The company of the tests is one of the demo's customers: what the register holds of it is known. */
const COMPANY: Workforce = { enterpriseNumber: "1000000120", workers: 140 };

/** How many records of credit there are: one per worker and year. */
export const CREDITS = COMPANY.workers * 3;

/** What is invented for the company, and the few records of the demo's own workers beside it. */
export const HELD = populate([COMPANY]);
export const DEMO_WORKERS = 3;

/** Connected, and at the search. */
export async function toSearch(panel: Panel, local: Local, company: CompanyFile): Promise<void> {
  await panel.openOwn(company.path, company.password);
  await panel.fillAccount(local, company.client.clientId);
  await panel.button("connection.connect").click();
  await panel.at("work.doors.title");
  await panel.buttonFrom("work.door.consult").click();
  await panel.at("consult.title");
}

/** The demo, connected, and at the search. */
export async function toDemoSearch(panel: Panel): Promise<void> {
  await panel.buttonFrom("welcome.demo").click();
  await panel.at("certificate.demo.title");
  await panel.button("certificate.open").click();
  await panel.at("who.title");
  await panel.button("who.connect", { role: panel.say("role.employer") }).click();
  await panel.at("work.doors.title");
  await panel.buttonFrom("work.door.consult").click();
  await panel.at("consult.title");
}

/** Looks up records of a kind, with whatever else stands in the search, and waits for the first of them. */
export async function lookUp(panel: Panel, kind: string, when?: string): Promise<void> {
  await panel.choice("consult.kind", `consult.kind.${kind}`).check();
  if (when) await panel.field("consult.when").selectOption(when);
  await panel.button("consult.look_up").click();
  await panel.at(`consult.kind.${kind}`);
}

/** How long a lookup of many pages may take on a busy machine, in milliseconds. */
export const LOOKUP = 60_000;

/** `1,234 records`, as the panel counts them. */
export function records(panel: Panel, count: number): string {
  const form = count === 1 ? "one" : "other";
  return panel.say(`consult.records.${form}`, { count: count.toLocaleString("en-GB") });
}

/** Expects so many records, and that they are all. */
export async function expectAll(panel: Panel, count: number): Promise<void> {
  await expect(panel.page.getByText(records(panel, count))).toBeVisible({ timeout: LOOKUP });
  await expect(panel.button("consult.go_on")).toHaveCount(0);
}

/** Every address the page asks for. */
export function addresses(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  return asked;
}
