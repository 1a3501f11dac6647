import { toFailure } from "../calls.js";
import { openDatabase } from "../database.js";
import { Desk } from "./desk.js";
import { saveError } from "./failure.js";
import { openSaves } from "./kept.js";
import type { Answer, Call } from "./protocol.js";

/**
 * The Worker of a saving. It knows no certificate, no token and no network: pages come to it, and a file leaves it. Calls
 * begin in their order; a page may still be on its way to the disk when the next one is taken in.
 */

const desk = new Desk(openSaves(openDatabase()));

addEventListener("message", async ({ data }: MessageEvent<Call>) => {
  postMessage(await answer(data));
});

async function answer({ id, method, args }: Call): Promise<Answer> {
  try {
    const run = desk[method] as (...args: unknown[]) => Promise<unknown>;
    return { id, value: await run.apply(desk, [...args]) };
  } catch (error) {
    return { id, error: toFailure(saveError(error)) };
  }
}
