import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { Client } from "../../../www/src/simulator/client.js";
import { API_PATH, Simulator, TOKEN_PATH } from "../../../www/src/simulator/service.js";
import { simulatorListener } from "../../servers/listener.js";
import { listen, type Running } from "../../servers/loopback.js";
import { servePage } from "../../servers/page.js";

/** What the server did with one reference, in milliseconds of its clock; `null` when not yet. */
export interface History {
  /** Each time a request with it arrived. */
  readonly arrived: number[];
  /** Each time the register took it. */
  readonly accepted: number[];
  /** Each time its answer was on its way. */
  readonly answered: number[];
}

export interface CountingRegister extends Running {
  readonly origin: string;
  readonly tokenEndpoint: string;
  readonly apiBase: string;
  /** By reference. */
  readonly histories: ReadonlyMap<string, History>;
  /** Settles when so many registrations have arrived, of all there ever were. */
  arrivals(count: number): Promise<void>;
  readonly arrivalCount: number;
}

/**
 * The simulator behind a socket, with a book of its own: what arrived, what was accepted, what was answered, by reference.
 * It takes its time before it accepts and before it answers, so that a kill finds requests in every stage.
 */
export async function startRegister(
  folder: string,
  client: Client,
  pause: () => number,
): Promise<CountingRegister> {
  const histories = new Map<string, History>();
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  let arrivalCount = 0;
  let simulate: RequestListener = (_, outgoing) => outgoing.writeHead(503).end();
  const server = createServer(async (incoming, outgoing) => {
    const path = incoming.url ?? "/";
    if (incoming.method !== "POST" || path !== `${API_PATH}/trainingRegistrations`) {
      if (path.startsWith("/REST/")) simulate(incoming, outgoing);
      else void servePage(folder, incoming, outgoing);
      return;
    }
    const body = await bodyOf(incoming);
    const { reference } = JSON.parse(body.toString("utf8"));
    const history = histories.get(reference) ?? { arrived: [], accepted: [], answered: [] };
    histories.set(reference, history);
    history.arrived.push(Date.now());
    arrivalCount += 1;
    for (const { count, resolve } of waiting) if (arrivalCount >= count) resolve();
    await later(pause());
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    );
    const answer = await simulator.handle({ method: "POST", url: origin + path, headers, body });
    if (answer.status === 201) history.accepted.push(Date.now());
    await later(pause());
    if (outgoing.destroyed) return;
    history.answered.push(Date.now());
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  });
  server.keepAliveTimeout = 60_000;
  const running = await listen(server);
  const origin = `http://127.0.0.1:${running.port}`;
  const simulator = new Simulator({ origin, clients: [client] });
  simulate = simulatorListener(simulator, origin);
  return {
    ...running,
    ...{ origin, tokenEndpoint: origin + TOKEN_PATH, apiBase: origin + API_PATH, histories },
    get arrivalCount() {
      return arrivalCount;
    },
    arrivals: (count) =>
      new Promise((resolve) => {
        if (arrivalCount >= count) resolve();
        else waiting.push({ count, resolve });
      }),
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
