import type { Receipt } from "#core";
import { useView } from "../view/view.js";
import { kindOf, type Sought } from "./history.js";

const KINDS = ["accepted", "warnings", "refused", "unknown"] as const;

interface Props {
  list: readonly Receipt[];
  sought: Sought;
  onSeek: (sought: Sought) => void;
}

/** What is looked for among the receipts: words, and an outcome of those there are. */
export function ReceiptSearch({ list, sought, onSeek }: Props) {
  const { text } = useView();
  const there = KINDS.filter((kind) => list.some(({ outcome }) => kindOf(outcome) === kind));
  return (
    <div class="columns">
      <div class="field">
        <label for="receipt-search">{text.say("receipts.search")}</label>
        <input
          id="receipt-search"
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={sought.text}
          onInput={(event) => onSeek({ ...sought, text: event.currentTarget.value })}
        />
      </div>
      <div class="field">
        <label for="receipt-kind">{text.say("receipts.column.outcome")}</label>
        <select
          id="receipt-kind"
          value={sought.kind ?? ""}
          onChange={({ currentTarget: { value } }) =>
            onSeek({ ...sought, kind: KINDS.find((kind) => kind === value) ?? null })
          }
        >
          <option value="">{text.say("receipts.any")}</option>
          {there.map((kind) => (
            <option key={kind} value={kind}>
              {text.say(`receipt.${kind}`)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
