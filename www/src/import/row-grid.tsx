import { useEffect, useRef, useState } from "preact/hooks";
import type { Remark } from "../receipt/remark.js";
import type { ImportState, RowFilter } from "../state/import-state.js";
import { editCell, undoChange } from "../steps/rows.js";
import type { FieldPath, RowView } from "../table/table.js";
import { useView } from "../view/view.js";
import { CellEditor } from "./cell-editor.js";
import { labelOf, widthOf } from "./columns.js";
import { cellId, GridRow } from "./grid-row.js";
import { useRows } from "./use-rows.js";
import { useWindow } from "./use-window.js";

const ROW_HEIGHT = 36;
const NUMBER_WIDTH = 88;

/** Where the user is: a row among those shown, and a column. */
interface Place {
  readonly index: number;
  readonly column: number;
}

interface Props {
  columns: readonly FieldPath[];
  masked: boolean;
  /** Told which row the user is at. */
  onRow: (row: RowView | null) => void;
}

/**
 * The rows as a grid of cells, of which only those in sight are drawn. The grid has the focus and says which cell is
 * active (ARIA Authoring Practices, grid pattern), so that a row that is scrolled away takes nothing with it.
 */
export function RowGrid({ columns, masked, onRow }: Props) {
  const { panel, state, text } = useView();
  const { filter } = state.imports;
  const [place, setPlace] = useState<Place>({ index: 0, column: 0 });
  /** What the cell is being changed to begins with this; `null` while it is not being changed. */
  const [typed, setTyped] = useState<string | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const sight = useWindow(ROW_HEIGHT, ROW_HEIGHT);
  const rows = useRows(sight.first, sight.end - 1);
  const index = Math.min(place.index, Math.max(0, rows.total - 1));
  const row = rows.at(index);
  const path = columns[place.column] ?? null;

  // Through another filter one begins at its first row.
  useEffect(() => {
    setPlace((before) => ({ ...before, index: 0 }));
    setTyped(null);
    if (filter && sight.box.current) sight.box.current.scrollTop = 0;
  }, [filter, sight.box]);
  useEffect(() => onRow(row), [row, onRow]);

  const go = (to: Partial<Place>) => {
    const next = {
      index: Math.max(0, Math.min(rows.total - 1, to.index ?? index)),
      column: Math.max(0, Math.min(columns.length - 1, to.column ?? place.column)),
    };
    setPlace(next);
    sight.show(next.index);
    showColumn(sight.box.current, columns, next.column);
  };
  const leave = (value: string | null, to: Partial<Place>) => {
    setTyped(null);
    grid.current?.focus({ preventScroll: true });
    go(to);
    if (value === null || !row || path === null) return;
    const before = row.cells.find((cell) => cell.path === path)?.text ?? "";
    if (value === before) return;
    void editCell(panel, row.row, path, value).then((edited) => {
      // The row below has come up into the place of one that the filter no longer lets through.
      if (edited && (to.index ?? 0) > index && !passes(filter, edited)) go({ index });
    });
  };
  const begin = (at: Place, first?: string) => {
    const there = rows.at(at.index);
    const field = columns[at.column];
    if (!there || field === undefined) return;
    go(at);
    setTyped(first ?? there.cells.find((cell) => cell.path === field)?.text ?? "");
  };
  const key = (event: KeyboardEvent) => {
    // Keys in the cell being changed are its own.
    if (event.target !== event.currentTarget) return;
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === "z") void undoChange(panel);
    else if (event.key === "Enter" || event.key === "F2") begin({ ...place, index });
    else if (event.key === "Delete" || event.key === "Backspace") {
      if (row && path !== null) void editCell(panel, row.row, path, "");
    } else if (event.key.length === 1 && !command && !event.altKey) begin({ ...place, index }, event.key);
    else {
      const to = moved(
        event.key,
        command,
        { index, column: place.column },
        { rows: rows.total, columns: columns.length, fitting: sight.fitting },
      );
      if (!to) return;
      go(to);
    }
    event.preventDefault();
  };

  const press = (event: MouseEvent) => {
    const found = placeOf(event.target, columns);
    if (found) (event.type === "dblclick" ? begin : go)(found);
  };

  const active = row && path !== null ? cellId(row.row, path) : undefined;
  const drawn: number[] = [];
  for (let at = sight.first; at < Math.min(sight.end, rows.total); at += 1) drawn.push(at);
  const width = NUMBER_WIDTH + columns.reduce((sum, one) => sum + widthOf(one), 0);
  return (
    <div class="grid" ref={sight.box}>
      <div class="grid-body" style={{ height: `${(rows.total + 1) * ROW_HEIGHT}px` }}>
        <table
          ref={grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern of a grid; a table has its rows and cells.
          role="grid"
          tabIndex={0}
          aria-label={text.say("import.grid")}
          aria-describedby="import-grid-keys"
          aria-rowcount={rows.total + 1}
          aria-colcount={columns.length + 1}
          aria-activedescendant={typed === null ? active : undefined}
          style={{ top: `${sight.first * ROW_HEIGHT}px`, width: `${width}px` }}
          onKeyDown={key}
          onClick={press}
          onDblClick={press}
        >
          <colgroup>
            <col style={{ width: `${NUMBER_WIDTH}px` }} />
            {columns.map((one) => (
              <col key={one} style={{ width: `${widthOf(one)}px` }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" class="number" aria-colindex={1}>
                {text.say("import.line")}
              </th>
              {columns.map((one, column) => (
                <th scope="col" key={one} aria-colindex={column + 2} title={labelOf(text, one)}>
                  {labelOf(text, one)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {drawn.map((at) => (
              <GridRow
                key={at}
                {...{ columns, masked, at }}
                row={rows.at(at)}
                text={text}
                remarks={remarksOn(state.imports, rows.at(at))}
                active={at === index ? path : null}
                editor={
                  at === index && typed !== null && path !== null ? (
                    <CellEditor
                      key={`${at} ${path}`}
                      {...{ path }}
                      value={typed}
                      line={row?.line ?? 0}
                      place={{ index, column: place.column }}
                      onLeave={leave}
                    />
                  ) : null
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows.isEmpty && <p class="nothing">{text.say("import.none")}</p>}
    </div>
  );
}

const NO_REMARKS: readonly Remark[] = [];

function remarksOn({ remarks }: ImportState, row: RowView | null): readonly Remark[] {
  return (row && remarks[row.row]) ?? NO_REMARKS;
}

/** The cell an event is about, by the row and the field that its element names. */
function placeOf(target: EventTarget | null, columns: readonly FieldPath[]): Place | null {
  const cell = (target as Element | null)?.closest("td");
  const index = Number(cell?.closest("tr")?.ariaRowIndex) - 2;
  const column = Number(cell?.getAttribute("aria-colindex")) - 2;
  return cell && index >= 0 && column >= 0 && column < columns.length ? { index, column } : null;
}

/** Whether a row still belongs among those shown. */
function passes({ only, rule }: RowFilter, row: RowView): boolean {
  const found = [...row.findings, ...row.cells.flatMap(({ findings }) => findings)];
  if (rule !== undefined && !found.some(({ code }) => code === rule)) return false;
  if (only === "errors") return !row.ready;
  return only === "warnings" ? found.some(({ severity }) => severity === "warning") : true;
}

/** Where a key leads to; `null` when it leads nowhere. */
function moved(
  key: string,
  command: boolean,
  { index, column }: Place,
  { rows, columns, fitting }: { rows: number; columns: number; fitting: number },
): Partial<Place> | null {
  switch (key) {
    case "ArrowDown":
      return { index: command ? rows - 1 : index + 1 };
    case "ArrowUp":
      return { index: command ? 0 : index - 1 };
    case "ArrowRight":
      return { column: command ? columns - 1 : column + 1 };
    case "ArrowLeft":
      return { column: command ? 0 : column - 1 };
    case "PageDown":
      return { index: index + fitting };
    case "PageUp":
      return { index: index - fitting };
    case "Home":
      return command ? { index: 0, column: 0 } : { column: 0 };
    case "End":
      return command ? { index: rows - 1, column: columns - 1 } : { column: columns - 1 };
    default:
      return null;
  }
}

/** Scrolls sideways as little as brings a column into sight, beside the numbers that stay. */
function showColumn(box: HTMLElement | null, columns: readonly FieldPath[], column: number): void {
  if (!box) return;
  const left = columns.slice(0, column).reduce((sum, one) => sum + widthOf(one), 0);
  const right = left + widthOf(columns[column] ?? "") + NUMBER_WIDTH - box.clientWidth;
  if (box.scrollLeft > left) box.scrollLeft = left;
  else if (box.scrollLeft < right) box.scrollLeft = right;
}
