import { Notice } from "../view/notice.js";
import { useView } from "../view/view.js";
import { labelOf } from "./transfer.js";

/** What came of the last import: how many accounts were taken, and which were not, and why. */
export function ImportNotice() {
  const { state, text } = useView();
  const { imported } = state.accounts;
  if (!imported) return null;
  const { added, refused } = imported;
  return (
    <div role="status">
      <Notice tone={refused.length > 0 ? "warning" : "good"}>
        <p class="strong">{text.count("accounts.imported", added.length)}</p>
        {added.length > 0 && <p>{added.map((account) => labelOf(account)).join(", ")}</p>}
        {refused.length > 0 && (
          <ul class="plain">
            {refused.map(({ name, reason }, index) => (
              <li key={`${index} ${name}`}>
                {name}: {text.say(`accounts.refused.${reason}`)}
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}
