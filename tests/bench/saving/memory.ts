import { readdirSync, readFileSync } from "node:fs";

/** How often the memory is looked at, in milliseconds. To look takes the kernel a while, so nothing is timed meanwhile. */
const EVERY = 250;

/**
 * Watches the memory of a browser, by the number of its first process, while something is done, and gives by how many bytes
 * all its processes grew at the most. What they share is counted once (`Pss` of `/proc/<id>/smaps_rollup`).
 */
export async function growth<T>(browser: number, work: () => Promise<T>): Promise<[T, number]> {
  const before = memoryOf(browser);
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, memoryOf(browser));
  }, EVERY);
  try {
    const outcome = await work();
    return [outcome, most - before];
  } finally {
    clearInterval(timer);
  }
}

function memoryOf(browser: number): number {
  let bytes = 0;
  for (const id of withDescendants(browser)) {
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

/** A process and everything it started. */
function withDescendants(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    const id = Number(name);
    if (!Number.isInteger(id)) continue;
    try {
      const stat = readFileSync(`/proc/${id}/stat`, "utf8");
      parents.set(id, Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // As above.
    }
  }
  const isUnder = (id: number): boolean => id === root || (id > 1 && isUnder(parents.get(id) ?? 0));
  return [...parents.keys()].filter(isUnder);
}
