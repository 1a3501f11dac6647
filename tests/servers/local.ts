import { createServer, type RequestListener } from "node:http";
import type { Client } from "../../www/src/simulator/client.js";
import { DEMO_CLIENTS, demoRegister } from "../../www/src/simulator/demo.js";
import type { Register } from "../../www/src/simulator/register.js";
import { API_PATH, Simulator, TOKEN_PATH } from "../../www/src/simulator/service.js";
import { simulatorListener } from "./listener.js";
import { listen, type Running } from "./loopback.js";
import { servePage } from "./page.js";

export interface LocalOptions {
  /** The folder of the static page; without it only the simulator is served. */
  www?: string;
  port?: number;
  clients?: readonly Client[];
  /** Whether a connection serves more than one request; it does, unless told otherwise. */
  keepAlive?: boolean;
  /** Milliseconds the simulator's clock is ahead of this computer's. */
  ahead?: number;
  /** What is registered at the start; what the demo begins with, unless told otherwise. */
  register?: Register;
}

export interface Local extends Running {
  origin: string;
  tokenEndpoint: string;
  apiBase: string;
  simulator: Simulator;
}

/** The simulator over plain HTTP on loopback, and the static page beside it on the same origin. */
export async function startLocal({
  www,
  port = 0,
  clients = DEMO_CLIENTS,
  keepAlive = true,
  ahead = 0,
  register = demoRegister(),
}: LocalOptions = {}): Promise<Local> {
  let simulate: RequestListener = (_, outgoing) => outgoing.writeHead(503).end();
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? "/";
    const isSimulated = path.startsWith("/REST/") || path.startsWith("/simulator/") || www === undefined;
    if (isSimulated) {
      simulate(incoming, outgoing);
    } else {
      void servePage(www, incoming, outgoing);
    }
  });
  server.maxRequestsPerSocket = keepAlive ? 0 : 1;
  // Long enough that what a test does on an open connection does not depend on how fast the machine is.
  server.keepAliveTimeout = 60_000;
  const running = await listen(server, port);
  // The origin holds the port, which is known only now.
  const origin = `http://127.0.0.1:${running.port}`;
  const simulator = new Simulator({
    origin,
    clients,
    now: () => Date.now() + ahead,
    register,
  });
  simulate = simulatorListener(simulator, origin);
  return { ...running, origin, tokenEndpoint: origin + TOKEN_PATH, apiBase: origin + API_PATH, simulator };
}
