import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "../page-test.js";
import type { Panel } from "../panel.js";
import { type Unpacked, unpack } from "./archive.js";

/** How long a saving may take on a busy machine, in milliseconds. */
export const SAVING = 90_000;

/** Begins from the search. */
export async function begin(panel: Panel): Promise<void> {
  await panel.buttonFrom("save.title").click();
  await panel.at("save.title");
}

/** Waits until the file is made, takes it, and unpacks it with another program. */
export async function take(panel: Panel): Promise<Unpacked & { file: string }> {
  const button = panel.button("save.file");
  await button.waitFor({ timeout: SAVING });
  const [download] = await Promise.all([panel.page.waitForEvent("download"), button.click()]);
  const file = join(mkdtempSync(join(tmpdir(), "fla-save-")), download.suggestedFilename());
  await download.saveAs(file);
  return Object.assign(unpack(file), { file });
}

/** Waits until at least so many records are on the disk. */
export async function fetched(panel: Panel, records: number): Promise<void> {
  const shown = panel.page.locator(".under-way .waiting");
  await expect
    .poll(async () => Number((await shown.textContent())?.replaceAll(",", "").match(/^\d+/)?.[0] ?? 0), {
      timeout: SAVING,
    })
    .toBeGreaterThanOrEqual(records);
}
