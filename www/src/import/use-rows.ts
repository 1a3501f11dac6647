import { useEffect, useReducer, useRef } from "preact/hooks";
import type { RowFilter } from "../state/import-state.js";
import type { RowView, TableSummary } from "../table/table.js";
import { useView } from "../view/view.js";

/** Rows asked for at a time. */
const PAGE = 100;
/** Pages kept on either side of those in sight. */
const PAGES_NEAR = 5;

export interface Rows {
  /** How many rows the filter lets through. */
  readonly total: number;
  /** It is known that there are none. */
  readonly isEmpty: boolean;
  /** The row at this place among them; `null` while it is not here yet. */
  at(index: number): RowView | null;
}

/** What was read through one filter. A page is as the rows were at its edition. */
interface Loaded {
  readonly filter: RowFilter;
  readonly pages: Map<number, { readonly edition: number; readonly rows: readonly RowView[] }>;
  total: number;
}

/** The rows of the table that are in sight, asked for as they come near. */
export function useRows(first: number, last: number): Rows {
  const { panel, state } = useView();
  const { filter, edition, summary } = state.imports;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const loaded = useRef<Loaded | null>(null);
  // Through another filter other rows show; after a change the old ones stand until the new ones are here.
  if (loaded.current?.filter !== filter)
    loaded.current = { filter, pages: new Map(), total: totalOf(filter, summary) };
  const { current } = loaded;
  const from = pageOf(first, current.total);
  const to = pageOf(last, current.total);
  useEffect(() => {
    const { openTable } = panel;
    if (!openTable) return;
    let isWanted = true;
    for (let page = from; page <= to; page += 1) {
      if (current.pages.get(page)?.edition === edition) continue;
      openTable.table.rows({ ...filter, from: page * PAGE, count: PAGE }).then(
        ({ total, rows }) => {
          if (!isWanted) return;
          current.total = total;
          current.pages.set(page, { edition, rows });
          for (const other of current.pages.keys()) {
            if (other < from - PAGES_NEAR || other > to + PAGES_NEAR) current.pages.delete(other);
          }
          redraw(undefined);
        },
        // A table that was closed has no rows; whatever else fails, the next move asks again.
        () => {},
      );
    }
    return () => {
      isWanted = false;
    };
  }, [panel, current, filter, edition, from, to]);
  return {
    total: current.total,
    isEmpty: current.total === 0 && current.pages.size > 0,
    at: (index) => current.pages.get(Math.floor(index / PAGE))?.rows[index % PAGE] ?? null,
  };
}

/** The page of a place, or the last one there is. */
function pageOf(index: number, total: number): number {
  return Math.floor(Math.max(0, Math.min(index, total - 1)) / PAGE);
}

/** What is known before the first page is here, so that the scroll bar does not jump. */
function totalOf({ only, rule }: RowFilter, summary: TableSummary | null): number {
  if (!summary || rule !== undefined) return 0;
  if (only === "errors") return summary.withErrors;
  if (only === "warnings") return summary.withWarnings;
  return only === "ready" ? summary.ready : summary.rows;
}
