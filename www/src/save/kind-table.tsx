import { KINDS } from "../consult/search.js";
import { formatCount } from "../format.js";
import { useView } from "../view/view.js";
import { progressOf, type SaveRun } from "./save-state.js";

/** How much of each kind was fetched, of how much there is. */
export function KindTable({ run }: { run: SaveRun }) {
  const { text } = useView();
  const count = (value: number) => formatCount(value, text.language);
  const rows = KINDS.map((kind) => {
    const stands = run.stands.filter((_, part) => run.questions[part]?.kind === kind);
    const refused = run.questions.filter(
      (question, part) => question.kind === kind && run.ended[part],
    ).length;
    return { kind, refused, isRead: stands.every(({ isRead }) => isRead), ...progressOf({ stands }) };
  });
  return (
    <table class="save-kinds">
      <thead class="hidden">
        <tr>
          <th scope="col">{text.say("save.kind")}</th>
          <th scope="col">{text.say("consult.detail.count")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, refused, isRead, records, total }) => (
          <tr key={kind}>
            <th scope="row">{text.say(`consult.kind.${kind}`)}</th>
            <td>
              {isRead || total === null
                ? count(records)
                : text.say("save.of", { count: count(records), total: count(total) })}
              {isRead && <span class="done"> ✓ {text.say("save.all_there")}</span>}
              {refused > 0 && <span class="refused"> {text.count("save.refused", refused)}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
