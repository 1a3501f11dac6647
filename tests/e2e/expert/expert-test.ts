import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, type Locator, type Page } from "@playwright/test";
import type { Local } from "../../servers/local.js";
import type { CompanyFile } from "../certificate.js";
import type { Panel } from "../panel.js";

/** The own certificate open and connected to the local simulator, back at the account with its details unfolded. */
export async function connectAndUnfold(panel: Panel, local: Local, company: CompanyFile): Promise<void> {
  await panel.openOwn(company.path, company.password);
  await panel.fillAccount(local, company.client.clientId);
  await panel.button("connection.connect").click();
  await panel.openForm();
  await panel.station("connection").click();
  await unfoldDetails(panel);
}

export async function unfoldDetails(panel: Panel): Promise<void> {
  await panel.page.locator("form details.details > summary").first().click();
}

/** Unfolds a part of the expert view and gives it. */
export async function unfold(panel: Panel, name: string): Promise<Locator> {
  const title = panel.page.getByText(panel.say(`expert.${name}`), { exact: true });
  const section = panel.page.locator("details.section", {
    has: panel.page.locator("summary", { has: title }),
  });
  await section.locator("summary").click();
  return section;
}

/** What a list of facts says, by name. */
export async function facts(list: Locator): Promise<Record<string, string>> {
  const names = await list.locator("dt").allTextContents();
  const values = await list.locator("dd").allTextContents();
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
}

export function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

export async function copy(panel: Panel, name: string): Promise<string> {
  const button = panel.button("frame.copy.what", { what: panel.say(`expert.${name}`) });
  await button.click();
  await expect(button).toHaveText(panel.say("frame.copied"));
  return clipboard(panel.page);
}

/** Runs a command of the panel in a shell, as it was copied. */
export async function run(command: string): Promise<Record<string, unknown>> {
  const { stdout } = await promisify(execFile)("sh", ["-c", command]);
  return JSON.parse(stdout);
}
