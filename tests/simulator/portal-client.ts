import { once } from "node:events";
import { request } from "node:https";
import { PORTAL_HOST, type Portal } from "../servers/portal.js";

/** Posts to the portal's host name on loopback, as a browser with a resolver rule does. A form unless told otherwise. */
export async function postToPortal(
  { port, certificate }: Portal,
  url: string,
  headers: Record<string, string>,
  body: string,
) {
  const sending = request(url, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers, host: PORTAL_HOST },
    port,
    ca: certificate,
    agent: false,
    lookup: (_host, _options, found) => found(null, [{ address: "127.0.0.1", family: 4 }]),
  });
  sending.end(body);
  const [answer] = await once(sending, "response");
  let text = "";
  for await (const chunk of answer) {
    text += chunk;
  }
  return { status: answer.statusCode, body: JSON.parse(text) };
}
