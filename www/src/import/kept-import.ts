import type { DeclarationKind } from "#core";
import { claim } from "../claim.js";
import type { Connection, Database } from "../database.js";
import type { Remark } from "../receipt/remark.js";
import type { FieldPath, Mapping } from "../table/table.js";

/** Days after which rows that nobody came back to are forgotten. */
export const KEPT_DAYS = 14;

/** One thing the user did to the rows. Done again to the same file in the same order, they give the same rows. */
export type Step =
  | { readonly do: "map"; readonly mapping: Mapping }
  | { readonly do: "edit"; readonly row: number; readonly path: FieldPath; readonly text: string }
  | { readonly do: "fix"; readonly row: number; readonly rule?: string }
  | { readonly do: "fixAll"; readonly rule: string }
  | { readonly do: "remove"; readonly rows: readonly number[] }
  /** Rows have gone to a batch: nothing before it is taken back any more. */
  | { readonly do: "seal" };

/** The file as it was read. It is written once; what is done to it has a record of its own. */
export interface KeptFile {
  readonly owner: string;
  readonly part: "file";
  readonly version: 1;
  /** ISO */
  readonly at: string;
  readonly kind: DeclarationKind;
  readonly name: string;
  readonly contents: Blob;
  readonly sheet: string | null;
  readonly remarks: Readonly<Record<number, readonly Remark[]>>;
}

export interface KeptSteps {
  readonly owner: string;
  readonly part: "steps";
  readonly version: 1;
  /** ISO, of the last of them. */
  readonly at: string;
  readonly steps: readonly Step[];
  /** A batch was being made of the ready rows: how many, and since when. It may exist, or not. */
  readonly handing: { readonly at: string; readonly rows: number } | null;
}

export type ImportRecord = KeptFile | KeptSteps;

/** The rows being worked on, kept on this computer under the certificate they were read under; one table for each. */
export interface KeptImports {
  /**
   * Makes this panel the one that keeps the rows of an owner, unless another panel does: two would write over each
   * other, and each could send the same rows. `null` lets go.
   */
  claim(owner: string | null): Promise<boolean>;
  put(record: ImportRecord): Promise<void>;
  /** What was kept for an owner, unless it is older than {@link KEPT_DAYS} at `now` (milliseconds). That is removed. */
  find(owner: string, now: number): Promise<{ file: KeptFile; steps: KeptSteps } | null>;
  forget(owner: string): Promise<void>;
  /** Forgets all of it, whoever owns it. */
  clear(): Promise<void>;
}

/** Those in the panel's database. */
export function openImports(database: Database): KeptImports {
  let held: { readonly owner: string; readonly release: Promise<(() => void) | null> } | null = null;
  return {
    async claim(owner) {
      if (held?.owner === owner && (await held?.release)) return true;
      void held?.release.then((release) => release?.());
      held = owner === null ? null : { owner, release: claim(`fla-panel rows ${owner}`) };
      return (await held?.release) != null;
    },
    put: (record) => database.run(async (connection) => void (await connection.put("imports", record))),
    async find(owner, now) {
      await database.run((connection) => removeEnded(connection, now));
      const [file, steps] = await database.run((connection) =>
        Promise.all([
          connection.get("imports", [owner, "file"]),
          connection.get("imports", [owner, "steps"]),
        ]),
      );
      if (file?.part !== "file" || file.version !== 1) return null;
      const none: KeptSteps = { owner, part: "steps", version: 1, at: file.at, steps: [], handing: null };
      return { file, steps: steps?.part === "steps" && steps.version === 1 ? steps : none };
    },
    forget: (owner) =>
      database.run(async (connection) => {
        const { store, done } = connection.transaction("imports", "readwrite");
        await Promise.all([store.delete([owner, "file"]), store.delete([owner, "steps"]), done]);
      }),
    clear: () => database.run((connection) => connection.clear("imports")),
  };
}

/** The file counts from the last step that was done to it. */
async function removeEnded(connection: Connection, now: number): Promise<void> {
  const { store, done } = connection.transaction("imports", "readwrite");
  const oldest = new Date(now - KEPT_DAYS * 86_400_000).toISOString();
  const owners = new Map<string, string>();
  for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
    const { owner, at } = cursor.value;
    if (at > (owners.get(owner) ?? "")) owners.set(owner, at);
  }
  const ended = [...owners].filter(([, at]) => at < oldest).map(([owner]) => owner);
  const parts = ended.flatMap((owner) => [store.delete([owner, "file"]), store.delete([owner, "steps"])]);
  await Promise.all([...parts, done]);
}
