import type { SessionRecord } from "#core";
import { Facts } from "../view/facts.js";
import { useView } from "../view/view.js";
import { isFor, type TokenTarget, tokenRequest } from "./token-request.js";

interface Props {
  target: TokenTarget;
  record: SessionRecord | null;
}

/** The token request of the account, line for line; the assertion without the signature that makes it worth something. */
export function RequestFacts({ target, record }: Props) {
  const { text } = useView();
  const sent = record?.asserted && isFor(record.asserted, target) ? record.signingInput : null;
  const signature = `‹${text.say("expert.request.signature")}›`;
  const request = tokenRequest(target, `${sent ?? "header.payload"}.${signature}`);
  return (
    <>
      <p class="hint">{text.say(sent ? "expert.request.sent" : "expert.request.next")}</p>
      <p class="technical-value">
        {request.method} {request.url}
      </p>
      <p class="technical-title">{text.say("expert.request.headers")}</p>
      <Facts facts={request.headers} />
      <p class="technical-title">{text.say("expert.request.fields")}</p>
      <Facts facts={request.fields} />
    </>
  );
}
