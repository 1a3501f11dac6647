import { formatInstant } from "../format.js";
import { Details } from "../view/details.js";
import { Facts } from "../view/facts.js";
import { useView } from "../view/view.js";
import type { Lookup } from "./consult-state.js";
import { Scroller } from "./scroller.js";

/** What was asked and answered, page by page. The criteria are told without the worker's number. */
export function LookupDetails({ lookup }: { lookup: Lookup }) {
  const { text } = useView();
  const asked = lookup.queries.map(({ worker, ...query }) =>
    worker ? { ...query, worker: "•".repeat(11) } : query,
  );
  return (
    <Details>
      <Facts
        facts={[
          [text.say("consult.detail.from"), lookup.pages[0]?.url.split("?")[0]],
          [text.say("consult.detail.pages"), String(lookup.pages.length)],
        ]}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre tabIndex={0}>{JSON.stringify(asked, null, 2)}</pre>
      <Scroller label={text.say("consult.detail.pages")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.say("consult.detail.retrieved")}</th>
              <th scope="col">{text.say("consult.detail.count")}</th>
              <th scope="col">{text.say("consult.detail.total")}</th>
              <th scope="col">BelGov-Trace-Id</th>
            </tr>
          </thead>
          <tbody>
            {lookup.pages.map(({ retrievedAt, count, total, traceId }, index) => (
              <tr key={index}>
                <td>{formatInstant(retrievedAt)}</td>
                <td>{count}</td>
                <td>{total ?? "–"}</td>
                <td>{traceId ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </Details>
  );
}
