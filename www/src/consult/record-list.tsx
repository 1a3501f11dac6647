import type { RegisterKind } from "#core";
import { formatCount, formatSsin } from "../format.js";
import type { Text } from "../text/text.js";
import { useView } from "../view/view.js";
import type { Found } from "./consult-state.js";
import { amountAt, textAt } from "./record.js";
import { codeLabel, sayAmount, sayPeriod } from "./words.js";

/** As many as are drawn at once. */
const ON_SCREEN = 25;

interface Props {
  kind: RegisterKind;
  found: readonly Found[];
  revealed: boolean;
}

/** Records, so many at a time, each the way to all of itself. */
export function RecordList({ kind, found, revealed }: Props) {
  const { panel, state, text } = useView();
  const { offset, lookup } = state.consult;
  const shown = found.slice(offset, offset + ON_SCREEN);
  const places = new Map(lookup?.found.map((one, place) => [one, place]));
  return (
    <>
      <ul class="receipt-list">
        {shown.map((one) => (
          <li key={places.get(one)}>
            <button
              type="button"
              class="row-open"
              onClick={() => panel.store.dispatch({ type: "recordShown", record: places.get(one) ?? null })}
            >
              <Row kind={kind} item={one.item} revealed={revealed} text={text} />
            </button>
          </li>
        ))}
      </ul>
      {found.length > ON_SCREEN && <Pager offset={offset} count={found.length} />}
    </>
  );
}

function Row({
  kind,
  item,
  revealed,
  text,
}: {
  kind: RegisterKind;
  item: unknown;
  revealed: boolean;
  text: Text;
}) {
  const worker = formatSsin(textAt(item, "worker.ssin"), { masked: !revealed });
  if (kind === "trainingRegistration") {
    const period = sayPeriod(
      textAt(item, "training.period.startDate"),
      textAt(item, "training.period.endDate"),
    );
    return (
      <>
        <span class="strong">{textAt(item, "training.name") || text.say("consult.unnamed")}</span>
        <span>
          <Code item={item} path="training.status" /> · <AmountOf item={item} path="training.duration" />
        </span>
        <span class="hint">
          <span class="whole">{period}</span> · <span class="whole">{worker}</span>
        </span>
      </>
    );
  }
  return (
    <>
      <span class="strong">
        <span class="whole">{worker}</span> · {textAt(item, "year")}
      </span>
      {kind === "trainingRight" ? (
        <span>
          <Code item={item} path="kind" /> · <AmountOf item={item} path="amount" />
        </span>
      ) : (
        <span>
          {text.say("consult.credit.row", {
            used: saidAmount(text, item, "used"),
            entitled: saidAmount(text, item, "entitled"),
            remaining: saidAmount(text, item, "remaining"),
          })}
        </span>
      )}
    </>
  );
}

/** A code by its label; one the panel does not know as the register writes it. */
function Code({ item, path }: { item: unknown; path: string }) {
  const { text } = useView();
  const code = textAt(item, path);
  const label = codeLabel(text, path, code);
  return label === null ? <code>{code || "–"}</code> : label;
}

function AmountOf({ item, path }: { item: unknown; path: string }) {
  return <span class="whole">{saidAmount(useView().text, item, path)}</span>;
}

function saidAmount(text: Text, item: unknown, path: string): string {
  const amount = amountAt(item, path);
  return amount ? sayAmount(text, amount) : "–";
}

interface PagerProps {
  offset: number;
  count: number;
  step?: number;
  /** Otherwise the list of what was looked up is turned. */
  onTurn?: (offset: number) => void;
}

/** Which of all are drawn, and the way to the others. */
export function Pager({ offset, count, step = ON_SCREEN, onTurn }: PagerProps) {
  const { panel, text } = useView();
  const turn = onTurn ?? ((to: number) => panel.store.dispatch({ type: "listTurned", offset: to }));
  const last = Math.min(offset + step, count);
  const number = (value: number) => formatCount(value, text.language);
  return (
    <nav class="pager" aria-label={text.say("consult.pager")}>
      <button
        type="button"
        class="small"
        aria-disabled={offset === 0}
        onClick={() => offset > 0 && turn(Math.max(0, offset - step))}
      >
        {text.say("consult.pager.before")}
      </button>
      <span role="status">
        {text.say("consult.pager.shown", {
          from: number(offset + 1),
          to: number(last),
          count: number(count),
        })}
      </span>
      <button
        type="button"
        class="small"
        aria-disabled={last >= count}
        onClick={() => last < count && turn(offset + step)}
      >
        {text.say("consult.pager.after")}
      </button>
    </nav>
  );
}
