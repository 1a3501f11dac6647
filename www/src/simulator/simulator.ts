import { DEMO_CLIENTS, DEMO_ORIGIN, demoRegister } from "./demo.js";
import { type FaultOrder, parseOrder } from "./fault.js";
import { ConnectionDropped, type HttpResponse } from "./http.js";
import { Simulator } from "./service.js";

/** A request as the session sends it through the port. */
export interface Exchange {
  id: number;
  request: {
    method: string;
    url: string;
    headers: readonly (readonly [name: string, value: string])[];
    body: Uint8Array | null;
  };
}

/** What comes back under the same id; `failed` when the connection ended without an answer. */
export type ExchangeAnswer =
  | { id: number; response: { status: number; headers: [name: string, value: string][]; body: Uint8Array } }
  | { id: number; failed: true };

/** A message that makes the simulator misbehave, for presenters and tests. It is not answered. */
export interface FaultMessage {
  order: FaultOrder;
}

/**
 * Serves the demo through a port: the whole token server and register live in this page, and nothing leaves it.
 * Each port has a register of its own, gone when the page goes.
 */
export function serveExchanges(port: MessagePort): void {
  const simulator = new Simulator({ origin: DEMO_ORIGIN, clients: DEMO_CLIENTS, register: demoRegister() });
  port.addEventListener("message", ({ data }: MessageEvent<Exchange | FaultMessage>) => {
    if ("order" in data) {
      const order = parseOrder(data.order);
      if (order) {
        simulator.order(order);
      }
    } else {
      void respond(simulator, data).then((answer) => port.postMessage(answer));
    }
  });
  port.start();
}

async function respond(simulator: Simulator, { id, request }: Exchange): Promise<ExchangeAnswer> {
  if (!request.url.startsWith(`${DEMO_ORIGIN}/`)) {
    // As any address that does not resolve.
    return { id, failed: true };
  }
  const headers = Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value]));
  try {
    const { status, headers: answered, body }: HttpResponse = await simulator.handle({ ...request, headers });
    return { id, response: { status, headers: Object.entries(answered), body } };
  } catch (error) {
    if (error instanceof ConnectionDropped) {
      return { id, failed: true };
    }
    throw error;
  }
}
