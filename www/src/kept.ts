import type { Host } from "./host.js";

/** Something small that is kept on this computer, without secrets: where, and the number of its form. */
export interface Kept {
  readonly key: string;
  /** A later form gets a later number. */
  readonly version: number;
}

/**
 * Keeps these members, in place of what was kept before. What a later version of the panel has kept is left as it is:
 * this one would lose what it does not know.
 */
export async function writeKept(host: Host, { key, version }: Kept, members: object): Promise<void> {
  const stored = (await host.read(key)) as { version?: unknown } | null | undefined;
  if (typeof stored?.version === "number" && stored.version > version) return;
  await host.write(key, { version, ...members });
}
