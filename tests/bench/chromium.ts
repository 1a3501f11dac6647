import init from "#wasm";
import type { KeyFile } from "./contender.js";
import * as jose from "./contenders/jose.js";
import * as jsrsasign from "./contenders/jsrsasign.js";
import * as nodeForge from "./contenders/node-forge.js";
import * as ours from "./contenders/ours.js";
import * as pkijs from "./contenders/pkijs.js";
import * as webcrypto from "./contenders/webcrypto.js";
import { type Job, type Lists, measure } from "./measure.js";

/** Who takes part in Chromium. All of them run in the Worker this file is started as. */
const LISTS: Lists = {
  open: [ours.openerInWorker, ours.openerWithoutWebCrypto, pkijs.opener, nodeForge.opener],
  floor: webcrypto.barePbkdf2,
  sign: [ours.signer, ours.keptSigner, webcrypto.signer, nodeForge.signer, jsrsasign.signer],
  assert: [
    ours.asserter,
    ours.keptAsserter,
    jose.asserter,
    webcrypto.asserter,
    nodeForge.asserter,
    jsrsasign.asserter,
  ],
};

await init();
Object.assign(globalThis, { measure: (job: Job, file: KeyFile) => measure(job, LISTS, file) });
postMessage("ready");
