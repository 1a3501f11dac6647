import { csv, expect, headings, type Import, row } from "./import-test.js";

/** What a large file has. */
export const ROWS = 100_000;

/** A file of so many rows, one in a thousand of them without the name of the training. */
export function fileOf(rows: number): string {
  const broken = { "training.name": "" };
  const lines = Array.from({ length: rows }, (_, index) => row(index, index % 1000 === 7 ? broken : {}));
  return csv([headings("nl"), ...lines]);
}

/** Reads a file of {@link ROWS}, looks at its first and last, at those with an error, and repairs one. */
export async function walkThrough(rows: Import, path: string): Promise<void> {
  const { panel, page } = rows;
  await page.getByLabel(panel.say("import.choose")).setInputFiles(path);
  await expect(panel.heading("import.rows.title")).toBeVisible({ timeout: 120_000 });
  await rows.counts("errors", "100");
  await rows.grid.focus();
  await page.keyboard.press("Control+End");
  await expect(rows.cell(ROWS + 1, "training.name")).toBeVisible();
  await page.keyboard.press("Control+Home");
  for (let presses = 0; presses < 30; presses += 1) await page.keyboard.press("PageDown");
  await page.mouse.wheel(0, 200_000);
  await rows.show("errors");
  await expect(rows.cell(9, "training.name")).toBeVisible();
  await rows.cell(9, "training.name").dblclick();
  await page.keyboard.type("First aid");
  await page.keyboard.press("Enter");
  await rows.counts("errors", "99");
}
