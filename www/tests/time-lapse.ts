import type { TestContext } from "node:test";
import type { Panel } from "../src/panel.js";
import { NOW } from "./panel-with.js";

/** Has time pass as soon as a panel waits for it, and notes how long it waits, in milliseconds. */
export function timeLapse({ mock }: TestContext, panel: Panel) {
  const waits: number[] = [];
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: NOW });
  panel.store.subscribe(() => {
    const { busy } = panel.store.state;
    const until = busy?.waitsUntil ?? null;
    if (until !== last && until !== null) waits.push(until - Date.now());
    last = until;
  });
  let last: number | null = null;
  /** Lets what has begun come to its end. */
  const pass = async (task: Promise<void>): Promise<void> => {
    while (panel.store.state.busy) {
      await new Promise((resolve) => setImmediate(resolve));
      if (panel.store.state.busy?.waitsUntil) mock.timers.tick(1_000);
    }
    await task;
  };
  return { waits, pass };
}
