import { useView } from "../view/view.js";

/** What the keys do that one cannot see. */
export function KeyHelp() {
  const { text } = useView();
  const lines = ["send", "day", "arrows", "suggestions", "next"] as const;
  return (
    <details class="details">
      <summary>{text.say("keys.title")}</summary>
      <dl class="keys">
        {lines.map((line) => (
          <div key={line}>
            <dt>
              <kbd>{text.say(`keys.${line}.keys`)}</kbd>
            </dt>
            <dd>{text.say(`keys.${line}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
