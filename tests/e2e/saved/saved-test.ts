import { writeFileSync } from "node:fs";
import type { TestInfo } from "@playwright/test";
import { type Files, folderOf, makeSaved, pack, type SavedOptions } from "../../saved/make.js";
import type { CompanyFile } from "../certificate.js";
import { expect } from "../page-test.js";
import type { Panel } from "../panel.js";

/** A saved register in a file of the test, signed with the company's key. */
export function savedFile(testInfo: TestInfo, company: CompanyFile, options: SavedOptions = {}) {
  const saved = makeSaved({ company: folderOf(company), ...options });
  return { ...saved, path: zipFile(testInfo, saved.files) };
}

export function zipFile(testInfo: TestInfo, files: Files, name = "saved.zip"): string {
  const path = testInfo.outputPath(name);
  writeFileSync(path, pack(files));
  return path;
}

/** From the first screen to what the check of a file says. */
export async function openSaved(panel: Panel, path: string, verdict: string): Promise<void> {
  await panel.button("saved.open").click();
  await panel.at("saved.title");
  await panel.page.getByLabel(panel.say("saved.choose")).setInputFiles(path);
  await expect(panel.page.getByText(panel.say(`saved.verdict.${verdict}`), { exact: true })).toBeVisible();
}

/** Shows the records of a kind. */
export async function showKind(panel: Panel, kind: string): Promise<void> {
  await panel.choice("consult.kind", `consult.kind.${kind}`).check();
  await panel.button("saved.show").click();
  await panel.at(`consult.kind.${kind}`);
}
