import { readFileSync } from "node:fs";
import init from "#wasm";
import * as jose from "./contenders/jose.js";
import * as jsrsasign from "./contenders/jsrsasign.js";
import * as nodeCrypto from "./contenders/node-crypto.js";
import * as nodeForge from "./contenders/node-forge.js";
import * as ours from "./contenders/ours.js";
import * as pkijs from "./contenders/pkijs.js";
import * as webcrypto from "./contenders/webcrypto.js";
import type { Lists } from "./measure.js";

await init({ module_or_path: readFileSync("dist/wasm/fla_wasm_bg.wasm") });

/** Who takes part in Node. */
export const LISTS: Lists = {
  open: [ours.openerHere, nodeCrypto.opener, pkijs.opener, nodeForge.opener],
  floor: nodeCrypto.barePbkdf2,
  sign: [
    ours.signer,
    ours.keptSigner,
    nodeCrypto.signer,
    webcrypto.signer,
    nodeForge.signer,
    jsrsasign.signer,
  ],
  assert: [
    ours.asserter,
    ours.keptAsserter,
    jose.asserter,
    nodeCrypto.asserter,
    webcrypto.asserter,
    nodeForge.asserter,
    jsrsasign.asserter,
  ],
};
