import { Component, type ComponentChildren } from "preact";
import type { Finding } from "#core";
import { sentence } from "../form/findings.js";
import type { Remark } from "../receipt/remark.js";
import type { CellView, FieldPath, RowView } from "../table/table.js";
import type { Text } from "../text/text.js";
import { shownText } from "./columns.js";

interface Props {
  text: Text;
  columns: readonly FieldPath[];
  masked: boolean;
  /** Its place among the rows shown. */
  at: number;
  /** `null` while it is not here yet. */
  row: RowView | null;
  /** What the server said about it. */
  remarks: readonly Remark[];
  /** The field of the cell the user is at, when it is in this row. */
  active: FieldPath | null;
  /** Stands in that cell when it is being changed. */
  editor: ComponentChildren;
}

/**
 * One row of the grid. It is drawn again only when something in it has changed: of the rows in sight a step of the scroll
 * changes few. What it says it is told, since whoever listens to the whole state is drawn with every change of it.
 */
export class GridRow extends Component<Props> {
  override shouldComponentUpdate(next: Readonly<Props>): boolean {
    const { text, ...others } = next;
    const names = Object.keys(others) as (keyof typeof others)[];
    return (
      text.language !== this.props.text.language || names.some((name) => next[name] !== this.props[name])
    );
  }

  override render() {
    const { text, columns, masked, at, row, remarks, active, editor } = this.props;
    const whole = row?.findings[0];
    const state = !row ? null : remarks.length > 0 ? "error" : severityOf(row);
    return (
      <tr aria-rowindex={at + 2} class={active === null ? undefined : "at"}>
        <th scope="row" class="number" aria-colindex={1}>
          {row ? row.line : "…"}
          {state && <Mark text={text} severity={state} />}
          {whole && <span class="hidden">{sentence(text, whole)}</span>}
        </th>
        {columns.map((path, column) => (
          <td
            key={path}
            id={row ? cellId(row.row, path) : undefined}
            class={active === path ? "active" : undefined}
            aria-colindex={column + 2}
          >
            {active === path && editor ? (
              editor
            ) : (
              <Cell
                text={text}
                cell={row?.cells.find((cell) => cell.path === path)}
                masked={masked}
                remarked={remarks.some((remark) => remark.path === path)}
              />
            )}
          </td>
        ))}
      </tr>
    );
  }
}

interface CellProps {
  text: Text;
  cell: CellView | undefined;
  masked: boolean;
  remarked: boolean;
}

function Cell({ text, cell, masked, remarked }: CellProps) {
  const finding = worstOf(cell?.findings ?? []);
  const severity = remarked ? "error" : finding?.severity;
  return (
    <>
      <span class="cell-text">{cell && shownText(text, cell, masked)}</span>
      {severity && <Mark text={text} severity={severity} />}
      {finding && <span class="hidden">{sentence(text, finding)}</span>}
      {remarked && <span class="hidden">{text.say("work.remark")}</span>}
    </>
  );
}

/** The id of a cell; dots would need escaping in a selector. */
export function cellId(row: number, path: FieldPath): string {
  return `cell-${row}-${path.replaceAll(".", "-")}`;
}

/** The sign of a finding: a shape and a word, then a colour. */
export function Mark({ text, severity }: { text: Text; severity: "error" | "warning" }) {
  return (
    <span class={`mark ${severity}`}>
      <span aria-hidden="true">{severity === "error" ? "×" : "!"}</span>
      <span class="hidden">{text.say(`work.severity.${severity}`)}: </span>
    </span>
  );
}

/** How bad the worst thing found in a row is. */
export function severityOf(row: RowView): "error" | "warning" | null {
  const all = [...row.findings, ...row.cells.flatMap(({ findings }) => findings)];
  return worstOf(all)?.severity ?? null;
}

function worstOf(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ severity }) => severity === "error") ?? findings[0];
}
