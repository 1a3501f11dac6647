import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { OF_REGISTRATIONS as COLUMNS } from "../columns.js";
import { expect, test } from "../page-test.js";
import type { Panel } from "../panel.js";
import { WORKER } from "../registration.js";
import { type Language, say } from "../words.js";

export { expect, test };

/** The practice company's number. */
export const EMPLOYER: string = JSON.parse(readFileSync("www/demo/demo.json", "utf8")).enterpriseNumber;

/** The same worker as a person writes the number. */
export const DOTTED = WORKER.replace(/^(\d\d)(\d\d)(\d\d)(\d{3})(\d\d)$/, "$1.$2.$3-$4.$5");

export type Column = (typeof COLUMNS)[number];

/** The headings of the template, in a language. */
export function headings(language: Language): string[] {
  return COLUMNS.map((column) => say(language, `table.column.${column}`));
}

/** A sound row, except for what is said. Rows differ by their day, so that none is another's duplicate. */
export function row(index: number, other: Partial<Record<Column, string>> = {}): string[] {
  const day = new Date(Date.UTC(2024, 0, 1 + (index % 700)));
  const [year, month, date] = day.toISOString().slice(0, 10).split("-");
  const values: Record<Column, string> = {
    "employer.enterpriseNumber": EMPLOYER,
    "worker.ssin": WORKER,
    "training.name": `First aid ${index}`,
    "training.nature": "formal",
    "training.period.startDate": `${date}/${month}/${year}`,
    "training.period.endDate": `${date}/${month}/${year}`,
    "training.duration.value": "7,5",
    "training.duration.unit": "hours",
    "training.status": "followed",
    "training.countsForTrainingRight": "true",
    ...other,
  };
  return COLUMNS.map((column) => values[column]);
}

export function csv(rows: readonly (readonly string[])[], separator = ";"): string {
  return rows.map((cells) => cells.join(separator)).join("\r\n");
}

/** The screens of a file, as a person meets them. */
export class Import {
  constructor(
    readonly panel: Panel,
    readonly page: Page,
  ) {}

  /** The demo up to where a file is asked for. */
  async open(): Promise<void> {
    const { panel } = this;
    await panel.buttonFrom("welcome.demo").click();
    await panel.button("certificate.open").click();
    await panel.button("who.connect", { role: panel.say("role.employer") }).click();
    await this.door();
    await panel.at("import.title");
  }

  async door(): Promise<void> {
    await this.panel.at("work.doors.title");
    await this.panel.buttonFrom("work.door.file").click();
  }

  async choose(name: string, contents: string | Buffer): Promise<void> {
    const buffer = typeof contents === "string" ? Buffer.from(contents) : contents;
    await this.page
      .getByLabel(this.panel.say("import.choose"))
      .setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  }

  /** Reads a file whose columns need no question, up to its rows. */
  async read(name: string, contents: string | Buffer): Promise<void> {
    await this.open();
    await this.choose(name, contents);
    await this.panel.at("import.rows.title");
  }

  get grid(): Locator {
    return this.page.getByRole("grid", { name: this.panel.say("import.grid") });
  }

  /** A cell by the line of the file and the place of its field among the columns. */
  cell(line: number, column: Column): Locator {
    const line_ = new RegExp(`^${line}\\b`);
    return this.grid
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader", { name: line_ }) })
      .getByRole("gridcell")
      .nth(COLUMNS.indexOf(column));
  }

  /** Waits until so many rows are of a sort. */
  async counts(sort: "all" | "errors" | "warnings" | "ready", count: string): Promise<void> {
    const label = this.panel.say(`import.filter.${sort}`);
    const button = this.page.getByRole("button", { name: new RegExp(`^${count} ${label}$`) });
    await expect(button).toBeVisible();
  }

  async show(sort: "all" | "errors" | "warnings" | "ready"): Promise<void> {
    const label = this.panel.say(`import.filter.${sort}`);
    await this.page.getByRole("button", { name: new RegExp(`[\\d.,\\s]+ ${label}$`) }).click();
  }

  /** What the grid gives out in a form. */
  async exported(format: string): Promise<Buffer> {
    const downloading = this.page.waitForEvent("download");
    await this.panel.button("import.export.as", { format }).click();
    return readFileSync(await (await downloading).path());
  }
}
