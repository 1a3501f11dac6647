import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { FAULTS, parseOrder } from "../../www/src/simulator/fault.js";
import { ConnectionDropped, type HttpRequest } from "../../www/src/simulator/http.js";
import type { Simulator } from "../../www/src/simulator/service.js";

/** Nothing this service takes is larger, in bytes. */
const MAX_BODY = 8 * 1024 * 1024;

/** Where an order to misbehave is posted, as JSON: `{"fault":"noMandate","at":"api","when":"next"}`. */
export const FAULT_PATH = "/simulator/fault";

/** The simulator behind a socket. `origin` is what the addresses in requests are completed with. */
export function simulatorListener(simulator: Simulator, origin: string): RequestListener {
  return (incoming, outgoing) => {
    void respond(simulator, origin, incoming, outgoing);
  };
}

async function respond(
  simulator: Simulator,
  origin: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const request = await read(incoming, origin);
  if (!request) {
    outgoing.writeHead(413).end();
    return;
  }
  if (request.url === origin + FAULT_PATH) {
    takeOrder(simulator, request, outgoing);
    return;
  }
  try {
    const { status, headers, body } = await simulator.handle(request);
    outgoing.writeHead(status, headers).end(body);
  } catch (error) {
    outgoing.destroy();
    if (!(error instanceof ConnectionDropped)) {
      throw error;
    }
  }
}

function takeOrder(simulator: Simulator, request: HttpRequest, outgoing: ServerResponse): void {
  const order = parseOrder(parseJson(request.body));
  if (request.method === "POST" && order) {
    simulator.order(order);
    outgoing.writeHead(204).end();
  } else {
    const known = { fault: FAULTS, when: ["next", "always"] };
    outgoing.writeHead(400, { "Content-Type": "application/json" }).end(JSON.stringify(known));
  }
}

async function read(incoming: IncomingMessage, origin: string): Promise<HttpRequest | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) {
      return null;
    }
    chunks.push(chunk);
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    headers[name] = Array.isArray(value) ? value.join(", ") : (value ?? "");
  }
  const method = incoming.method ?? "GET";
  return {
    method,
    url: origin + (incoming.url ?? "/"),
    headers,
    body: size > 0 ? Buffer.concat(chunks) : null,
  };
}

function parseJson(body: Uint8Array | null): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body ?? undefined));
  } catch {
    return undefined;
  }
}
