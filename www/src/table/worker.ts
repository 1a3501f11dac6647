import init from "#table";
import { type Answer, toFailure } from "../calls.js";
import { Desk } from "./desk.js";
import type { Call, FromWorker, ToWorker } from "./protocol.js";

/**
 * The Worker of the table. It knows no certificate, no token and no network; all it ever has is the file the user gave
 * it. Calls are answered one after the other, so that each finds the table as the one before has left it.
 */

const desk = new Desk((progress) => post({ progress }));
let before: Promise<unknown> = init();
// A call that follows answers with the failure; without this line it would also count as unhandled.
before.catch(() => {});

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if ("cancel" in data) {
    desk.cancel();
    return;
  }
  const ready = before;
  before = ready
    .then(() => answer(data))
    .then(post, (error) => post({ id: data.id, error: toFailure(error) }));
});

async function answer(call: Call): Promise<Answer> {
  try {
    const run = desk[call.method] as (...args: unknown[]) => Promise<unknown>;
    return { id: call.id, value: await run.apply(desk, [...call.args]) };
  } catch (error) {
    return { id: call.id, error: toFailure(error) };
  }
}

function post(message: FromWorker) {
  postMessage(message);
}
