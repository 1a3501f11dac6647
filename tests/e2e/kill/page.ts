import { type Company, PanelWindow } from "../../sending/window.js";

/** One row as the panel has it, read from the database past the sender. */
export interface Row {
  readonly reference: string;
  readonly state: string;
  readonly lookup: string | null;
}

/** As the sender of a panel after this long: restarting the browser takes longer than the server ever does. */
const SETTLE_SECONDS = 1;

const panel = new PanelWindow(SETTLE_SECONDS);

/** What the test drives. It stands where the screens stand in the panel, and knows no more than they. */
export const controls = {
  async connect(company: Company): Promise<void> {
    const file = await (await fetch("company.pfx")).arrayBuffer();
    await panel.connect(new Uint8Array(file), company);
  },
  async make(rows: number, enterpriseNumber: string): Promise<string> {
    return (await panel.make(rows, enterpriseNumber)).id;
  },
  /** Begins, or goes on; the page's title says when it has ended. */
  async send(id: string, concurrency: number): Promise<void> {
    document.title = "sending";
    await panel.sender.start(id, { concurrency, perSecond: null });
    const look = () => {
      const { state, failure } = panel.sender.progress;
      if (["done", "paused", "elsewhere"].includes(state)) document.title = `${state} ${failure?.code ?? ""}`;
    };
    panel.sender.subscribe(look);
    look();
  },
  again: (id: string) => panel.sender.again(id, { lookup: "absent" }),
  async rows(id: string): Promise<Row[]> {
    const { entries } = await panel.batches.entries(id, { count: 1_000_000 });
    return entries.map(({ reference, state, lookup }) => ({ reference, state, lookup }));
  },
};

Object.assign(globalThis, { controls });
document.title = "ready";
