import { readdirSync, readFileSync } from "node:fs";

/** How often the memory is looked at, in milliseconds. To look takes the kernel a while, so nothing is timed meanwhile. */
const EVERY = 250;

/**
 * Watches the memory of every process of a browser while something is done, and gives by how many bytes it grew at the
 * most. What processes share is counted once (`Pss` of `/proc/<id>/smaps_rollup`).
 */
export async function growth<T>(profile: string, work: () => Promise<T>): Promise<[T, number]> {
  const before = memoryOf(profile);
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, memoryOf(profile));
  }, EVERY);
  try {
    const outcome = await work();
    return [outcome, most - before];
  } finally {
    clearInterval(timer);
  }
}

/** Of the processes of the browser with this profile. */
function memoryOf(profile: string): number {
  let bytes = 0;
  for (const id of processesOf(profile)) {
    try {
      const [, kilobytes = "0"] =
        /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, "utf8")) ?? [];
      bytes += Number(kilobytes) * 1024;
    } catch {
      // It has ended in between.
    }
  }
  return bytes;
}

/** The browser and everything it started. */
function processesOf(profile: string): number[] {
  const parents = new Map<number, number>();
  let root = 0;
  for (const name of readdirSync("/proc")) {
    const id = Number(name);
    if (!Number.isInteger(id)) continue;
    try {
      const stat = readFileSync(`/proc/${id}/stat`, "utf8");
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      parents.set(id, parent);
      const command = readFileSync(`/proc/${id}/cmdline`, "utf8");
      if (command.includes(`--user-data-dir=${profile}`) && !command.includes("--type=")) root = id;
    } catch {
      // As above.
    }
  }
  const isUnder = (id: number): boolean => id === root || (id > 1 && isUnder(parents.get(id) ?? 0));
  return root === 0 ? [] : [...parents.keys()].filter(isUnder);
}
