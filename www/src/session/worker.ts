import init, { Session } from "#wasm";
import { toFailure } from "../calls.js";
import { announceRequests } from "./announce.js";
import type { Call, Init, Reply, ToWorker } from "./protocol.js";

/**
 * The Worker that owns the Wasm core: the certificate's key, the password and the token live and die here.
 * It answers each call of the page with what may be shown, or with a failure's code and values.
 */

let session: Promise<Session> | undefined;

addEventListener("message", async (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if ("init" in message) {
    session = start(message);
    // A call that follows answers with the failure; without this line it would also count as unhandled.
    session.catch(() => {});
    return;
  }
  if ("pass" in message) return;
  if ("end" in message) {
    await end();
    return;
  }
  const reply = await answer(message);
  postMessage(reply, { transfer: bytesIn(reply) });
});

async function start({ exchange, announce }: Init): Promise<Session> {
  await init();
  if (announce) announceRequests();
  return new Session(exchange && exchangeOver(exchange));
}

async function answer(call: Call): Promise<Reply> {
  try {
    return { id: call.id, value: await perform(call) } as Reply;
  } catch (error) {
    return { id: call.id, error: toFailure(error) };
  }
}

/** The bytes of an answer go over to the page: a copy of every page of a register would stay until somebody cleans up. */
function bytesIn(reply: Reply): ArrayBuffer[] {
  const { value } = reply as { value?: unknown };
  const { bytes } = Object(value) as { bytes?: unknown };
  return bytes instanceof Uint8Array ? [bytes.buffer as ArrayBuffer] : [];
}

async function perform({ method, args }: Call): Promise<unknown> {
  if (!session) throw new Error("the page calls before it has initialised");
  const target = await session;
  const run = target[method] as (...args: unknown[]) => unknown;
  try {
    return run.apply(target, args);
  } finally {
    // The core has its copy by now, in memory that it wipes. Here the password and the file end.
    for (const bytes of args) if (bytes instanceof Uint8Array) bytes.fill(0);
  }
}

/** Has the session wipe what it holds, calls under way or not, and ends the Worker. */
async function end(): Promise<void> {
  try {
    (await session)?.close();
  } finally {
    close();
  }
}

type Exchanged = { id: number; response?: unknown; failed?: true };

/** The demo's way out: requests go to the simulator in the page and come back over the same port. */
function exchangeOver(port: MessagePort): (request: unknown, cancelled: AbortSignal) => Promise<unknown> {
  const waiting = new Map<number, { resolve: (response: unknown) => void; reject: () => void }>();
  let lastId = 0;
  port.onmessage = ({ data }: MessageEvent<Exchanged>) => {
    const exchange = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.failed) exchange?.reject();
    else exchange?.resolve(data.response);
  };
  return (request, cancelled) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      cancelled.addEventListener("abort", reject);
      port.postMessage({ id: lastId, request });
    });
}
