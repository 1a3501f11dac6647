// Loads dist/wasm in Node and prints what came of it as one line of JSON:
//
//     node tests/e2e/wasm/in-node.mjs open FILE PASSWORD
//     node tests/e2e/wasm/in-node.mjs damage FILE PASSWORD    (each byte of the file changed in turn)
import { readFileSync } from "node:fs";
import init, { Session } from "../../../dist/wasm/fla_wasm.js";

const [task, path, password] = process.argv.slice(2);
const file = readFileSync(path);
await init({ module_or_path: readFileSync(new URL("../../../dist/wasm/fla_wasm_bg.wasm", import.meta.url)) });
const session = new Session();

async function open(bytes) {
  try {
    const step = await session.openFile(bytes, new TextEncoder().encode(password));
    if (step.kind !== "opened") return step;
    return { count: step.file.identities.length };
  } catch (error) {
    const { name, code, params } = error;
    return { name, code, params, isError: error instanceof Error };
  }
}

async function damage() {
  const codes = {};
  let opened = 0;
  for (let at = 0; at < file.length; at += 1) {
    const changed = Uint8Array.from(file);
    changed[at] ^= 1 << (at % 8);
    const outcome = await open(changed);
    if ("count" in outcome) {
      opened += 1;
    } else {
      const code = outcome.name === "FlaError" ? outcome.code : `not an FlaError: ${outcome.name}`;
      codes[code] = (codes[code] ?? 0) + 1;
    }
  }
  return { opened, codes };
}

const outcome = await (task === "damage" ? damage() : open(file));
process.stdout.write(`${JSON.stringify(outcome)}\n`);
