import { cpus, loadavg } from "node:os";

/** What else the machine was doing when the bench began. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** Average number of running programs over the last minute, our own build among them. */
  readonly load: number;
  /** Share of all cores in use over the last two seconds, in which we did nothing: 0 to 1. */
  readonly busy: number;
}

/** Above this the figures say more about the machine than about the contenders. */
export const QUIET = 0.1;

/** Looks at the machine for two seconds. */
export async function observe(): Promise<Machine> {
  const before = ticks();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const after = ticks();
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    load: loadavg()[0] ?? Number.NaN,
    busy: (after.used - before.used) / (after.all - before.all),
  };
}

function ticks() {
  let [used, all] = [0, 0];
  for (const { times } of cpus()) {
    const total = Object.values(times).reduce((sum, time) => sum + time, 0);
    used += total - times.idle;
    all += total;
  }
  return { used, all };
}
