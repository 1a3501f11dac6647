import { useEffect, useRef, useState } from "preact/hooks";
import { sentence } from "../form/findings.js";
import type { FieldPath, RowView } from "../table/table.js";
import { useView } from "../view/view.js";
import { shownText } from "./columns.js";
import { Mark, severityOf } from "./grid-row.js";
import { RowDetail } from "./row-detail.js";
import { useRows } from "./use-rows.js";
import { useWindow } from "./use-window.js";

const CARD_HEIGHT = 72;

/** The rows where there is no room for a grid: a list of cards, and below it the one that was chosen, to be changed. */
export function RowCards({ columns, masked }: { columns: readonly FieldPath[]; masked: boolean }) {
  const { state, text } = useView();
  const { filter } = state.imports;
  const [chosen, setChosen] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const sight = useWindow(CARD_HEIGHT);
  const rows = useRows(sight.first, sight.end - 1);
  // Through another filter one begins at its first row.
  useEffect(() => {
    setChosen(0);
    if (filter && sight.box.current) sight.box.current.scrollTop = 0;
  }, [filter, sight.box]);
  const index = Math.min(chosen, Math.max(0, rows.total - 1));
  const row = rows.at(index);
  const choose = (at: number) => {
    setChosen(at);
    heading.current?.focus();
  };
  const drawn: number[] = [];
  for (let at = sight.first; at < Math.min(sight.end, rows.total); at += 1) drawn.push(at);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="cards-box" ref={sight.box} tabIndex={0} aria-label={text.say("import.grid")}>
        <ul class="row-cards" style={{ height: `${rows.total * CARD_HEIGHT}px` }}>
          {drawn.map((at) => (
            <li
              key={at}
              style={{ top: `${at * CARD_HEIGHT}px`, height: `${CARD_HEIGHT}px` }}
              aria-setsize={rows.total}
              aria-posinset={at + 1}
            >
              <button type="button" aria-current={at === index} onClick={() => choose(at)}>
                <Card row={rows.at(at)} masked={masked} />
              </button>
            </li>
          ))}
        </ul>
        {rows.isEmpty && <p class="nothing">{text.say("import.none")}</p>}
      </section>
      {row && <RowDetail {...{ row, masked, heading }} fields={columns} />}
    </>
  );
}

function Card({ row, masked }: { row: RowView | null; masked: boolean }) {
  const { state, text } = useView();
  if (!row) return <span class="card-line">…</span>;
  const shown = (path: FieldPath) => {
    const cell = row.cells.find((one) => one.path === path);
    return cell ? shownText(text, cell, masked) : "";
  };
  const about = [shown("worker.ssin"), shown("training.name")].filter(Boolean).join(" · ");
  const remarked = (state.imports.remarks[row.row]?.length ?? 0) > 0;
  const severity = remarked ? "error" : severityOf(row);
  const all = [...row.findings, ...row.cells.flatMap(({ findings }) => findings)];
  const first = all.find((finding) => finding.severity === severity);
  return (
    <>
      <span class="card-line">
        <span class="hint">{text.say("import.row", { line: row.line })}</span> {about}
      </span>
      <span class="card-line hint">
        {severity ? <Mark text={text} severity={severity} /> : <span class="mark good">✓</span>}{" "}
        {remarked ? text.say("work.remark") : first ? sentence(text, first) : text.say("import.row.clean")}
      </span>
    </>
  );
}
