import { type Company, PanelWindow, registration } from "../../sending/window.js";

/** How one way of sending did. */
export interface Sent {
  readonly milliseconds: number;
  /** The longest time for which the page's thread was not free, in milliseconds; 0 when never above 50. */
  readonly longestTask: number;
}

const panel = new PanelWindow();

/** The panel: journalled before and after, through the Worker, the Wasm and the database. */
async function ours(rows: number, concurrency: number, { enterpriseNumber }: Company): Promise<Sent> {
  const { id } = await panel.make(rows, enterpriseNumber);
  return timed(async () => {
    const done = new Promise<void>((resolve, reject) => {
      const end = panel.sender.subscribe(() => {
        const { state, failure } = panel.sender.progress;
        if (state !== "done" && state !== "paused") return;
        end();
        if (state === "done") resolve();
        else reject(new Error(failure?.code));
      });
    });
    await panel.sender.start(id, { concurrency, perSecond: null });
    await done;
  });
}

/** What nobody can do without: the requests themselves, each answer read. Nothing is kept. */
async function bare(
  rows: number,
  concurrency: number,
  { apiBase, enterpriseNumber }: Company,
): Promise<Sent> {
  const bodies = Array.from({ length: rows }, (_, row) =>
    JSON.stringify({ reference: crypto.randomUUID(), ...registration(row, enterpriseNumber) }),
  );
  const headers = {
    accept: "application/json, application/problem+json",
    authorization: "Bearer bench",
    "content-type": "application/json",
  };
  let next = 0;
  const lane = async () => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const response = await fetch(`${apiBase}/trainingRegistrations`, { method: "POST", headers, body });
      if (response.status !== 201) throw new Error(String(response.status));
      await response.json();
    }
  };
  return timed(async () => void (await Promise.all(Array.from({ length: concurrency }, lane))));
}

async function timed(work: () => Promise<void>): Promise<Sent> {
  let longestTask = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  });
  observer.observe({ type: "longtask" });
  const started = performance.now();
  await work();
  const milliseconds = performance.now() - started;
  observer.disconnect();
  return { milliseconds, longestTask };
}

async function connect(company: Company): Promise<void> {
  const file = await (await fetch("company.pfx")).arrayBuffer();
  await panel.connect(new Uint8Array(file), company);
}

export const contenders = { connect, ours, bare };
Object.assign(globalThis, { contenders });
document.title = "ready";
