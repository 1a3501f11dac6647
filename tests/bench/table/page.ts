import { startTable } from "../../../www/src/table/client.js";

/** What a contender came to, and how long it took from the bytes of the file. */
export interface Outcome {
  readonly milliseconds: number;
  readonly rows: number;
  /** Rows with an error. */
  readonly wrong: number;
}

export const contenders = { ours, peers };

const table = startTable();

async function ours(name: string): Promise<Outcome> {
  const bytes = await file(name);
  const started = performance.now();
  const view = await table.read(
    { bytes, name },
    { kind: "trainingRegistration", today: "2026-11-22", representative: false },
  );
  const { rows } = await table.map(view.mapping);
  const milliseconds = performance.now() - started;
  const { byRule } = await table.map(view.mapping);
  // What the set says of rows the peers do not ask.
  const { total } = await table.rows({ from: 0, count: 0, only: "errors" });
  const ofSet = byRule.filter(({ rule, severity }) => rule.startsWith("set.") && severity === "error");
  if (ofSet.length > 0) throw new Error("the file has duplicates");
  return { milliseconds, rows, wrong: total };
}

const worker = new Worker("peers.js", { type: "module" });
const ready = new Promise((resolve) => worker.addEventListener("message", resolve, { once: true }));

async function peers(name: string): Promise<Outcome> {
  await ready;
  const bytes = await file(name);
  const started = performance.now();
  const answer = new Promise<{ rows: number; wrong: number }>((resolve) => {
    worker.addEventListener("message", ({ data }) => resolve(data), { once: true });
  });
  worker.postMessage({ bytes, format: name.endsWith("xlsx") ? "xlsx" : "csv" }, [
    bytes.buffer as ArrayBuffer,
  ]);
  const found = await answer;
  return { milliseconds: performance.now() - started, ...found };
}

async function file(name: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(name)).arrayBuffer());
}

Object.assign(globalThis, { contenders });
document.title = "ready";
