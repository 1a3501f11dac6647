import { useEffect, useState } from "preact/hooks";
import { useView } from "../../view/view.js";
import type { Batch, EntryPage, EntryQuery } from "../batch.js";

/** A batch as it lies in the database, or as its sender has it; `undefined` until it was read, `null` when it is gone. */
export function useBatch(id: string): Batch | null | undefined {
  const { panel, state: view } = useView();
  const { batch, state } = view.batches.progress;
  const own = batch?.id === id ? batch : null;
  const [read, setRead] = useState<Batch | null>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever the sender did, it is read anew afterwards.
  useEffect(() => {
    let wanted = true;
    panel.batches.batch(id).then(
      (found) => wanted && setRead(found),
      () => wanted && setRead(null),
    );
    return () => {
      wanted = false;
    };
  }, [panel, id, state]);
  return own ?? read;
}

/** A page of entries, read anew when what is asked for changes, or `edition`. What was read before stays until then. */
export function useEntries(id: string, query: EntryQuery, edition: unknown): EntryPage | null {
  const { panel } = useView();
  const [page, setPage] = useState<EntryPage | null>(null);
  const asked = JSON.stringify(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the query is compared by what it says.
  useEffect(() => {
    let wanted = true;
    panel.batches.entries(id, query).then(
      (found) => wanted && setPage(found),
      () => wanted && setPage({ entries: [], next: null }),
    );
    return () => {
      wanted = false;
    };
  }, [panel, id, asked, edition]);
  return page;
}
