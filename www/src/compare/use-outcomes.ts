import { useEffect, useState } from "preact/hooks";
import { useView } from "../view/view.js";
import type { Comparing } from "./compare-state.js";
import type { ComparedPage } from "./compared.js";

/** As many outcomes as are drawn at once. */
export const ON_SCREEN = 25;

/** The outcomes in sight; `null` until they are here. Those of before stand until the new ones are. */
export function useOutcomes({ summary, filter, offset }: Comparing): ComparedPage | null {
  const { panel } = useView();
  const [page, setPage] = useState<ComparedPage | null>(null);
  useEffect(() => {
    const { openTable } = panel;
    if (!summary || !openTable) return;
    let isWanted = true;
    openTable.table.compared({ ...filter, from: offset, count: ON_SCREEN }).then(
      (found) => isWanted && setPage(found),
      // A table that was closed has no outcomes.
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [panel, summary, filter, offset]);
  return summary ? page : null;
}
