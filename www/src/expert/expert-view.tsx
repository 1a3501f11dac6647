import { tokenEndpointOf } from "../steps/account.js";
import { useView } from "../view/view.js";
import { AssertionFacts } from "./assertion-facts.js";
import { Copies } from "./copies.js";
import { RequestFacts } from "./request-facts.js";
import { Section } from "./section.js";
import { Support } from "./support.js";
import { TokenCopy } from "./token-copy.js";
import { targetOf } from "./token-request.js";
import { TraceTable } from "./trace-table.js";
import { useRecord } from "./use-record.js";

/** What an expert compares with another program: what was signed and sent, ready to copy, and what came of it. */
export function ExpertView() {
  const { state } = useView();
  const { account, review } = state.connection;
  const record = useRecord();
  const endpoint = review?.addresses?.tokenEndpoint ?? tokenEndpointOf(account);
  const target = targetOf(account, endpoint);
  return (
    <div>
      <Section name="assertion">
        <AssertionFacts asserted={record?.asserted ?? null} />
      </Section>
      <Section name="request">
        <RequestFacts target={target} record={record} />
      </Section>
      <Section name="copies">
        <Copies target={target} />
      </Section>
      {record?.tokenExpiresAt && (
        <Section name="token">
          <TokenCopy expiresAt={record.tokenExpiresAt} />
        </Section>
      )}
      <Section name="trace">
        <TraceTable requests={record?.requests ?? []} />
      </Section>
      <Section name="support">
        <Support record={record} />
      </Section>
    </div>
  );
}
