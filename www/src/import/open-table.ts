import type { Mapping, RowView, Table, TableSummary } from "../table/table.js";
import type { KeptFile, KeptImports, KeptSteps, Step } from "./kept-import.js";

/**
 * The table the user works on, together with what was done to it: each step is done, noted, and kept on this computer,
 * so that a panel that is closed brings the rows back as they were.
 */
export class OpenTable {
  #steps: Step[] = [];
  #handing: KeptSteps["handing"] = null;
  /** The owner whose rows are kept; `null` while nothing is. */
  #owner: string | null = null;
  #writing: Promise<void> | null = null;
  #unwritten = false;

  constructor(
    readonly table: Table,
    private readonly kept: KeptImports,
    private readonly now: () => number,
    /** Told whether what is done can be kept. Work goes on when it cannot. */
    private readonly onKept: (kept: boolean) => void,
  ) {}

  /** From now on the steps are those done to this file, which is kept first. */
  async begin(file: KeptFile, { steps, handing }: Pick<KeptSteps, "steps" | "handing">): Promise<void> {
    this.#steps = [...steps];
    this.#handing = handing;
    // Another panel works on rows of this owner: those are the ones that are kept.
    this.#owner = (await this.kept.claim(file.owner)) ? file.owner : null;
    if (this.#owner === null) return this.onKept(false);
    try {
      if (steps.length === 0) await this.kept.forget(file.owner);
      await this.kept.put(file);
      this.onKept(true);
    } catch {
      this.#owner = null;
      this.onKept(false);
    }
  }

  async map(mapping: Mapping): Promise<TableSummary> {
    const summary = await this.table.map(mapping);
    this.#note({ do: "map", mapping });
    return summary;
  }

  async edit(row: number, path: string, text: string): Promise<{ row: RowView; summary: TableSummary }> {
    const edited = await this.table.edit(row, path, text);
    this.#note({ do: "edit", row, path, text });
    return edited;
  }

  async fix(row: number, rule: string): Promise<{ row: RowView; summary: TableSummary }> {
    const fixed = await this.table.fix(row, rule);
    this.#note({ do: "fix", row, rule });
    return fixed;
  }

  async fixAll(rule: string): Promise<TableSummary> {
    const summary = await this.table.fixAll(rule);
    this.#note({ do: "fixAll", rule });
    return summary;
  }

  async remove(rows: readonly number[]): Promise<TableSummary> {
    const summary = await this.table.remove(rows);
    this.#note({ do: "remove", rows });
    return summary;
  }

  async undo(): Promise<TableSummary> {
    const summary = await this.table.undo();
    const last = this.#steps.at(-1);
    if (last && last.do !== "map" && last.do !== "seal") this.#steps.pop();
    this.#write();
    return summary;
  }

  /** Does to the file that was read again what was done to it before. */
  async repeat(): Promise<TableSummary | null> {
    const { table } = this;
    // None waits for another: the Worker does them in order.
    const done = this.#steps.map((step) => repeat(table, step));
    return (await Promise.all(done)).findLast((summary) => summary !== null) ?? null;
  }

  /** Whether rows have gone to a batch: what was done before is then not taken back. */
  get sealed(): boolean {
    return this.#steps.some((step) => step.do === "seal");
  }

  /** Notes that a batch is about to be made of the ready rows, and waits until that is on the disk. */
  async beginHanding(rows: number): Promise<void> {
    this.#handing = { at: new Date(this.now()).toISOString(), rows };
    this.#write();
    await this.#writing;
  }

  /** The batch was not made. */
  endHanding(): void {
    this.#handing = null;
    this.#write();
  }

  /** Takes out the rows that went to a batch, for good. */
  async handOver(rows: readonly number[]): Promise<TableSummary> {
    const summary = await this.table.remove(rows);
    this.#steps.push({ do: "remove", rows }, { do: "seal" });
    this.#handing = null;
    this.#write();
    return summary;
  }

  /** Ends the Worker. What is kept stays. */
  close(): void {
    this.#owner = null;
    this.table.close();
  }

  /** Forgets what is kept, when what is being written is written. */
  async forget(): Promise<void> {
    const owner = this.#owner;
    this.#owner = null;
    await this.#writing;
    if (owner !== null) await this.kept.forget(owner).catch(() => this.onKept(false));
  }

  #note(step: Step) {
    this.#steps.push(step);
    this.#write();
  }

  /** Writes what was done. While it is being written more may be done: it is then written once more. */
  #write() {
    this.#unwritten = true;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = null;
    });
  }

  async #writeAll() {
    while (this.#unwritten && this.#owner !== null) {
      this.#unwritten = false;
      try {
        await this.kept.put({
          owner: this.#owner,
          part: "steps",
          version: 1,
          at: new Date(this.now()).toISOString(),
          steps: [...this.#steps],
          handing: this.#handing,
        });
      } catch {
        // What is kept would be behind what was done: rows that went to a batch could go once more.
        const owner = this.#owner;
        this.#owner = null;
        this.onKept(false);
        await this.kept.forget(owner).catch(() => {});
      }
    }
  }
}

async function repeat(table: Table, step: Step): Promise<TableSummary | null> {
  switch (step.do) {
    case "map":
      return table.map(step.mapping);
    case "edit":
      return (await table.edit(step.row, step.path, step.text)).summary;
    case "fix":
      return (await table.fix(step.row, step.rule)).summary;
    case "fixAll":
      return table.fixAll(step.rule);
    case "remove":
      return table.remove(step.rows);
    case "seal":
      return null;
  }
}
