import { toFailure } from "../calls.js";
import { FlaError } from "../session/session.js";
import type { Manifest } from "./layout.js";
import type { Call, FromWorker, ToWorker } from "./protocol.js";
import { findRecords, type SavedFound } from "./records.js";
import { type Verdict, verify } from "./verify.js";
import { Zip } from "./zip.js";

/** The Worker of a saved file. It has no certificate, no network and no storage; all it has is the file it was given. */

let opened: { zip: Zip; manifest: Manifest } | null = null;
let underWay = new AbortController();

addEventListener("message", async ({ data }: MessageEvent<ToWorker>) => {
  if ("cancel" in data) {
    underWay.abort();
    return;
  }
  underWay = new AbortController();
  try {
    post({ id: data.id, value: await answer(data) });
  } catch (error) {
    post({ id: data.id, error: toFailure(error) });
  }
});

async function answer(call: Call): Promise<Verdict | SavedFound> {
  if ("find" in call) {
    if (!opened) throw new FlaError("session.internal");
    return findRecords(opened.zip, opened.manifest, call.find, underWay.signal);
  }
  const zip = await Zip.open(call.open);
  let told = 0;
  const verdict = await verify(zip, {
    givenUp: underWay.signal,
    onProgress(share) {
      // A hundred steps are enough for an eye.
      if (share < told + 0.01) return;
      told = share;
      post({ progress: share });
    },
  });
  opened = { zip, manifest: verdict.manifest };
  return verdict;
}

function post(message: FromWorker) {
  postMessage(message);
}
