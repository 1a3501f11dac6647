import { once } from "node:events";
import type { IncomingHttpHeaders } from "node:http";
import { request } from "node:https";
import { PORTAL_HOST, type Portal } from "../servers/portal.js";

/** A request as one sends it. */
export interface PortalRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | Uint8Array | null;
}

/** Sends a request to the portal's host name on loopback, as a browser with a resolver rule does. */
export async function sendToPortal(
  { port, certificate }: Portal,
  { method, url, headers, body }: PortalRequest,
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  const sending = request(url, {
    method,
    headers: { ...headers, host: PORTAL_HOST },
    port,
    ca: certificate,
    agent: false,
    lookup: (_host, _options, found) => found(null, [{ address: "127.0.0.1", family: 4 }]),
  });
  sending.end(body ?? undefined);
  const [answer] = await once(sending, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) };
}

/** Posts to the portal and reads the JSON that comes back. A form unless told otherwise. */
export async function postToPortal(
  portal: Portal,
  url: string,
  headers: Record<string, string>,
  body: string,
) {
  const form = { "content-type": "application/x-www-form-urlencoded", ...headers };
  const answer = await sendToPortal(portal, { method: "POST", url, headers: form, body });
  return { status: answer.status, body: JSON.parse(answer.body.toString()) };
}
