import type { TracedRequest } from "#core";
import { formatTime } from "../format.js";
import { changeNaming } from "../steps/settings.js";
import { useView } from "../view/view.js";

/** The last requests, newest first: what was asked, what came of it, and the ids a support desk finds it by. */
export function TraceTable({ requests }: { requests: readonly TracedRequest[] }) {
  const { panel, state, text } = useView();
  return (
    <>
      <label class="choice">
        <input
          type="checkbox"
          checked={state.settings.nameRequests}
          onChange={(event) => changeNaming(panel, event.currentTarget.checked)}
        />
        <span>
          {text.say("expert.trace.name")}
          <span class="hint">{text.say("expert.trace.name.hint")}</span>
        </span>
      </label>
      <p class="hint">{text.say(requests.length > 0 ? "expert.trace.about" : "expert.trace.none")}</p>
      {requests.length > 0 && (
        <table class="trace">
          <thead>
            <tr>
              <th scope="col">{text.say("expert.trace.time")}</th>
              <th scope="col">{text.say("expert.trace.request")}</th>
              <th scope="col">{text.say("expert.trace.answer")}</th>
            </tr>
          </thead>
          <tbody>
            {requests.toReversed().map((request, index) => (
              <Row key={requests.length - index} request={request} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Row({ request }: { request: TracedRequest }) {
  const { text } = useView();
  const { at, method, address, status, milliseconds, traceId, sentTraceId, code } = request;
  return (
    <tr>
      <td>{formatTime(new Date(at * 1000))}</td>
      <td>
        {method} {address}
        <Id label="BelGov-Trace-Id" id={traceId} />
        <Id label={text.say("expert.trace.ours")} id={sentTraceId} />
      </td>
      <td>
        {status ?? text.say("expert.trace.unanswered")}, {milliseconds} ms
        {code && <span class="gloss">{code}</span>}
      </td>
    </tr>
  );
}

function Id({ label, id }: { label: string; id: string | null }) {
  return (
    id && (
      <span class="gloss">
        {label} <span class="hex">{id}</span>
      </span>
    )
  );
}
